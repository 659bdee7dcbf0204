import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The list of environments. @public */
export const environmentsRouteRef = createRouteRef({ id: 'environments' });

/** Where an environment is requested. @public */
export const requestRouteRef = createSubRouteRef({
  id: 'environments.request',
  parent: environmentsRouteRef,
  path: '/new',
});

/** What environments cost and reserve. @public */
export const costsRouteRef = createSubRouteRef({
  id: 'environments.costs',
  parent: environmentsRouteRef,
  path: '/costs',
});

/** The status of one environment. @public */
export const environmentRouteRef = createSubRouteRef({
  id: 'environments.environment',
  parent: environmentsRouteRef,
  path: '/:id',
});

/** The inbox of requests that wait for a decision. @public */
export const approvalsRouteRef = createRouteRef({
  id: 'environments.approvals',
});

/** The page of a tenant; a portal without that page names tenants without links. @public */
export const tenantRouteRef = createExternalRouteRef({
  id: 'environments.tenant',
  params: ['slug'],
  optional: true,
  defaultTarget: 'tenancy.tenant',
});

/** The run of a template; a portal without templates names runs without links. @public */
export const templateTaskRouteRef = createExternalRouteRef({
  id: 'environments.template-task',
  params: ['taskId'],
  optional: true,
  defaultTarget: 'scaffolder.ongoingTask',
});
