/**
 * Pages to request, approve and watch environments, for portals of the new frontend system.
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
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiCheckDoubleLine, RiServerLine } from '@remixicon/react';
import {
  controlPlaneApiRef,
  createControlPlaneApi,
} from '@groundwork/plugin-control-plane-react';
import { isEnvironmentEntity } from './components/EntityEnvironments/annotations';
import {
  approvalsRouteRef,
  environmentRouteRef,
  environmentsRouteRef,
  requestRouteRef,
} from './routes';

const controlPlaneApi = ApiBlueprint.make({
  name: 'control-plane',
  params: defineParams =>
    defineParams({
      api: controlPlaneApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        createControlPlaneApi({ discoveryApi, fetchApi }),
    }),
});

const environmentsPage = PageBlueprint.make({
  params: {
    path: '/environments',
    title: 'Environments',
    icon: <RiServerLine />,
    routeRef: environmentsRouteRef,
    loader: () =>
      import('./components/EnvironmentsRouter').then(m => (
        <m.EnvironmentsRouter />
      )),
  },
});

const approvalsPage = PageBlueprint.make({
  name: 'approvals',
  params: {
    path: '/approvals',
    title: 'Approvals',
    icon: <RiCheckDoubleLine />,
    routeRef: approvalsRouteRef,
    loader: () =>
      import('./components/ApprovalsPage').then(m => <m.ApprovalsPage />),
  },
});

const environmentsContent = EntityContentBlueprint.make({
  params: {
    path: 'environments',
    title: 'Environments',
    group: 'deployment',
    icon: <RiServerLine />,
    filter: { kind: 'component' },
    loader: () =>
      import('./components/EntityEnvironments').then(m => (
        <m.EntityEnvironmentsContent />
      )),
  },
});

const componentCard = EntityCardBlueprint.make({
  name: 'component',
  params: {
    type: 'content',
    filter: { kind: 'component' },
    loader: () =>
      import('./components/EntityEnvironments').then(m => (
        <m.ComponentEnvironmentsCard />
      )),
  },
});

const environmentCard = EntityCardBlueprint.make({
  name: 'environment',
  params: {
    type: 'content',
    filter: isEnvironmentEntity,
    loader: () =>
      import('./components/EntityEnvironments').then(m => (
        <m.EnvironmentEntityCard />
      )),
  },
});

/** The plugin for portals of the new frontend system. @public */
export default createFrontendPlugin({
  pluginId: 'environments',
  title: 'Environments',
  icon: <RiServerLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    environments: environmentsRouteRef,
    request: requestRouteRef,
    environment: environmentRouteRef,
    approvals: approvalsRouteRef,
  },
  extensions: [
    controlPlaneApi,
    environmentsPage,
    approvalsPage,
    environmentsContent,
    componentCard,
    environmentCard,
  ],
});

export { environmentsTranslationRef } from './translation';
