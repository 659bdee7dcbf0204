export * from './BulkBar';
