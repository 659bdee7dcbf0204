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
  EntityContextMenuItemBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  controlPlaneApiRef,
  createControlPlaneApi,
} from '@groundwork/plugin-control-plane-react';
import { CheckCheckIcon, ServerIcon } from './icons';
import { isEnvironmentEntity } from './components/EntityEnvironments/annotations';
import {
  useOpenMenuItem,
  useRequestMenuItem,
} from './components/EntityEnvironments/contextMenuItems';
import { homeWidget } from './home/extensions';
import { loadPages } from './pages/loadPages';
import {
  approvalsRouteRef,
  costsRouteRef,
  environmentRouteRef,
  environmentsRouteRef,
  requestRouteRef,
  templateTaskRouteRef,
  tenantRouteRef,
} from './routes';
import { formFieldExtensions } from './scaffolder/extensions';
import { searchExtensions } from './search/extensions';

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
    icon: <ServerIcon />,
    routeRef: environmentsRouteRef,
    loader: () => loadPages().then(pages => pages.environmentsPage()),
  },
});

const approvalsPage = PageBlueprint.make({
  name: 'approvals',
  params: {
    path: '/approvals',
    title: 'Approvals',
    icon: <CheckCheckIcon />,
    routeRef: approvalsRouteRef,
    loader: () => loadPages().then(pages => pages.approvalsPage()),
  },
});

const environmentsContent = EntityContentBlueprint.make({
  params: {
    path: 'environments',
    title: 'Environments',
    group: 'deployment',
    icon: <ServerIcon />,
    filter: { kind: { $in: ['component', 'system', 'group'] } },
    loader: () => loadPages().then(pages => pages.entityContent()),
  },
});

const componentCard = EntityCardBlueprint.make({
  name: 'component',
  params: {
    type: 'content',
    filter: { kind: 'component' },
    loader: () => loadPages().then(pages => pages.componentCard()),
  },
});

const environmentCard = EntityCardBlueprint.make({
  name: 'environment',
  params: {
    type: 'content',
    filter: isEnvironmentEntity,
    loader: () => loadPages().then(pages => pages.environmentCard()),
  },
});

const overviewCard = EntityCardBlueprint.make({
  name: 'overview',
  params: {
    type: 'content',
    filter: { kind: { $in: ['system', 'group'] } },
    loader: () => loadPages().then(pages => pages.overviewCard()),
  },
});

const requestMenuItem = EntityContextMenuItemBlueprint.make({
  name: 'request',
  params: {
    icon: <ServerIcon size={16} />,
    filter: { kind: { $in: ['component', 'system', 'group'] } },
    useProps: useRequestMenuItem,
  },
});

const openMenuItem = EntityContextMenuItemBlueprint.make({
  name: 'open',
  params: {
    icon: <ServerIcon size={16} />,
    filter: isEnvironmentEntity,
    useProps: useOpenMenuItem,
  },
});

/** The plugin for portals of the new frontend system. @public */
export default createFrontendPlugin({
  pluginId: 'environments',
  title: 'Environments',
  icon: <ServerIcon />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    environments: environmentsRouteRef,
    request: requestRouteRef,
    environment: environmentRouteRef,
    costs: costsRouteRef,
    approvals: approvalsRouteRef,
  },
  externalRoutes: {
    tenant: tenantRouteRef,
    templateTask: templateTaskRouteRef,
  },
  extensions: [
    controlPlaneApi,
    environmentsPage,
    approvalsPage,
    environmentsContent,
    componentCard,
    environmentCard,
    overviewCard,
    requestMenuItem,
    openMenuItem,
    ...formFieldExtensions,
    ...searchExtensions,
    homeWidget,
  ],
});

export { environmentsMenuTranslationRef } from './menuTranslation';
export { environmentsTranslationRef } from './translation';
export { environmentsTranslations } from './translationResource';
