import '@backstage/cli/asset-types';
import './styles.css';
import ReactDOM from 'react-dom/client';
import { createApp } from '@backstage/frontend-defaults';
import { runtimesApiRef } from '@groundwork/plugin-control-plane-react';
import {
  harnessFeatures,
  readScenario,
  type Scenario,
} from '@groundwork/plugin-control-plane-react/testUtils';
import runtimesPlugin from '../src/alpha';
import { entities } from './entities';
import { FakeRuntimes } from './FakeRuntimes';

const scenario = readScenario<Scenario>('full');

const app = createApp({
  features: [
    runtimesPlugin,
    ...harnessFeatures({
      pluginId: 'runtimes',
      api: runtimesApiRef,
      fake: FakeRuntimes.create(scenario),
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
