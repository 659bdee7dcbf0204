import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  QueueItem,
  QueueItemList,
  QueueReplay,
  QueueState,
  QueueSummary,
  RuntimeEnvironmentList,
} from '@groundwork/plugin-control-plane-common';
import { createGate, previewBody, useTestApi, waitFor } from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('the queue on %p', id => {
  const api = useTestApi(databases, id, {
    config: { reconciler: { lease: '2s' } },
  });
  const { call } = api;

  beforeEach(async () => {
    api.plane.adapter.onCall = async () => {};
    await api.plane.knex('environment_requests').delete();
  });

  const list = async (query = '') =>
    (await call<QueueItemList>('vic', 'GET', `/v1/queue${query}`)).body;
  const summary = async () =>
    (await call<QueueSummary>('vic', 'GET', '/v1/queue/summary')).body;

  async function waitForState(name: string, state: QueueState) {
    const { items } = await waitFor(
      () => list(`?q=${name}`),
      page => page.items[0]?.state === state,
    );
    return items[0];
  }

  async function addFailed(): Promise<QueueItem> {
    const before = api.plane.adapter.onCall;
    api.plane.adapter.onCall = async name => {
      if (name === 'apply') {
        throw new Error('Out of addresses');
      }
    };
    const { name } = await api.create(previewBody);
    const item = await waitForState(name, 'dead');
    api.plane.adapter.onCall = before;
    return item;
  }

  it('shows what rests, what runs and who has it, and what gave up and why', async () => {
    const { name } = await api.create(previewBody);
    expect(await waitForState(name, 'resting')).toMatchObject({
      name,
      runtime: 'memory',
      title: 'Memory',
      status: 'ready',
      attempt: 0,
      generation: 1,
      observed_generation: 1,
    });

    const gate = createGate();
    api.plane.adapter.onCall = async (each, _desired, signal) =>
      each === 'apply' ? gate.pass(signal) : undefined;
    const held = await api.create(previewBody);
    const running = await waitForState(held.name, 'running');
    expect(running).toMatchObject({
      environment_request_id: held.id,
      namespace_id: held.id,
      claimed_by: expect.stringMatching(new RegExp(`/${process.pid}$`)),
      claimed_at: expect.any(String),
      lease_until: expect.any(String),
    });
    gate.open();
    await waitForState(held.name, 'resting');

    const dead = await addFailed();
    expect(dead).toMatchObject({
      status: 'failed',
      attempt: 3,
      last_error: 'Out of addresses',
    });
    expect(dead.next_reconcile_at).toBeUndefined();
    expect(await summary()).toMatchObject({
      total: { due: 0, running: 0, held: 0, waiting: 0, dead: 1, resting: 2 },
      runtimes: [{ runtime: 'memory', title: 'Memory', counts: { dead: 1 } }],
    });
    const page = await list('?state=dead');
    expect(page).toMatchObject({
      items: [{ id: dead.id }],
      total: { value: 1, relation: 'eq' },
    });
    expect((await list('?runtime=elsewhere')).items).toEqual([]);
  });

  it('shows what is held and why, and counts it so', async () => {
    const { items } = (
      await call<RuntimeEnvironmentList>(
        'ada',
        'GET',
        '/v1/runtime-environments',
      )
    ).body;
    const maintain = (enabled: boolean) =>
      call(
        'ada',
        'PUT',
        `/v1/runtime-environments/${items[0].id}/maintenance`,
        {
          json: { enabled },
        },
      );
    await maintain(true);
    const { name } = await api.create(previewBody);
    expect(await waitForState(name, 'held')).toMatchObject({
      held_reason: 'Memory is in maintenance',
    });
    expect(await summary()).toMatchObject({
      total: { held: 1 },
      runtimes: [{ held_reason: 'Memory is in maintenance' }],
    });
    await maintain(false);
    await waitForState(name, 'resting');
  });

  it('is listed in the order in which it is due, page by page, each item once', async () => {
    for (let count = 0; count < 7; count += 1) {
      const { name } = await api.create(previewBody);
      await waitForState(name, 'resting');
    }
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page: QueueItemList = await list(
        `?limit=3${cursor ? `&cursor=${cursor}` : ''}`,
      );
      ids.push(...page.items.map(item => item.id));
      cursor = page.next_cursor;
    } while (cursor);
    const expected = await api.plane
      .knex('placements')
      .orderBy(['next_reconcile_at', 'id'])
      .pluck('id');
    expect(ids).toEqual(expected);
  });

  it('tries again what gave up: one, or all', async () => {
    const first = await addFailed();
    const second = await addFailed();
    const third = await addFailed();
    const replayed = await call<QueueItem>(
      'ada',
      'POST',
      `/v1/queue/${first.id}/replay`,
    );
    expect(replayed).toMatchObject({ status: 202, body: { attempt: 0 } });
    await waitForState(first.name, 'resting');

    const all = await call<QueueReplay>('ada', 'POST', '/v1/queue/replay', {
      json: { runtime: 'memory' },
    });
    expect(all).toMatchObject({ status: 202, body: { count: 2 } });
    for (const { name } of [second, third]) {
      await waitForState(name, 'resting');
    }
    const events = await api.plane
      .knex('audit_events')
      .where('action', 'environment-request.target-retried')
      .pluck('actor_id');
    expect(events).toEqual(Array(3).fill('user:default/ada'));
  });

  it('takes work away from whoever hangs, whose pass comes to nothing', async () => {
    const { adapter } = api.plane;
    let calls = 0;
    let aborted = false;
    adapter.onCall = async (name, _desired, signal) => {
      if (name === 'apply') {
        calls += 1;
        if (calls === 1) {
          await new Promise((_, reject) => {
            signal?.addEventListener('abort', () => {
              aborted = true;
              reject(signal.reason);
            });
          });
        }
      }
    };
    const { id: requestId, name } = await api.create(previewBody);
    const running = await waitForState(name, 'running');
    const released = await call<QueueItem>(
      'ada',
      'POST',
      `/v1/queue/${running.id}/release`,
    );
    expect(released.status).toBe(202);
    expect(released.body.claimed_by).toBeUndefined();
    await api.waitForStatus(requestId, 'ready');
    expect([calls, aborted]).toEqual([2, true]);
    expect(adapter.overlaps).toEqual([]);
  });
});
