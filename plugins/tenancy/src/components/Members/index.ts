export * from './MembersTab';
