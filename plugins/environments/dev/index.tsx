import '@backstage/cli/asset-types';
import './styles.css';
import ReactDOM from 'react-dom/client';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createExtension,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  permissionApiRef,
  type PermissionApi,
} from '@backstage/plugin-permission-react';
import { controlPlaneApiRef } from '@groundwork/plugin-control-plane-react';
import environmentsPlugin from '../src/alpha';
import { entities } from './entities';
import { EntityPreviewPage } from './EntityPreviewPage';
import { FakeControlPlane, type Scenario } from './FakeControlPlane';

const SCENARIO_KEY = 'groundwork.dev-scenario';
const asked = new URLSearchParams(window.location.search).get('scenario');
if (asked) {
  sessionStorage.setItem(SCENARIO_KEY, asked);
}
const scenario = (sessionStorage.getItem(SCENARIO_KEY) ?? 'full') as Scenario;
const controlPlane = FakeControlPlane.create(scenario);

const allowed = { result: 'ALLOW' } as Awaited<
  ReturnType<PermissionApi['authorize']>
>;

const app = createApp({
  features: [
    environmentsPlugin,
    createFrontendModule({
      pluginId: 'environments',
      extensions: [
        ApiBlueprint.make({
          name: 'control-plane',
          params: defineParams =>
            defineParams({
              api: controlPlaneApiRef,
              deps: {},
              factory: () => controlPlane,
            }),
        }),
      ],
    }),
    createFrontendPlugin({
      pluginId: 'catalog',
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({
              api: catalogApiRef,
              deps: {},
              factory: () => catalogApiMock({ entities }),
            }),
        }),
        PageBlueprint.make({
          name: 'entity',
          params: {
            path: '/catalog/:namespace/:kind/:name',
            routeRef: entityRouteRef,
            loader: async () => <EntityPreviewPage />,
          },
        }),
      ],
    }),
    createFrontendModule({
      pluginId: 'app',
      extensions: [
        // Nobody signs in here.
        createExtension({
          kind: 'sign-in-page',
          attachTo: { id: 'app/root', input: 'signInPage' },
          disabled: true,
          output: [],
          factory: () => [],
        }),
        ApiBlueprint.make({
          name: 'permission',
          params: defineParams =>
            defineParams({
              api: permissionApiRef,
              deps: {},
              factory: () => ({ authorize: async () => allowed }),
            }),
        }),
      ],
    }),
  ],
});

const root = document.getElementById('root');
if (!root) {
  throw new Error('The page has no element with the id "root"');
}
ReactDOM.createRoot(root).render(app.createRoot());
