import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  mockServices,
  startTestBackend,
  type TestDatabaseId,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import { ControlPlaneClient } from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneRuntimesExtensionPoint,
  type RuntimeAdapter,
} from '@groundwork/plugin-control-plane-node';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { controlPlanePlugin } from '../plugin';
import { exampleEntities } from './exampleEntities';
import { InMemoryAdapter } from './InMemoryAdapter';
import { mintToken } from './mintToken';
import { testControlPlaneConfig } from './testControlPlaneConfig';

/** A running control plane on a real database and a runtime environment in memory. */
export type TestControlPlane = {
  url: string;
  knex: Knex;
  adapter: InMemoryAdapter;
  client: ControlPlaneClient;
  /** A token of somebody with these roles, or nobody's of that name. */
  token(
    sub: string,
    roles?: string[],
    claims?: Record<string, unknown>,
  ): Promise<string>;
  stop(): Promise<void>;
};

/** What {@link startControlPlane} takes. */
export type TestControlPlaneOptions = {
  databases?: TestDatabases;
  databaseId?: TestDatabaseId;
  knex?: Knex;
  /** Ids of plugins that have a database of their own, as in a portal; they share the control plane's otherwise. */
  withOwnDatabase?: readonly string[];
  adapter?: InMemoryAdapter;
  /** Adapters beside the first; configure runtime environments of their types. */
  otherAdapters?: RuntimeAdapter[];
  /** Keys of `controlPlane` that differ; those of `reconciler` one by one. */
  config?: JsonObject & { reconciler?: JsonObject };
  /** Configuration beside `controlPlane`. */
  otherConfig?: JsonObject;
  permissionEnabled?: boolean;
  /** The catalog; one with the example components unless given. */
  catalog?: BackendFeature;
  /** Backstage's own unless given. */
  scheduler?: BackendFeature;
  /** Plugins, modules and services beside the control plane. */
  features?: BackendFeature[];
};

/** Starts the plugin as a backend would, against the given database. */
export async function startControlPlane(
  options: TestControlPlaneOptions,
): Promise<TestControlPlane> {
  const knex =
    options.knex ?? (await options.databases!.init(options.databaseId!));
  const adapter = options.adapter ?? new InMemoryAdapter();
  const backend = await startTestBackend({
    features: [
      controlPlanePlugin,
      createBackendModule({
        pluginId: 'control-plane',
        moduleId: 'memory',
        register(env) {
          env.registerInit({
            deps: { runtimes: controlPlaneRuntimesExtensionPoint },
            async init({ runtimes }) {
              for (const each of [adapter, ...(options.otherAdapters ?? [])]) {
                runtimes.addAdapter(each);
              }
            },
          });
        },
      }),
      mockServices.rootConfig.factory({
        data: {
          ...options.otherConfig,
          permission: { enabled: options.permissionEnabled ?? true },
          controlPlane: {
            ...testControlPlaneConfig,
            ...options.config,
            reconciler: {
              ...testControlPlaneConfig.reconciler,
              ...options.config?.reconciler,
            },
          },
        },
      }),
      databaseOf(knex, await openOthers(options)),
      options.scheduler ?? schedulerServiceFactory,
      options.catalog ??
        catalogServiceMock.factory({ entities: exampleEntities }),
      ...(options.features ?? []),
    ],
  });
  const url = `http://localhost:${backend.server.port()}/api/control-plane`;
  return {
    url,
    knex,
    adapter,
    client: ControlPlaneClient.create({ baseUrl: async () => url }),
    token: mintToken,
    stop: () => backend.stop(),
  };
}

async function openOthers(
  options: TestControlPlaneOptions,
): Promise<Map<string, Knex>> {
  const opened = new Map<string, Knex>();
  for (const pluginId of options.withOwnDatabase ?? []) {
    opened.set(pluginId, await options.databases!.init(options.databaseId!));
  }
  return opened;
}

function databaseOf(
  knex: Knex,
  others: ReadonlyMap<string, Knex>,
): BackendFeature {
  return createServiceFactory({
    service: coreServices.database,
    deps: { plugin: coreServices.pluginMetadata },
    factory: ({ plugin }) =>
      mockServices.database({ knex: others.get(plugin.getId()) ?? knex }),
  });
}
