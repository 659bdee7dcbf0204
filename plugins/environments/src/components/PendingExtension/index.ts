export * from './PendingExtension';
