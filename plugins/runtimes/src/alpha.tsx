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
import {
  createControlPlaneApi,
  runtimesApiRef,
} from '@groundwork/plugin-control-plane-react';
import { BoxIcon, CpuIcon } from './icons';
import { loadPages } from './pages/loadPages';
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
    icon: <CpuIcon />,
    routeRef: runtimesRouteRef,
    loader: () => loadPages().then(pages => pages.runtimesPage()),
  },
});

const namespacesPage = PageBlueprint.make({
  name: 'namespaces',
  params: {
    path: '/namespaces',
    title: 'Namespaces',
    icon: <BoxIcon />,
    routeRef: namespacesRouteRef,
    loader: () => loadPages().then(pages => pages.namespacesPage()),
  },
});

/** The plugin for portals of the new frontend system. @public */
export default createFrontendPlugin({
  pluginId: 'runtimes',
  title: 'Runtimes',
  icon: <CpuIcon />,
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
export { runtimesTranslations } from './translationResource';
