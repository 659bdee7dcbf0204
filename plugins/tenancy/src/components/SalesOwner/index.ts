export * from './SalesOwner';
