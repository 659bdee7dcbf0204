import { TestDatabases } from '@backstage/backend-test-utils';
import { TransientRuntimeError } from '@groundwork/plugin-control-plane-node';
import { useTestReconciler } from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('drift on %p', id => {
  const test = useTestReconciler(databases, id);
  const { start, request, waitUntil, waitForStatus, listActions } = test;

  it('tells of a hand edit within moments, leaves it alone until asked, and tells when it is mended', async () => {
    test.plane = await start();
    const { id: requestId } = await request();
    await waitForStatus(requestId, 'ready');

    test.adapter.tamper(requestId, 'edited by hand');
    const drifted = await waitUntil(
      requestId,
      answer => answer.drift_status === 'drifted',
    );
    expect(drifted).toMatchObject({
      status: 'ready',
      drift_summary: 'Memory: namespace was changed (spec)',
    });

    test.adapter.tamper(requestId);
    const missing = await waitUntil(requestId, answer =>
      answer.drift_summary.includes('missing'),
    );
    expect(missing.targets?.[0].drift).toEqual([
      expect.objectContaining({ state: 'missing' }),
    ]);
    expect(test.adapter.writes).toHaveLength(1);

    await test.plane.client.reconcileEnvironmentRequest(requestId, {
      token: test.ana,
    });
    const mended = await waitUntil(
      requestId,
      answer => answer.status === 'ready' && answer.drift_status === 'in_sync',
    );
    expect(mended.drift_summary).toBe('');
    expect(mended.ready_at).toBe(drifted.ready_at);
    expect(mended.expires_at).toBe(drifted.expires_at);
    expect(test.adapter.writes).toHaveLength(2);
    expect((await listActions(requestId)).slice(3)).toEqual([
      'ready',
      'drifted',
      'reconcile-requested',
      'reconciling',
      'ready',
    ]);
  });

  it('tells of drift that went away by itself', async () => {
    test.plane = await start();
    const { id: requestId } = await request();
    await waitForStatus(requestId, 'ready');
    const agreed = test.adapter.live.get(requestId);
    test.adapter.tamper(requestId, 'edited by hand');
    await waitUntil(requestId, answer => answer.drift_status === 'drifted');
    test.adapter.tamper(requestId, agreed);
    await waitUntil(requestId, answer => answer.drift_status === 'in_sync');
    expect((await listActions(requestId)).slice(-2)).toEqual([
      'drifted',
      'in-sync',
    ]);
  });

  it('finds drift that nobody told of by looking from time to time', async () => {
    test.plane = await start({
      config: { reconciler: { resyncInterval: { milliseconds: 200 } } },
    });
    const { id: requestId } = await request();
    await waitForStatus(requestId, 'ready');
    test.adapter.live.set(requestId, 'edited by hand');
    const drifted = await waitUntil(
      requestId,
      answer => answer.drift_status === 'drifted',
    );
    expect(drifted.status).toBe('ready');
  });

  it('keeps an environment ready that cannot be looked at, and says that it does not know', async () => {
    test.plane = await start();
    const { id: requestId } = await request();
    await waitForStatus(requestId, 'ready');
    test.adapter.onCall = async call => {
      if (call === 'observe') {
        throw new TransientRuntimeError('It is away');
      }
    };
    test.adapter.tamper(requestId, 'edited by hand');
    // More often than bringing something about would be tried.
    const unknown = await waitUntil(
      requestId,
      answer => (answer.targets?.[0].attempt ?? 0) > 4,
    );
    expect(unknown).toMatchObject({ status: 'ready', drift_status: 'unknown' });
    test.adapter.onCall = async () => {};
    await waitUntil(requestId, answer => answer.drift_status === 'drifted');
  });
});
