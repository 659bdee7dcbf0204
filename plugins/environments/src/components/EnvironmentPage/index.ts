export * from './EnvironmentAnswer';
export * from './EnvironmentPage';
