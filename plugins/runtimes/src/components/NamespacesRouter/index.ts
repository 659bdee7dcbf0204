export * from './NamespacesRouter';
