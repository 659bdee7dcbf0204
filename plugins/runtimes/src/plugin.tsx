import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  createControlPlaneApi,
  runtimesApiRef,
} from '@groundwork/plugin-control-plane-react';
import {
  createNamespaceRouteRef,
  environmentRouteRef,
  groupsRouteRef,
  identityGroupsRouteRef,
  namespaceRouteRef,
  namespaceRulesRouteRef,
  namespacesRouteRef,
  queueRouteRef,
  runtimeRouteRef,
  runtimesRouteRef,
} from './routes';

/** The plugin for portals of the old frontend system. @public */
export const runtimesPlugin = createPlugin({
  id: 'runtimes',
  routes: {
    runtimes: runtimesRouteRef,
    runtime: runtimeRouteRef,
    groups: groupsRouteRef,
    queue: queueRouteRef,
    namespaces: namespacesRouteRef,
    namespace: namespaceRouteRef,
    createNamespace: createNamespaceRouteRef,
    namespaceRules: namespaceRulesRouteRef,
    identityGroups: identityGroupsRouteRef,
  },
  externalRoutes: { environment: environmentRouteRef },
  apis: [
    createApiFactory({
      api: runtimesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        createControlPlaneApi({ discoveryApi, fetchApi }),
    }),
  ],
});

/** Runtime environments, their groups and their queue; mount it at `/runtimes`. @public */
export const RuntimesPage = runtimesPlugin.provide(
  createRoutableExtension({
    name: 'RuntimesPage',
    component: () =>
      import('./components/ClassicPage/ClassicRuntimesPage').then(
        m => m.ClassicRuntimesPage,
      ),
    mountPoint: runtimesRouteRef,
  }),
);

/** List of namespaces and the page of each; mount it at `/namespaces`. @public */
export const NamespacesPage = runtimesPlugin.provide(
  createRoutableExtension({
    name: 'NamespacesPage',
    component: () =>
      import('./components/ClassicPage/ClassicNamespacesPage').then(
        m => m.ClassicNamespacesPage,
      ),
    mountPoint: namespacesRouteRef,
  }),
);
