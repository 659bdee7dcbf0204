import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  DriftEventList,
  EnvironmentRequest,
  Target,
} from '@groundwork/plugin-control-plane-common';
import {
  nobodysId,
  previewBody,
  requestsPath,
  useTestApi,
  waitFor,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const byHand = JSON.stringify('edited by hand');

describe.each(databases.eachSupportedId())('targets on %p', id => {
  const api = useTestApi(databases, id);
  const { call } = api;

  const read = async (requestId: string): Promise<EnvironmentRequest> =>
    (await call('ana', 'GET', `${requestsPath}/${requestId}`)).body;

  async function waitForTarget(
    requestId: string,
    accept: (target: Target) => boolean,
  ): Promise<Target> {
    const request = await waitFor(
      () => read(requestId),
      ({ targets }) => targets?.length === 1 && accept(targets[0]),
    );
    return request.targets![0];
  }

  async function addReady(): Promise<string> {
    const { id: requestId } = await api.create(previewBody);
    await api.waitForStatus(requestId, 'ready');
    return requestId;
  }

  async function addDrifted(): Promise<{ requestId: string; target: Target }> {
    const requestId = await addReady();
    api.plane.adapter.tamper(requestId, byHand);
    return {
      requestId,
      target: await waitForTarget(
        requestId,
        ({ drift_status }) => drift_status === 'drifted',
      ),
    };
  }

  const history = async (targetId: string, query = '') =>
    (
      await call<DriftEventList>(
        'ana',
        'GET',
        `/v1/targets/${targetId}/drift-history${query}`,
      )
    ).body;

  const actionsOf = async (requestId: string): Promise<string[]> =>
    (
      await call<{ items: { action: string }[] }>(
        'ana',
        'GET',
        `${requestsPath}/${requestId}/events`,
      )
    ).body.items.map(({ action }) => action);

  it('take drift back when asked to, and remember that it was', async () => {
    const { requestId, target } = await addDrifted();
    const { status } = await call(
      'ana',
      'POST',
      `/v1/targets/${target.id}/revert`,
    );
    expect(status).toBe(202);
    await waitForTarget(requestId, now => now.drift_status === 'in_sync');
    expect(api.plane.adapter.live.get(requestId)).not.toBe(byHand);
    expect((await read(requestId)).status).toBe('ready');

    const { items } = await history(target.id);
    expect(items.map(({ kind }) => kind)).toEqual([
      'in_sync',
      'reverted',
      'drifted',
    ]);
    expect(items[1]).toMatchObject({
      actor: 'user:default/ana',
      resources: [
        { id: 'namespace', fields: [{ path: 'spec', live: byHand }] },
      ],
    });
    expect(await actionsOf(requestId)).toContain(
      'environment-request.drift-reverted',
    );
    const first = await history(target.id, '?limit=2');
    const second = await history(
      target.id,
      `?limit=2&cursor=${first.next_cursor}`,
    );
    expect([...first.items, ...second.items]).toEqual(items);
    expect(second.next_cursor).toBeUndefined();
  });

  it('let drift be what should be when it is accepted, also when they are brought about again', async () => {
    const { requestId, target } = await addDrifted();
    const accepted = await call<Target>(
      'ana',
      'POST',
      `/v1/targets/${target.id}/accept`,
      { json: { resource_ids: ['namespace'] } },
    );
    expect(accepted).toMatchObject({ status: 202, body: { accepted: 1 } });
    await waitForTarget(requestId, now => now.drift_status === 'in_sync');
    expect(api.plane.adapter.live.get(requestId)).toBe(byHand);

    await call('ana', 'POST', `${requestsPath}/${requestId}/reconcile`);
    await waitForTarget(
      requestId,
      now => now.generation === 3 && now.observed_generation === 3,
    );
    expect(api.plane.adapter.live.get(requestId)).toBe(byHand);
    expect((await history(target.id)).items.map(({ kind }) => kind)).toEqual([
      'in_sync',
      'accepted',
      'drifted',
    ]);
  });

  it('refuse to accept what has not drifted, naming it, and what cannot be agreed to', async () => {
    const { requestId, target } = await addDrifted();
    const path = `/v1/targets/${target.id}/accept`;
    const unknown = await call('ana', 'POST', path, {
      json: { resource_ids: ['namespace', 'quota'] },
    });
    expect(unknown).toMatchObject({
      status: 400,
      body: {
        details: [{ field: 'resource_ids.1', message: 'has not drifted' }],
      },
    });

    api.plane.adapter.tamper(requestId, 'no JSON, as what was cut is none');
    await waitForTarget(
      requestId,
      now => now.drift[0]?.fields[0]?.live?.startsWith('no JSON') ?? false,
    );
    const cut = await call('ana', 'POST', path, { json: {} });
    expect(cut).toMatchObject({ status: 409, body: { error: 'conflict' } });
    expect(cut.body).toHaveProperty(
      'message',
      expect.stringContaining('cannot be accepted'),
    );
    expect((await read(requestId)).targets?.[0].generation).toBe(1);
  });

  it('have nothing to take back or to try again where nothing is wrong', async () => {
    const requestId = await addReady();
    const target = (await read(requestId)).targets![0];
    for (const action of ['revert', 'accept', 'retry']) {
      const answer = await call(
        'ana',
        'POST',
        `/v1/targets/${target.id}/${action}`,
        action === 'accept' ? { json: {} } : {},
      );
      expect([action, answer.status]).toEqual([action, 409]);
    }
  });

  it('are tried again one by one, from the first attempt on', async () => {
    const { adapter } = api.plane;
    adapter.onCall = async (name, desired) => {
      if (name === 'apply' && desired?.app === 'broken-api') {
        throw new Error('Not yet');
      }
    };
    const { id: requestId } = await api.create({
      ...previewBody,
      app: 'broken-api',
    });
    await api.waitForStatus(requestId, 'failed');
    adapter.onCall = async () => {};
    const target = (await read(requestId)).targets![0];
    const answer = await call('ana', 'POST', `/v1/targets/${target.id}/retry`);
    expect(answer).toMatchObject({ status: 202, body: { attempt: 0 } });
    await api.waitForStatus(requestId, 'ready');
  });

  it('are changed by whoever may change what they are of, and shown to nobody else', async () => {
    const { requestId, target } = await addDrifted();
    const calls = [
      ['GET', 'drift-history'],
      ['POST', 'revert'],
      ['POST', 'accept'],
      ['POST', 'retry'],
    ] as const;
    const statuses = async (who: string, targetId: string) =>
      Promise.all(
        calls.map(
          async ([method, action]) =>
            (
              await call(who, method, `/v1/targets/${targetId}/${action}`, {
                ...(action === 'accept' && { json: {} }),
              })
            ).status,
        ),
      );
    expect(await statuses('rui', target.id)).toEqual([404, 404, 404, 404]);
    expect(await statuses('nobody', target.id)).toEqual([404, 404, 404, 404]);
    expect(await statuses('vic', target.id)).toEqual([200, 403, 403, 403]);
    expect(await statuses('ada', nobodysId)).toEqual([404, 404, 404, 404]);
    expect((await read(requestId)).drift_status).toBe('drifted');
  });
});
