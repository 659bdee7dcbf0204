import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  EnvironmentEventList,
  EnvironmentRequest,
  Namespace,
  Target,
} from '@groundwork/plugin-control-plane-common';
import {
  InMemoryAdapter,
  nobodysId,
  previewBody,
  requestsPath,
  useTestApi,
  waitFor,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('events of targets on %p', id => {
  const other = new InMemoryAdapter('other');
  const api = useTestApi(databases, id, {
    otherAdapters: [other],
    config: {
      runtimes: {
        memory: { type: 'memory', title: 'Memory', connection: {} },
        other: { type: 'other', title: 'Other', connection: {} },
      },
      runtimeGroups: {
        default: { runtimes: ['memory', 'other'], default: true },
      },
    },
  });
  const { call } = api;

  const read = async (path: string, query = '') => {
    const { status, body } = await call<EnvironmentEventList>(
      'ada',
      'GET',
      `${path}/events${query}`,
    );
    expect([query, status]).toEqual([query, 200]);
    return body;
  };
  const actionsOf = ({ items }: EnvironmentEventList) =>
    items.map(({ action }) => action.replace(/^[\w-]+\./, '')).reverse();

  const targetsOf = (targets: Target[] = []) =>
    ['memory', 'other'].map(
      runtime => targets.find(target => target.runtime === runtime)!.id,
    );

  /** An environment on both, of which somebody changed something on the second and took it back. */
  async function addEnvironment() {
    const { id: requestId } = await api.create(previewBody);
    await api.waitForStatus(requestId, 'ready');
    const path = `${requestsPath}/${requestId}`;
    const readRequest = async () =>
      (await call<EnvironmentRequest>('ada', 'GET', path)).body;
    other.tamper(requestId, 'edited by hand');
    const { targets } = await waitFor(
      readRequest,
      now => now.drift_status === 'drifted',
    );
    const [memory, second] = targetsOf(targets);
    await call('ada', 'POST', `/v1/targets/${second}/revert`);
    await waitFor(readRequest, now => now.drift_status === 'in_sync');
    return { path, memory, second };
  }

  it('are those that happened there, and no others', async () => {
    const { path, memory, second } = await addEnvironment();
    expect(actionsOf(await read(path, `?target_id=${memory}`))).toEqual([
      'target-ready',
    ]);
    const ofSecond = await read(path, `?target_id=${second}`);
    expect(actionsOf(ofSecond)).toEqual([
      'target-ready',
      'target-drifted',
      'drift-reverted',
      'target-ready',
    ]);
    expect(ofSecond.items.map(({ message }) => message)).toContain(
      'Ready on Other',
    );
    // They are among those of the environment, and what happened to all of it has no target.
    const { items } = await read(path, '?limit=200');
    expect(items.filter(event => event.target_id === second)).toEqual(
      ofSecond.items,
    );
    expect(
      items.find(({ action }) => action === 'environment-request.ready'),
    ).not.toHaveProperty('target_id');
  });

  it('come in pages that lack and repeat nothing', async () => {
    const { path, second } = await addEnvironment();
    const query = `?target_id=${second}`;
    const whole = await read(path, query);
    const paged = [];
    let cursor: string | undefined;
    do {
      const page = await read(
        path,
        `${query}&limit=1${cursor === undefined ? '' : `&cursor=${cursor}`}`,
      );
      expect(page.items).toHaveLength(1);
      paged.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole.items);
  });

  it('are none of what is no target of it, and what is no id is refused', async () => {
    const first = await addEnvironment();
    const { path } = await addEnvironment();
    for (const stranger of [nobodysId, first.second]) {
      expect(await read(path, `?target_id=${stranger}`)).toEqual({ items: [] });
    }
    const refused = await call('ada', 'GET', `${path}/events?target_id=other`);
    expect(refused).toMatchObject({
      status: 400,
      body: { error: 'validation_error' },
    });
  });

  it('are told of namespaces that were made directly, too', async () => {
    api.tokens.cleo = await api.plane.token('cleo', ['namespace-creator']);
    const { body: made } = await call<Namespace>(
      'cleo',
      'POST',
      '/v1/namespaces',
      {
        json: {
          name_components: { team: 'payments', project: 'p', env: 'dev' },
          members: [
            { identifier: 'user:default/mel', type: 'user', role: 'read' },
          ],
        },
      },
    );
    const path = `/v1/namespaces/${made.id}`;
    const { targets } = await waitFor(
      async () => (await call<Namespace>('ada', 'GET', path)).body,
      ({ status }) => status === 'active',
    );
    const [memory] = targetsOf(targets);
    const { items, ...rest } = await read(path, `?target_id=${memory}`);
    expect(rest).toEqual({});
    expect(items).toEqual([
      expect.objectContaining({
        action: 'namespace.target-ready',
        message: 'Ready on Memory',
        target_id: memory,
      }),
    ]);
    expect(await read(path, `?target_id=${nobodysId}`)).toEqual({ items: [] });
    const refused = await call('ada', 'GET', `${path}/events?target_id=other`);
    expect(refused.status).toBe(400);
  });

  it('are in the audit log with where they happened, as it was sealed', async () => {
    const { path, second } = await addEnvironment();
    const requestId = path.split('/').at(-1);
    const { body } = await call<{ items: { placement_id?: string }[] }>(
      'ada',
      'GET',
      `/v1/audit?target_id=${requestId}&limit=100`,
    );
    expect(
      body.items.filter(({ placement_id }) => placement_id === second),
    ).toHaveLength(4);
  });
});
