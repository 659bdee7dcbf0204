import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import type {
  RuntimeEnvironment,
  RuntimeEnvironmentList,
  RuntimeGroup,
} from '@groundwork/plugin-control-plane-common';
import {
  useTestApi,
  type TestApi,
  type TestControlPlaneOptions,
} from '../../__testUtils__';
import { ClusterAdapter } from './ClusterAdapter';

export const runtimesPath = '/v1/runtime-environments';
export const groupsPath = '/v1/groups';

/** Whatever an operation answers, or why it does not. */
export type RuntimeAnswer = Partial<RuntimeEnvironment & RuntimeGroup> & {
  items?: (RuntimeEnvironment & RuntimeGroup)[];
  error?: string;
  message?: string;
  details?: { field: string; message: string }[];
};

/** The API with clusters that can be added. */
export type RuntimeApi = TestApi & {
  cluster: ClusterAdapter;
  /** Calls as `ada`, who administers. */
  ask<T = RuntimeAnswer>(
    method: string,
    path: string,
    json?: unknown,
  ): ReturnType<TestApi['call']> extends Promise<infer A>
    ? Promise<Omit<A, 'body'> & { body: T & RuntimeAnswer }>
    : never;
  /** Another name each time. */
  unique(): string;
  /** Adds a cluster. */
  addCluster(change?: object): Promise<RuntimeEnvironment>;
  /** Adds a group of the runtime environments, by id. */
  addGroup(ids: string[], change?: object): Promise<RuntimeGroup>;
  findByName(name: string): Promise<RuntimeEnvironment>;
};

/** Starts and stops the API around the tests of a `describe`. */
export function useRuntimeApi(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
  config: JsonObject = {},
  options: Partial<TestControlPlaneOptions> = {},
): RuntimeApi {
  const cluster = new ClusterAdapter();
  const api = useTestApi(databases, databaseId, {
    ...options,
    otherAdapters: [cluster, ...(options.otherAdapters ?? [])],
    config: {
      addresses: { allowed: ['10.0.0.0/8'] },
      ...config,
    },
  });
  let count = 0;
  const runtimeApi: RuntimeApi = Object.assign(Object.create(api), {
    cluster,
    ask: (method: string, path: string, json?: unknown) =>
      api.call('ada', method, path, { json }),
    unique() {
      count += 1;
      return `cluster-${count}`;
    },
    async addCluster(change: object = {}) {
      const { status, body } = await runtimeApi.ask<RuntimeEnvironment>(
        'POST',
        runtimesPath,
        {
          name: runtimeApi.unique(),
          type: 'cluster',
          connection_config: {
            server: 'https://10.0.0.1:6443',
            token: 'token-of-a-cluster',
          },
          ...change,
        },
      );
      expect([status, body]).toEqual([201, expect.anything()]);
      return body;
    },
    async addGroup(ids: string[], change: object = {}) {
      const { status, body } = await runtimeApi.ask<RuntimeGroup>(
        'POST',
        groupsPath,
        {
          name: runtimeApi.unique(),
          environments: ids.map(id => ({ id })),
          ...change,
        },
      );
      expect([status, body]).toEqual([201, expect.anything()]);
      return body;
    },
    async findByName(name: string) {
      const { body } = await runtimeApi.ask<RuntimeEnvironmentList>(
        'GET',
        `${runtimesPath}?limit=200`,
      );
      const found = body.items.find(runtime => runtime.name === name);
      if (!found) {
        throw new Error(`There is no ${name}`);
      }
      return found;
    },
  });
  return runtimeApi;
}
