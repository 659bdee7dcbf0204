import { createBackendModule } from '@backstage/backend-plugin-api';
import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type {
  Namespace,
  NamespaceCreate,
  NamespaceList,
} from '@groundwork/plugin-control-plane-common';
import { controlPlaneIdentityGroupsExtensionPoint } from '@groundwork/plugin-control-plane-node';
import { InMemoryAdapter, useTestApi, waitFor } from '../../__testUtils__';

/** Path of namespaces. */
export const path = '/v1/namespaces';

class PickyAdapter extends InMemoryAdapter {
  refuseName(name: string): string | undefined {
    return name.startsWith('kube-')
      ? 'names that begin with kube- are reserved'
      : undefined;
  }
}

/** What the identity provider of the tests knows. */
export const directory = new Map<string, string[]>();

const identityProvider = createBackendModule({
  pluginId: 'control-plane',
  moduleId: 'test-directory',
  register(env) {
    env.registerInit({
      deps: { groups: controlPlaneIdentityGroupsExtensionPoint },
      async init({ groups }) {
        groups.addProvider({
          id: 'directory',
          resolve: async group => directory.get(group),
        });
      },
    });
  },
});

/**
 * The API around the tests of a `describe`, with people beside the usual: `cleo` makes namespaces, `mel` is the one who reads
 * in them, `pia` has a token with the group `Team-Payments`.
 */
export function useTestNamespaces(
  databases: TestDatabases,
  id: TestDatabaseId,
) {
  const adapter = new InMemoryAdapter();
  const api = useTestApi(databases, id, {
    adapter,
    otherAdapters: [new PickyAdapter('picky')],
    features: [identityProvider],
    config: {
      runtimes: {
        memory: { type: 'memory', title: 'Memory', connection: {} },
        picky: { type: 'picky', title: 'Picky', connection: {} },
      },
      runtimeGroups: {
        default: { runtimes: ['memory'], default: true },
        both: { runtimes: ['memory', 'picky'] },
      },
      identityGroups: { catalog: { enabled: false } },
    },
  });
  const { call } = api;

  beforeAll(async () => {
    api.tokens.cleo = await api.plane.token('cleo', ['namespace-creator']);
    api.tokens.mel = await api.plane.token('mel');
    api.tokens.pia = await api.plane.token('pia', [], {
      groups: ['Team-Payments'],
    });
  });

  let count = 0;
  function bodyOf(changes: Partial<NamespaceCreate> = {}): NamespaceCreate {
    count += 1;
    return {
      name_components: { team: 'payments', project: `p${count}`, env: 'dev' },
      members: [{ identifier: 'user:default/mel', type: 'user', role: 'read' }],
      ...changes,
    };
  }

  async function create(changes: Partial<NamespaceCreate> = {}) {
    const answer = await call<Namespace>('cleo', 'POST', path, {
      json: bodyOf(changes),
    });
    expect([answer.status, answer.body.details]).toEqual([202, undefined]);
    return answer.body;
  }

  async function waitForNamespace(
    namespaceId: string,
    isRight: (namespace: Namespace) => boolean,
  ): Promise<Namespace> {
    return waitFor(
      async () =>
        (await call<Namespace>('ada', 'GET', `${path}/${namespaceId}`)).body,
      isRight,
    );
  }

  const waitForActive = (namespaceId: string) =>
    waitForNamespace(namespaceId, ({ status }) => status === 'active');

  async function listOf(who: string, query = '') {
    const { status, body } = await call<NamespaceList>(
      who,
      'GET',
      `${path}${query}`,
    );
    expect(status).toBe(200);
    return body;
  }

  const desiredOf = async (namespaceId: string) =>
    (
      await api.plane
        .knex('placements')
        .where({ namespace_id: namespaceId })
        .orderBy('runtime')
        .pluck('desired')
    ).map(text => JSON.parse(text));

  return {
    api,
    adapter,
    call,
    waitForStatus: api.waitForStatus,
    bodyOf,
    /** How often a body was made; it is part of the name. */
    latest: () => count,
    create,
    waitForNamespace,
    waitForActive,
    listOf,
    desiredOf,
  };
}
