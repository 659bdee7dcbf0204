export * from './RuntimePage';
