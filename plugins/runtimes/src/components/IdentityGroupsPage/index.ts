export * from './IdentityGroupsPage';
