import { TestDatabases } from '@backstage/backend-test-utils';
import {
  startControlPlane,
  waitFor,
  type TestControlPlane,
} from './__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const preview = {
  app: 'payments-api',
  team: 'team-payments',
  class: 'preview',
  region: 'us-east-1',
};

describe.each(databases.eachSupportedId())('the control plane on %p', id => {
  let plane: TestControlPlane;
  let ana: string;
  let ben: string;

  beforeEach(async () => {
    plane = await startControlPlane({ databases, databaseId: id });
    ana = await plane.token('ana', ['requester']);
    ben = await plane.token('ben', ['approver']);
  });

  afterEach(async () => {
    await plane.stop();
  });

  const waitForStatus = (requestId: string, status: string) =>
    waitFor(
      () => plane.client.getEnvironmentRequest(requestId, { token: ana }),
      request => request.status === status,
    );

  it('takes a self-service request to ready without anybody', async () => {
    const created = await plane.client.createEnvironmentRequest(preview, {
      token: ana,
    });
    expect(created).toMatchObject({
      app: 'payments-api',
      owner: 'group:default/team-payments',
      requested_by: 'user:default/ana',
      ttl_hours: 24,
      quota_profile: 'small',
      policy_packs: ['default-deny-ingress'],
      estimated_monthly_cost_usd: 40,
      approval_required: false,
    });
    const ready = await waitForStatus(created.id, 'ready');
    expect(ready.cluster_status).toBe('synced');
    expect(ready.drift_status).toBe('in_sync');
    expect(Date.parse(ready.expires_at!) - Date.parse(ready.ready_at!)).toBe(
      24 * 3_600_000,
    );
    expect(ready.targets).toEqual([
      expect.objectContaining({
        runtime: 'memory',
        status: 'ready',
        generation: 1,
        observed_generation: 1,
      }),
    ]);
    expect(plane.adapter.writes).toEqual([{ call: 'apply', id: created.id }]);
  });

  it('provisions production only after somebody else approved the plan', async () => {
    const created = await plane.client.createEnvironmentRequest(
      { ...preview, class: 'production' },
      { token: ana },
    );
    expect(created.status).toBe('pending_approval');
    expect(created.actions?.approve).toEqual({
      allowed: false,
      reason: 'You requested this; someone else must approve',
    });
    await expect(
      plane.client.decideEnvironmentRequest(
        created.id,
        { decision: 'approve', plan_digest: created.plan_digest },
        { token: await plane.token('ana', ['approver', 'admin', 'requester']) },
      ),
    ).rejects.toMatchObject({ statusCode: 403, code: 'forbidden' });
    await expect(
      plane.client.decideEnvironmentRequest(
        created.id,
        { decision: 'approve', plan_digest: `sha256:${'0'.repeat(64)}` },
        { token: ben },
      ),
    ).rejects.toMatchObject({ statusCode: 409, code: 'stale_plan' });
    expect(plane.adapter.live.size).toBe(0);

    await plane.client.decideEnvironmentRequest(
      created.id,
      {
        decision: 'approve',
        reason: 'Looks right',
        plan_digest: created.plan_digest,
      },
      { token: ben },
    );
    const ready = await waitForStatus(created.id, 'ready');
    expect(ready.votes).toEqual([
      expect.objectContaining({
        decision: 'approve',
        decided_by: 'user:default/ben',
        plan_digest: created.plan_digest,
      }),
    ]);
    const { items } = await plane.client.listEnvironmentRequestEvents(
      created.id,
      {},
      { token: ana },
    );
    expect(items.map(event => event.action).reverse()).toEqual([
      'environment-request.created',
      'environment-request.approved',
      'environment-request.reconciling',
      'environment-request.ready',
    ]);
  });

  it('tells drift, mends it when asked to, and removes everything in the end', async () => {
    const { id: requestId } = await plane.client.createEnvironmentRequest(
      preview,
      { token: ana },
    );
    await waitForStatus(requestId, 'ready');

    plane.adapter.live.set(requestId, 'edited by hand');
    await plane.knex('placements').update({
      next_reconcile_at: '2000-01-01T00:00:00.000Z',
    });
    const drifted = await waitFor(
      () => plane.client.getEnvironmentRequest(requestId, { token: ana }),
      request => request.drift_status === 'drifted',
    );
    expect(drifted.status).toBe('ready');
    expect(drifted.drift_summary).toBe('Memory: namespace was changed (spec)');
    expect(drifted.targets?.[0].drift).toEqual([
      expect.objectContaining({
        state: 'changed',
        fields: [expect.objectContaining({ path: 'spec' })],
      }),
    ]);

    await plane.client.reconcileEnvironmentRequest(requestId, { token: ana });
    await waitFor(
      () => plane.client.getEnvironmentRequest(requestId, { token: ana }),
      request =>
        request.status === 'ready' && request.drift_status === 'in_sync',
    );

    await plane.client.deleteEnvironmentRequest(requestId, { token: ana });
    const deleted = await waitForStatus(requestId, 'deleted');
    expect(deleted.cluster_status).toBe('removed');
    expect(plane.adapter.live.size).toBe(0);
    expect(plane.adapter.overlaps).toEqual([]);
  });
});
