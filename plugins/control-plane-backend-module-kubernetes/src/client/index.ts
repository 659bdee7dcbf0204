export * from './explainKubeError';
export * from './kinds';
export * from './KubeClient';
export { KubeCredentials } from './KubeCredentials';
export * from './KubeObject';
export * from './KubeStatusError';
