export {
  comeBackOnline,
  exampleError,
  exampleId,
  hoursFromNow,
  mockWidth,
} from '@groundwork/plugin-control-plane-react/testUtils';
export * from './examples';
export * from './mockRuntimes';
export * from './renderPage';
export * from './sayInEnglish';
