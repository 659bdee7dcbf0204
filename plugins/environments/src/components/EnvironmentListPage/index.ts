export * from './EnvironmentList';
export * from './EnvironmentListPage';
