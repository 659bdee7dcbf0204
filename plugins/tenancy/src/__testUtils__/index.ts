export {
  comeBackOnline,
  exampleError,
  exampleId,
  hoursFromNow,
  mockWidth,
} from '@groundwork/plugin-control-plane-react/testUtils';
export * from './english';
export * from './examples';
export * from './mockTenancy';
export * from './renderPage';
