import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  controlPlaneApiRef,
  createControlPlaneApi,
} from '@groundwork/plugin-control-plane-react';
import {
  approvalsRouteRef,
  environmentRouteRef,
  environmentsRouteRef,
  requestRouteRef,
} from './routes';

/** The plugin for portals of the old frontend system. @public */
export const environmentsPlugin = createPlugin({
  id: 'environments',
  routes: {
    environments: environmentsRouteRef,
    request: requestRouteRef,
    environment: environmentRouteRef,
    approvals: approvalsRouteRef,
  },
  apis: [
    createApiFactory({
      api: controlPlaneApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        createControlPlaneApi({ discoveryApi, fetchApi }),
    }),
  ],
});

/** List, request and status pages; mount it at `/environments`. @public */
export const EnvironmentsPage = environmentsPlugin.provide(
  createRoutableExtension({
    name: 'EnvironmentsPage',
    component: () =>
      import('./components/ClassicPage').then(m => m.ClassicEnvironmentsPage),
    mountPoint: environmentsRouteRef,
  }),
);

/** Inbox of requests that wait for a decision; mount it at `/approvals`. @public */
export const ApprovalsPage = environmentsPlugin.provide(
  createRoutableExtension({
    name: 'ApprovalsPage',
    component: () =>
      import('./components/ClassicPage').then(m => m.ClassicApprovalsPage),
    mountPoint: approvalsRouteRef,
  }),
);

/** The environments of a component, as a tab of its entity page. @public */
export const EntityEnvironmentsContent = environmentsPlugin.provide(
  createComponentExtension({
    name: 'EntityEnvironmentsContent',
    component: {
      lazy: () =>
        import('./components/EntityEnvironments').then(
          m => m.EntityEnvironmentsContent,
        ),
    },
  }),
);

/** The environments of a component at a glance, as a card of its entity page. @public */
export const EntityComponentEnvironmentsCard = environmentsPlugin.provide(
  createComponentExtension({
    name: 'EntityComponentEnvironmentsCard',
    component: {
      lazy: () =>
        import('./components/EntityEnvironments').then(
          m => m.ComponentEnvironmentsCard,
        ),
    },
  }),
);

/** State, drift and lease of an environment, as a card of its own entity page. @public */
export const EntityEnvironmentCard = environmentsPlugin.provide(
  createComponentExtension({
    name: 'EntityEnvironmentCard',
    component: {
      lazy: () =>
        import('./components/EntityEnvironments').then(
          m => m.EnvironmentEntityCard,
        ),
    },
  }),
);
