export * from './LeaseBar';
