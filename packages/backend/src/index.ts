import { createBackend } from '@backstage/backend-defaults';
import { postgresSearchLoader } from './postgresSearchLoader';

const backend = createBackend();

// The portal's pages
backend.add(import('@backstage/plugin-app-backend'));

// Who somebody is and what they may do
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-oidc-provider'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@groundwork/plugin-permission-backend-module-control-plane'),
);

// Catalog
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@groundwork/plugin-catalog-backend-module-control-plane'));

// Templates
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(
  import('@groundwork/plugin-scaffolder-backend-module-control-plane'),
);

// Search
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@groundwork/plugin-search-backend-module-control-plane'));
backend.add(postgresSearchLoader);

// What people are told, and how their pages stay live
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

// The control plane and what it can reach
backend.add(import('@groundwork/plugin-control-plane-backend'));
backend.add(import('@groundwork/plugin-control-plane-backend-module-gitops'));
backend.add(
  import('@groundwork/plugin-control-plane-backend-module-kubernetes'),
);

if (process.env.GROUNDWORK_TASK === 're-encrypt') {
  // Instead of serving
  void import('./reEncrypt').then(({ reEncrypt }) => reEncrypt());
} else {
  backend.start();
}
