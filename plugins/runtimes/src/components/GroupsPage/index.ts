export * from './GroupsPage';
