export * from './EditDialog';
