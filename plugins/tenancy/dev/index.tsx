import '@backstage/cli/asset-types';
import './styles.css';
import ReactDOM from 'react-dom/client';
import { createApp } from '@backstage/frontend-defaults';
import { tenancyApiRef } from '@groundwork/plugin-control-plane-react';
import {
  harnessFeatures,
  readScenario,
  type Scenario,
} from '@groundwork/plugin-control-plane-react/testUtils';
import tenancyPlugin from '../src/alpha';
import { entities } from './entities';
import { FakeTenancy } from './FakeTenancy';

const scenario = readScenario<Scenario>('full');

const app = createApp({
  features: [
    tenancyPlugin,
    ...harnessFeatures({
      pluginId: 'tenancy',
      api: tenancyApiRef,
      fake: FakeTenancy.create(scenario),
      entities,
      isDenied: scenario === 'viewer',
    }),
  ],
});

const root = document.getElementById('root');
if (!root) {
  throw new Error('The page has no element with the id "root"');
}
ReactDOM.createRoot(root).render(app.createRoot());
