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
  createControlPlaneApi,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';
import { Building2Icon, ScrollTextIcon, StoreIcon } from './icons';
import { loadPages } from './pages/loadPages';
import {
  auditRouteRef,
  environmentRouteRef,
  productsRouteRef,
  tenantRouteRef,
  tenantsRouteRef,
  tenantTabRouteRef,
} from './routes';
import { searchExtensions } from './search/extensions';

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
    icon: <Building2Icon />,
    routeRef: tenantsRouteRef,
    loader: () => loadPages().then(pages => pages.tenantsPage()),
  },
});

const productsPage = PageBlueprint.make({
  name: 'products',
  params: {
    path: '/products',
    title: 'Products',
    icon: <StoreIcon />,
    routeRef: productsRouteRef,
    loader: () => loadPages().then(pages => pages.productsPage()),
  },
});

const auditPage = PageBlueprint.make({
  name: 'audit',
  params: {
    path: '/audit',
    title: 'Audit log',
    icon: <ScrollTextIcon />,
    routeRef: auditRouteRef,
    loader: () => loadPages().then(pages => pages.auditPage()),
  },
});

/** The plugin for portals of the new frontend system. @public */
export default createFrontendPlugin({
  pluginId: 'tenancy',
  title: 'Tenants',
  icon: <Building2Icon />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    tenants: tenantsRouteRef,
    tenant: tenantRouteRef,
    tenantTab: tenantTabRouteRef,
    products: productsRouteRef,
    audit: auditRouteRef,
  },
  externalRoutes: { environment: environmentRouteRef },
  extensions: [
    tenancyApi,
    tenantsPage,
    productsPage,
    auditPage,
    ...searchExtensions,
  ],
});

export { tenancyTranslationRef } from './translation';
export { tenancyTranslations } from './translationResource';
