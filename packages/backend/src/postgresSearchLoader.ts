import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';

/**
 * Searches with PostgreSQL's own index where PostgreSQL is the database, so that every replica finds the same. Elsewhere
 * the index that the search plugin keeps in memory does.
 */
export const postgresSearchLoader = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  async *loader({ config }) {
    if (config.getOptionalString('backend.database.client') === 'pg') {
      yield import('@backstage/plugin-search-backend-module-pg');
    }
  },
});
