export * from './DriftDetails';
export * from './EnvironmentLinks';
export * from './EnvironmentAnswer';
export * from './EnvironmentPage';
export * from './EventList';
