export * from './RoleField';
