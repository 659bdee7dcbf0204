export * from './NamespaceRulesPage';
