export * from './EnvironmentClasses';
export * from './classRoutes';
