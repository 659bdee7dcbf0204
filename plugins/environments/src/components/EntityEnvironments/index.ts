export * from './annotations';
export * from './ComponentEnvironmentsCard';
export * from './EntityEnvironmentsContent';
export * from './EnvironmentEntityCard';
export * from './OverviewEnvironmentsCard';
