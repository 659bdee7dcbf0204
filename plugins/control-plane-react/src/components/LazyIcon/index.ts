export * from './lazyIcon';
