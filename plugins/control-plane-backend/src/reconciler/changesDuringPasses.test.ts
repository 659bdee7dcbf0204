import { TestDatabases } from '@backstage/backend-test-utils';
import knexFactory from 'knex';
import {
  createGate,
  previewBody,
  useTestReconciler,
  waitFor,
} from '../__testUtils__';
import { isSqlite } from '../database';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('the reconciler on %p', id => {
  const test = useTestReconciler(databases, id);
  const { start, request, waitUntil, waitForStatus, listActions } = test;

  describe('when a backend ends', () => {
    it('finishes what was in the middle of being applied with another one, once', async () => {
      test.plane = await start();
      const gate = createGate();
      test.adapter.onCall = (call, _desired, signal) =>
        call === 'apply' ? gate.pass(signal) : Promise.resolve();
      const { id: requestId } = await request();
      await waitFor(
        async () => gate.waiting,
        waiting => waiting === 1,
      );
      const { knex } = test.plane;
      await test.plane.stop();
      expect(test.adapter.writes).toEqual([]);

      gate.open();
      test.plane = await start({ knex });
      await waitForStatus(requestId, 'ready');
      expect(test.adapter.writes).toEqual([{ call: 'apply', id: requestId }]);
      expect(test.adapter.overlaps).toEqual([]);
      expect(
        (await listActions(requestId)).filter(action => action === 'ready'),
      ).toHaveLength(1);
    });

    it('takes over from one that was killed as soon as its lease is over, and not before', async () => {
      test.plane = await start({ config: { reconciler: { lease: '1s' } } });
      const { id: requestId } = await request();
      await waitForStatus(requestId, 'ready');
      // What a killed worker leaves behind: a ticket that nobody renews.
      const leaseUntil = new Date(Date.now() + 700).toISOString();
      test.adapter.tamper(requestId);
      await test.plane.knex('placements').update({
        generation: 2,
        next_reconcile_at: '2000-01-01T00:00:00.000Z',
        ticket: 'of-the-dead',
        lease_until: leaseUntil,
      });
      await waitUntil(
        requestId,
        answer => answer.targets?.[0].observed_generation === 2,
      );
      expect(new Date().toISOString() >= leaseUntil).toBe(true);
      expect(test.adapter.live.has(requestId)).toBe(true);
    });
  });

  it('follows a change during a pass with another pass', async () => {
    test.plane = await start();
    const gate = createGate();
    test.adapter.onCall = (call, _desired, signal) =>
      call === 'apply' ? gate.pass(signal) : Promise.resolve();
    const { id: requestId } = await request();
    await waitFor(
      async () => gate.waiting,
      waiting => waiting === 1,
    );
    await test.plane.knex('placements').increment('generation');
    gate.open();
    const ready = await waitForStatus(requestId, 'ready');
    expect(ready.targets?.[0]).toMatchObject({
      generation: 2,
      observed_generation: 2,
    });
    expect(test.adapter.overlaps).toEqual([]);
  });

  it('removes what is deleted while it is being provisioned', async () => {
    test.plane = await start();
    const gate = createGate();
    test.adapter.onCall = (call, _desired, signal) =>
      call === 'apply' ? gate.pass(signal) : Promise.resolve();
    const { id: requestId } = await request();
    await waitFor(
      async () => gate.waiting,
      waiting => waiting === 1,
    );
    const deleting = await test.plane.client.deleteEnvironmentRequest(
      requestId,
      {
        token: test.ana,
      },
    );
    expect(deleting.status).toBe('deprovisioning');
    gate.open();
    await waitForStatus(requestId, 'deleted');
    expect(test.adapter.writes).toEqual([
      { call: 'apply', id: requestId },
      { call: 'remove', id: requestId },
    ]);
    expect(test.adapter.live.size).toBe(0);
    expect(test.adapter.overlaps).toEqual([]);
    expect(await listActions(requestId)).not.toContain('ready');
  });

  it('brings everything about exactly once with several backends on one database', async () => {
    test.plane = await start();
    const { knex } = test.plane;
    const second = await start({
      // PostgreSQL is shared by backends with connections of their own; SQLite has one.
      knex: isSqlite(knex) ? knex : knexFactory(knex.client.config),
    });
    test.adapter.onCall = async call => {
      if (call === 'apply') {
        await new Promise(resolve => {
          setTimeout(resolve, 5);
        });
      }
    };
    const created = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 ? test.plane : second).client.createEnvironmentRequest(
          previewBody,
          {
            token: test.ana,
          },
        ),
      ),
    );
    await waitFor(
      () =>
        test.plane.client.listEnvironmentRequests(
          { status: ['ready'], limit: 100 },
          { token: test.ana },
        ),
      ({ items }) => items.length === 40,
      30_000,
    );
    expect(test.adapter.writes.map(write => write.id).sort()).toEqual(
      created.map(answer => answer.id).sort(),
    );
    expect(test.adapter.overlaps).toEqual([]);
    const readyEvents = await knex('audit_events')
      .where('action', 'environment-request.ready')
      .select('target_id');
    expect(new Set(readyEvents.map(event => event.target_id)).size).toBe(40);
    expect(readyEvents).toHaveLength(40);
    await second.stop();
  });
});
