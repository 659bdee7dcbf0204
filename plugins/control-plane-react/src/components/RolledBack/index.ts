export * from './RolledBack';
