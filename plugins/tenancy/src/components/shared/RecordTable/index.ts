export * from './RecordTable';
