/**
 * Pages for runtime environments and namespaces, for portals of the new frontend system.
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
import { RiBox3Line, RiCpuLine } from '@remixicon/react';
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

const runtimesApi = ApiBlueprint.make({
  name: 'control-plane',
  params: defineParams =>
    defineParams({
      api: runtimesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        createControlPlaneApi({ discoveryApi, fetchApi }),
    }),
});

const runtimesPage = PageBlueprint.make({
  params: {
    path: '/runtimes',
    title: 'Runtimes',
    icon: <RiCpuLine />,
    routeRef: runtimesRouteRef,
    loader: () =>
      import('./components/RuntimesRouter').then(m => <m.RuntimesRouter />),
  },
});

const namespacesPage = PageBlueprint.make({
  name: 'namespaces',
  params: {
    path: '/namespaces',
    title: 'Namespaces',
    icon: <RiBox3Line />,
    routeRef: namespacesRouteRef,
    loader: () =>
      import('./components/NamespacesRouter').then(m => <m.NamespacesRouter />),
  },
});

/** The plugin for portals of the new frontend system. @public */
export default createFrontendPlugin({
  pluginId: 'runtimes',
  title: 'Runtimes',
  icon: <RiCpuLine />,
  info: { packageJson: () => import('../package.json') },
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
  extensions: [runtimesApi, runtimesPage, namespacesPage],
});

export { runtimesTranslationRef } from './translation';
