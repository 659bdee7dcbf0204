export * from './EnvironmentClasses';
