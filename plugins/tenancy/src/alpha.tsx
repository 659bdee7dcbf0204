/**
 * Pages for tenants, products and the audit log, for portals of the new frontend system.
 *
 * @packageDocumentation
 */
import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  RiBuilding2Line,
  RiFileList3Line,
  RiStore2Line,
} from '@remixicon/react';
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

const tenancyApi = ApiBlueprint.make({
  name: 'control-plane',
  params: defineParams =>
    defineParams({
      api: tenancyApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        createControlPlaneApi({ discoveryApi, fetchApi }),
    }),
});

const tenantsPage = PageBlueprint.make({
  params: {
    path: '/tenants',
    title: 'Tenants',
    icon: <RiBuilding2Line />,
    routeRef: tenantsRouteRef,
    loader: () =>
      import('./components/TenantsRouter').then(m => <m.TenantsRouter />),
  },
});

const productsPage = PageBlueprint.make({
  name: 'products',
  params: {
    path: '/products',
    title: 'Products',
    icon: <RiStore2Line />,
    routeRef: productsRouteRef,
    loader: () =>
      import('./components/ProductCatalogPage').then(m => (
        <m.ProductCatalogPage />
      )),
  },
});

const auditPage = PageBlueprint.make({
  name: 'audit',
  params: {
    path: '/audit',
    title: 'Audit log',
    icon: <RiFileList3Line />,
    routeRef: auditRouteRef,
    loader: () => import('./components/AuditPage').then(m => <m.AuditPage />),
  },
});

/** The plugin for portals of the new frontend system. @public */
export default createFrontendPlugin({
  pluginId: 'tenancy',
  title: 'Tenants',
  icon: <RiBuilding2Line />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    tenants: tenantsRouteRef,
    tenant: tenantRouteRef,
    tenantTab: tenantTabRouteRef,
    products: productsRouteRef,
    audit: auditRouteRef,
  },
  externalRoutes: { environment: environmentRouteRef },
  extensions: [tenancyApi, tenantsPage, productsPage, auditPage],
});

export { tenancyTranslationRef } from './translation';
