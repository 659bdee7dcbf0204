export * from './ProjectsTab';
