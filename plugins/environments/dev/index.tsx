import '@backstage/cli/asset-types';
import './styles.css';
import ReactDOM from 'react-dom/client';
import { createApp } from '@backstage/frontend-defaults';
import { controlPlaneApiRef } from '@groundwork/plugin-control-plane-react';
import {
  harnessFeatures,
  readScenario,
} from '@groundwork/plugin-control-plane-react/testUtils';
import environmentsPlugin from '../src/alpha';
import { entities } from './entities';
import { EntityPreviewPage } from './EntityPreviewPage';
import { FakeControlPlane, type Scenario } from './FakeControlPlane';

const app = createApp({
  features: [
    environmentsPlugin,
    ...harnessFeatures({
      pluginId: 'environments',
      api: controlPlaneApiRef,
      fake: FakeControlPlane.create(readScenario<Scenario>('full')),
      entities,
      entityPage: <EntityPreviewPage />,
    }),
  ],
});

const root = document.getElementById('root');
if (!root) {
  throw new Error('The page has no element with the id "root"');
}
ReactDOM.createRoot(root).render(app.createRoot());
