/* What the pages of this plugin share, and each page by a function that loads it. */
import { TenantsRouter } from '../components/TenantsRouter';

export * as auditLog from '../components/AuditLog';
export * as hooks from '../hooks';
export * as model from '../model';
export { tenancyTranslationRef } from '../translation';

export const tenantsPage = async () => <TenantsRouter />;

export const productsPage = () =>
  import('../components/ProductCatalogPage').then(m => (
    <m.ProductCatalogPage />
  ));

export const auditPage = () =>
  import('../components/AuditPage').then(m => <m.AuditPage />);

export const searchResult = () =>
  import('../search').then(m => m.TenantSearchResult);
