export * from './EnvironmentMenu';
export * from './EnvironmentTable';
