export * from './Bar';
