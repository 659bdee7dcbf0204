export * from './RuntimesRouter';
