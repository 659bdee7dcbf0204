export * from './RuntimesPage';
