export * from './ActionMenu';
