export * from './ItemTable';
