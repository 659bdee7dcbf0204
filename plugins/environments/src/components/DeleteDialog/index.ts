export * from './DeleteDialog';
