export {
  comeBackOnline,
  exampleError,
  exampleId,
  hoursFromNow,
  mockWidth,
} from '@groundwork/plugin-control-plane-react/testUtils';
export * from './englishWords';
export * from './exampleApprovals';
export * from './exampleAuditEvent';
export * from './exampleClasses';
export * from './exampleCosts';
export * from './examples';
export * from './mockControlPlane';
export * from './renderPage';
export * from './exampleGates';
