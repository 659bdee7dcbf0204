export * from './NamespaceListPage';
