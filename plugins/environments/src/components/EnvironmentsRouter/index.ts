export * from './EnvironmentsRouter';
