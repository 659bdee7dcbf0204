import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createSearchResultListItemExtension } from '@backstage/plugin-search-react';
import {
  createControlPlaneApi,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';
import {
  auditRouteRef,
  environmentRouteRef,
  productsRouteRef,
  tenantRouteRef,
  tenantsRouteRef,
  tenantTabRouteRef,
} from './routes';

/** The plugin for portals of the old frontend system. @public */
export const tenancyPlugin = createPlugin({
  id: 'tenancy',
  routes: {
    tenants: tenantsRouteRef,
    tenant: tenantRouteRef,
    tenantTab: tenantTabRouteRef,
    products: productsRouteRef,
    audit: auditRouteRef,
  },
  externalRoutes: { environment: environmentRouteRef },
  apis: [
    createApiFactory({
      api: tenancyApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        createControlPlaneApi({ discoveryApi, fetchApi }),
    }),
  ],
});

/** List of tenants and the page of each; mount it at `/tenants`. @public */
export const TenantsPage = tenancyPlugin.provide(
  createRoutableExtension({
    name: 'TenantsPage',
    component: () =>
      import('./components/ClassicPage/ClassicTenantsPage').then(
        m => m.ClassicTenantsPage,
      ),
    mountPoint: tenantsRouteRef,
  }),
);

/** The products that tenants can request or try; mount it at `/products`. @public */
export const ProductsPage = tenancyPlugin.provide(
  createRoutableExtension({
    name: 'ProductsPage',
    component: () =>
      import('./components/ClassicPage/ClassicProductsPage').then(
        m => m.ClassicProductsPage,
      ),
    mountPoint: productsRouteRef,
  }),
);

/** The audit log; mount it at `/audit`. @public */
export const AuditPage = tenancyPlugin.provide(
  createRoutableExtension({
    name: 'AuditPage',
    component: () =>
      import('./components/ClassicPage/ClassicAuditPage').then(
        m => m.ClassicAuditPage,
      ),
    mountPoint: auditRouteRef,
  }),
);

/** Tenants among the results of a search. @public */
export const TenantSearchResultListItem = tenancyPlugin.provide(
  createSearchResultListItemExtension({
    name: 'TenantSearchResultListItem',
    component: () => import('./search').then(m => m.TenantSearchResult),
    predicate: ({ type }) => type === 'tenants',
  }),
);
