import { TestDatabases } from '@backstage/backend-test-utils';
import {
  addHours,
  type EnvironmentRequest,
  type Target,
} from '@groundwork/plugin-control-plane-common';
import { requestsPath, type TestApi } from '../__testUtils__';
import { useLeaseApi } from './__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('suspending on %p', databaseId => {
  const leases = useLeaseApi(databases, databaseId, {
    // A day, and two days more to think about it.
    restful: {
      title: 'Restful',
      ttlHours: { default: 24, max: 24 },
      extension: { hoursMax: 12, lifetimeHoursMax: 48 },
      suspendHours: 48,
    },
    // The same, where somebody has to approve every extension.
    strict: {
      title: 'Strict',
      ttlHours: { default: 24, max: 24 },
      extension: { hoursMax: 0, lifetimeHoursMax: 24, beyond: true },
      suspendHours: 48,
    },
  });
  const { api, ready, read, extend, decide, pass, actions, waitUntil } = leases;

  const adapter = () => api.plane.adapter;
  const isLive = (id: string, suspended: boolean): boolean =>
    adapter().live.get(id)?.includes('"suspended":true') === suspended;

  /** An environment whose time was over a moment ago, suspended on its target. */
  async function addSuspended(): Promise<EnvironmentRequest> {
    const { id } = await ready('restful');
    await pass(id, 24);
    return waitUntil(
      id,
      ({ status, cluster_status }) =>
        status === 'suspended' && cluster_status === 'synced',
    );
  }

  async function post(path: string, json?: object) {
    return (await api.call('ana', 'POST', path, json && { json })).status;
  }

  const drift = (id: string) => {
    adapter().tamper(id, JSON.stringify('edited by hand'));
    return waitUntil(id, ({ drift_status }) => drift_status === 'drifted');
  };

  it('stops what can be stopped when its time is over, says until when, and keeps what is there', async () => {
    const request = await addSuspended();
    const { suspended_at = '', removal_at } = request;
    expect(removal_at).toBe(addHours(suspended_at, 48));
    expect(request).toMatchObject({
      status_message: 'Its time is over',
      drift_status: 'in_sync',
      actions: {
        extend: { allowed: true },
        delete: { allowed: true },
        reconcile: { allowed: true },
        approve: { allowed: false },
      },
      targets: [{ status: 'ready', generation: 2, observed_generation: 2 }],
    });
    expect(request).not.toHaveProperty('end_reason');
    expect(isLive(request.id, true)).toBe(true);
    expect((await actions(request.id)).slice(-2)).toEqual([
      'ready',
      'suspended',
    ]);
  });

  it('takes it up again when it is extended, from now on', async () => {
    const { id, ready_at = '' } = await addSuspended();
    const { status, body } = await extend('ana', id, { hours: 12 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ extensions: 1 });
    expect(body).not.toHaveProperty('suspended_at');
    expect(body).not.toHaveProperty('removal_at');
    const again = await waitUntil(id, request => request.status === 'ready');
    expect(isLive(id, false)).toBe(true);
    expect(again.ready_at).toBe(ready_at);
    const hoursLeft =
      (Date.parse(again.expires_at ?? '') - Date.now()) / 3_600_000;
    expect(hoursLeft).toBeGreaterThan(11.9);
    expect(hoursLeft).toBeLessThan(12.1);
    expect((await actions(id)).slice(-4)).toEqual([
      'suspended',
      'extended',
      'reconciling',
      'ready',
    ]);
    expect((await leases.events(id)).at(-3)).toMatchObject({
      message: 'Extended by 12 hours from now on, and taken up again',
      metadata: { resumed: 'true', hours: '12' },
    });
  });

  it('leaves for extensions what is left of its lifetime from now on', async () => {
    const { id } = await addSuspended();
    await pass(id, 14);
    // 38 hours of 48 are over.
    expect(await extend('ana', id, { hours: 10 })).toMatchObject({
      status: 400,
      body: { details: [{ field: 'hours' }] },
    });
    expect(await extend('ana', id, { hours: 9 })).toMatchObject({
      status: 200,
    });
  });

  it('removes it when nobody extended it, as expired', async () => {
    const { id } = await addSuspended();
    await pass(id, 48);
    const gone = await waitUntil(id, ({ status }) => status === 'expired');
    expect(gone).toMatchObject({ end_reason: 'expired' });
    expect(gone).not.toHaveProperty('suspended_at');
    expect(adapter().live.has(id)).toBe(false);
    expect((await actions(id)).slice(-3)).toEqual([
      'suspended',
      'expired',
      'deleted',
    ]);
    expect((await leases.events(id)).at(-2)).toMatchObject({
      metadata: { status: 'suspended', removal_at: expect.any(String) },
    });
  });

  it('can be removed before', async () => {
    const { id } = await addSuspended();
    expect(
      (await api.call('ana', 'DELETE', `${requestsPath}/${id}`)).status,
    ).toBe(202);
    expect(
      await waitUntil(id, ({ status }) => status === 'deleted'),
    ).toMatchObject({ end_reason: 'deleted' });
    expect(adapter().live.has(id)).toBe(false);
  });

  it('stays suspended when drift is found, and when it is reconciled or taken back', async () => {
    const { id } = await addSuspended();
    expect(await drift(id)).toMatchObject({ status: 'suspended' });
    expect(await post(`${requestsPath}/${id}/reconcile`)).toBe(202);
    // A second one changes nothing.
    expect(await post(`${requestsPath}/${id}/reconcile`)).toBe(202);
    const inSync = (request: EnvironmentRequest) =>
      request.drift_status === 'in_sync' && request.cluster_status === 'synced';
    expect(await waitUntil(id, inSync)).toMatchObject({ status: 'suspended' });
    expect(isLive(id, true)).toBe(true);

    const { targets = [] } = await drift(id);
    expect(await post(`/v1/targets/${targets[0].id}/revert`)).toBe(202);
    expect(await waitUntil(id, inSync)).toMatchObject({ status: 'suspended' });
    expect(isLive(id, true)).toBe(true);
    expect(await actions(id)).not.toContain('expired');
  });

  it('lets no drift be accepted that could start more, and keeps what was accepted before for when it is taken up', async () => {
    const { id } = await ready('restful');
    const { targets: [target] = [] } = await drift(id);
    const accept = ({ id: targetId }: Target) =>
      api.call<Target>('ana', 'POST', `/v1/targets/${targetId}/accept`, {
        json: { resource_ids: ['namespace'] },
      });
    expect(await accept(target)).toMatchObject({ status: 202 });
    await waitUntil(id, request => request.drift_status === 'in_sync');
    expect(adapter().live.get(id)).toContain('edited by hand');

    await pass(id, 24);
    await waitUntil(
      id,
      ({ cluster_status, status }) =>
        status === 'suspended' && cluster_status === 'synced',
    );
    expect(isLive(id, true)).toBe(true);
    await drift(id);
    expect(await accept(target)).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('suspended') },
    });

    await extend('ana', id, { hours: 1 });
    await api.waitForStatus(id, 'ready');
    expect(adapter().live.get(id)).toContain('edited by hand');
  });

  it('is suspended also where a target is away, says so, and is when that is back', async () => {
    const { id } = await ready('restful');
    const said: string[] = [];
    const failing: TestApi['plane']['adapter']['onCall'] = async () => {
      said.push(...((await read(id)).targets ?? []).map(each => each.message));
      throw new Error('The target is away');
    };
    adapter().onCall = failing;
    try {
      await pass(id, 24);
      const failed = await waitUntil(
        id,
        ({ status, cluster_status }) =>
          status === 'suspended' && cluster_status === 'degraded',
      );
      expect(failed.status_message).toContain('Its time is over · Memory:');
      expect(isLive(id, false)).toBe(true);
      expect(said).toContain('Being suspended');
      expect(said).not.toContain('Being provisioned');
      expect(await actions(id)).toContain('suspension-failed');
      expect(await leases.notifications(failed)).toContainEqual(
        expect.objectContaining({
          title: `${failed.name} could not be suspended everywhere`,
        }),
      );
    } finally {
      adapter().onCall = async () => {};
    }
    const { targets: [target] = [] } = await read(id);
    expect(await post(`/v1/targets/${target.id}/retry`)).toBe(202);
    expect(
      await waitUntil(id, ({ cluster_status }) => cluster_status === 'synced'),
    ).toMatchObject({
      status: 'suspended',
      status_message: 'Its time is over',
    });
    expect(isLive(id, true)).toBe(true);
  });

  it('goes by the version of the class that it was requested with', async () => {
    const { id } = await ready('restful');
    const { knex } = api.plane;
    const version = await knex('environment_class_versions')
      .where({ name: 'restful', version: 1 })
      .first();
    await knex('environment_class_versions').insert({
      ...version,
      version: 2,
      spec: JSON.stringify({ ...JSON.parse(version.spec), suspend_hours: 0 }),
    });
    await knex('environment_classes')
      .where({ name: 'restful' })
      .update({ version: 2 });
    try {
      await pass(id, 24);
      expect(
        await waitUntil(id, ({ status }) => status !== 'ready'),
      ).toMatchObject({ status: 'suspended', class_version: 1 });
    } finally {
      await knex('environment_classes')
        .where({ name: 'restful' })
        .update({ version: 1 });
    }
  });

  it('ends either suspended or extended when both happen at once, and never in between', async () => {
    const { id } = await ready('restful');
    await leases.update(id, {
      expires_at: addHours(new Date().toISOString(), 0.00001),
    });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => extend('ana', id, { hours: 2 })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const settled = await api.waitForStatus(id, 'ready');
    expect(settled.extensions).toBe(6);
    expect(isLive(id, false)).toBe(true);
  });

  it('takes up what was suspended while it waited, from now on', async () => {
    const { id } = await ready('strict');
    const request = (await extend('ana', id, { hours: 10 })).body;
    await pass(id, 24);
    await leases.waitUntil(id, ({ status }) => status === 'suspended');
    const { status } = await decide('ben', request, { decision: 'approve' });
    expect(status).toBe(200);
    const again = await api.waitForStatus(id, 'ready');
    expect(again).not.toHaveProperty('suspended_at');
    const hoursLeft =
      (Date.parse(again.expires_at ?? '') - Date.now()) / 3_600_000;
    expect(hoursLeft).toBeGreaterThan(9.9);
    expect(hoursLeft).toBeLessThan(10.1);
    expect((await actions(id)).slice(-5)).toEqual([
      'suspended',
      'extension-approved',
      'extended',
      'reconciling',
      'ready',
    ]);
  });

  it('ends suspended or taken up, and never in between, when it is approved as its time ends', async () => {
    const requests = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const { id } = await ready('strict');
        return (await extend('ana', id, { hours: 10 })).body;
      }),
    );
    await Promise.all(
      requests.map(async (request, index) => {
        await leases.update(request.id, {
          expires_at: addHours(new Date().toISOString(), index / 100_000),
        });
        const { status } = await decide('ben', request, {
          decision: 'approve',
        });
        expect(status).toBe(200);
      }),
    );
    for (const { id } of requests) {
      const settled = await api.waitForStatus(id, 'ready');
      expect(settled).toMatchObject({ extensions: 1 });
      expect(settled).not.toHaveProperty('removal_at');
      expect(api.plane.adapter.live.get(id)).not.toContain('suspended');
    }
  });

  it('ends once when it is deleted and extended at once', async () => {
    const { id } = await addSuspended();
    const [extended, deleted] = await Promise.all([
      extend('ana', id, { hours: 1 }),
      api.call('ana', 'DELETE', `${requestsPath}/${id}`),
    ]);
    expect(deleted.status).toBe(202);
    expect([200, 409]).toContain(extended.status);
    expect(
      await waitUntil(id, ({ status }) => status === 'deleted'),
    ).toMatchObject({ extensions: extended.status === 200 ? 1 : 0 });
    expect(adapter().live.has(id)).toBe(false);
  });
});
