import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The list of tenants. @public */
export const tenantsRouteRef = createRouteRef({ id: 'tenancy.tenants' });

/** One tenant. @public */
export const tenantRouteRef = createSubRouteRef({
  id: 'tenancy.tenant',
  parent: tenantsRouteRef,
  path: '/:slug',
});

/** One tenant with one of its tabs open. @public */
export const tenantTabRouteRef = createSubRouteRef({
  id: 'tenancy.tenant-tab',
  parent: tenantsRouteRef,
  path: '/:slug/:tab',
});

/** The products that tenants can have. @public */
export const productsRouteRef = createRouteRef({ id: 'tenancy.products' });

/** The audit log. @public */
export const auditRouteRef = createRouteRef({ id: 'tenancy.audit' });

/** The status of one environment; a portal without that page shows environments without links. @public */
export const environmentRouteRef = createExternalRouteRef({
  id: 'tenancy.environment',
  params: ['id'],
  optional: true,
  defaultTarget: 'environments.environment',
});
