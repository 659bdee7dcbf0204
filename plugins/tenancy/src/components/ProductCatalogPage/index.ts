export * from './ProductCatalogPage';
