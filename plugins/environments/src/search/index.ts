export * from './EnvironmentSearchResult';
