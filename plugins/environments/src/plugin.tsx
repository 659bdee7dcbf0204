import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import { createSearchResultListItemExtension } from '@backstage/plugin-search-react';
import {
  controlPlaneApiRef,
  createControlPlaneApi,
} from '@groundwork/plugin-control-plane-react';
import {
  approvalsRouteRef,
  costsRouteRef,
  environmentRouteRef,
  environmentsRouteRef,
  requestRouteRef,
  templateTaskRouteRef,
  tenantRouteRef,
} from './routes';
import {
  classicClassPicker,
  classicNamePreview,
  classicRegionPicker,
  classicTenantPicker,
} from './scaffolder/classicFields';

/** The plugin for portals of the old frontend system. @public */
export const environmentsPlugin = createPlugin({
  id: 'environments',
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

/** The environments of a component, a system or a group, as a tab of its entity page. @public */
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

/** The environments of a system or a group rolled up, as a card of its entity page. @public */
export const EntityOverviewEnvironmentsCard = environmentsPlugin.provide(
  createComponentExtension({
    name: 'EntityOverviewEnvironmentsCard',
    component: {
      lazy: () =>
        import('./components/EntityEnvironments').then(
          m => m.OverviewEnvironmentsCard,
        ),
    },
  }),
);

/** What waits for the person, what is theirs and what ends soon, for the home page. @public */
export const HomePageEnvironments = environmentsPlugin.provide(
  createCardExtension<{}>({
    name: 'HomePageEnvironments',
    title: 'Your environments',
    components: () => import('./home').then(m => ({ Content: m.HomeWidget })),
  }),
);

/** Environments among the results of a search. @public */
export const EnvironmentSearchResultListItem = environmentsPlugin.provide(
  createSearchResultListItemExtension({
    name: 'EnvironmentSearchResultListItem',
    component: () => import('./search').then(m => m.EnvironmentSearchResult),
    predicate: ({ type }) => type === 'environments',
  }),
);

/** Chooses an environment class in a template, `ui:field: EnvironmentClassPicker`. @public */
export const EnvironmentClassPickerFieldExtension =
  environmentsPlugin.provide(classicClassPicker);

/** Chooses a region of the class in a template, `ui:field: EnvironmentRegionPicker`. @public */
export const EnvironmentRegionPickerFieldExtension =
  environmentsPlugin.provide(classicRegionPicker);

/** Shows in a template what the environment will be called, `ui:field: EnvironmentNamePreview`. @public */
export const EnvironmentNamePreviewFieldExtension =
  environmentsPlugin.provide(classicNamePreview);

/** Chooses a tenant in a template, `ui:field: TenantPicker`. @public */
export const TenantPickerFieldExtension =
  environmentsPlugin.provide(classicTenantPicker);
