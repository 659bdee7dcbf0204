import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The runtime environments. @public */
export const runtimesRouteRef = createRouteRef({ id: 'runtimes.runtimes' });

/** The groups of runtime environments. @public */
export const groupsRouteRef = createSubRouteRef({
  id: 'runtimes.groups',
  parent: runtimesRouteRef,
  path: '/groups',
});

/** The work of the reconciler. @public */
export const queueRouteRef = createSubRouteRef({
  id: 'runtimes.queue',
  parent: runtimesRouteRef,
  path: '/queue',
});

/** One runtime environment. @public */
export const runtimeRouteRef = createSubRouteRef({
  id: 'runtimes.runtime',
  parent: runtimesRouteRef,
  path: '/:id',
});

/** The namespaces that the person may see. @public */
export const namespacesRouteRef = createRouteRef({
  id: 'runtimes.namespaces',
});

/** Asks for what makes a namespace. @public */
export const createNamespaceRouteRef = createSubRouteRef({
  id: 'runtimes.create-namespace',
  parent: namespacesRouteRef,
  path: '/new',
});

/** How namespaces are named and what metadata they need. @public */
export const namespaceRulesRouteRef = createSubRouteRef({
  id: 'runtimes.namespace-rules',
  parent: namespacesRouteRef,
  path: '/rules',
});

/** The groups of people that namespaces name. @public */
export const identityGroupsRouteRef = createSubRouteRef({
  id: 'runtimes.identity-groups',
  parent: namespacesRouteRef,
  path: '/identity-groups',
});

/** One namespace. @public */
export const namespaceRouteRef = createSubRouteRef({
  id: 'runtimes.namespace',
  parent: namespacesRouteRef,
  path: '/:id',
});

/** The status of one environment; a portal without that page names environments without links. @public */
export const environmentRouteRef = createExternalRouteRef({
  id: 'runtimes.environment',
  params: ['id'],
  optional: true,
  defaultTarget: 'environments.environment',
});
