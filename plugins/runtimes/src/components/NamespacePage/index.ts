export * from './NamespacePage';
