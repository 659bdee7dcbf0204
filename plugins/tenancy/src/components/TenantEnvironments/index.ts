export * from './EnvironmentsTab';
