export * from './watchNamespaces';
