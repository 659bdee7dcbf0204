import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/** The list of environments. @public */
export const environmentsRouteRef = createRouteRef({ id: 'environments' });

/** Where an environment is requested. @public */
export const requestRouteRef = createSubRouteRef({
  id: 'environments.request',
  parent: environmentsRouteRef,
  path: '/new',
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
