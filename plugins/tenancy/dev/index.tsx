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
import { tenancyApiRef } from '@groundwork/plugin-control-plane-react';
import tenancyPlugin from '../src/alpha';
import { entities } from './entities';
import type { Scenario } from './Answering';
import { FakeTenancy } from './FakeTenancy';

const SCENARIO_KEY = 'groundwork.dev-scenario';
const asked = new URLSearchParams(window.location.search).get('scenario');
if (asked) {
  sessionStorage.setItem(SCENARIO_KEY, asked);
}
const scenario = (sessionStorage.getItem(SCENARIO_KEY) ?? 'full') as Scenario;
const tenancy = FakeTenancy.create(scenario);

const authorization = {
  result: scenario === 'viewer' ? 'DENY' : 'ALLOW',
} as Awaited<ReturnType<PermissionApi['authorize']>>;

const app = createApp({
  features: [
    tenancyPlugin,
    createFrontendModule({
      pluginId: 'tenancy',
      extensions: [
        ApiBlueprint.make({
          name: 'control-plane',
          params: defineParams =>
            defineParams({
              api: tenancyApiRef,
              deps: {},
              factory: () => tenancy,
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
            loader: async () => <></>,
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
              factory: () => ({ authorize: async () => authorization }),
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
