export * from './ShortId';
