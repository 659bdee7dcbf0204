import { expect, test, type APIRequestContext } from '@playwright/test';
import { GitopsRepository } from './support/GitopsRepository';
import { tokenOf } from './support/issuer';

const base = '/api/control-plane/v1';

const manifestNames = [
  'argocd-application.yaml',
  'limitrange.yaml',
  'namespace.yaml',
  'networkpolicy.yaml',
  'policypack.yaml',
  'resourcequota.yaml',
];

/** Calls the API as somebody with a token of the issuer. */
async function as(request: APIRequestContext, person: string) {
  const headers = { Authorization: `Bearer ${await tokenOf(request, person)}` };
  return {
    get: async (path: string) => request.get(`${base}${path}`, { headers }),
    post: async (path: string, data?: object) =>
      request.post(`${base}${path}`, { headers, data }),
    delete: async (path: string) =>
      request.delete(`${base}${path}`, { headers }),
  };
}

test('a machine takes an environment from request to removal by API alone', async ({
  request,
}) => {
  const ana = await as(request, 'ana');
  const ben = await as(request, 'ben');
  const rui = await as(request, 'rui');
  const repository = await GitopsRepository.clone();

  const wanted = {
    app: 'billing-api',
    team: 'team-payments',
    class: 'production',
    region: 'us-east-1',
    ttl_hours: 48,
    repository: 'https://github.com/example/billing-api',
    revision: 'v1.2.3',
    component_ref: 'component:default/billing-api',
  };
  // The catalog reads its components a moment after the start.
  await expect
    .poll(async () => (await ana.post('/environment-plans', wanted)).status(), {
      timeout: 60_000,
    })
    .toBe(200);
  const created = await ana.post('/environment-requests', wanted);
  expect(created.status()).toBe(201);
  const { id, name, plan_digest: digest } = await created.json();
  const read = async () =>
    (await ana.get(`/environment-requests/${id}`)).json();

  // Not theirs, not found; their own, not theirs to approve.
  expect((await rui.get(`/environment-requests/${id}`)).status()).toBe(404);
  expect(
    (
      await ana.post(`/environment-requests/${id}/approve`, {
        decision: 'approve',
        plan_digest: digest,
      })
    ).status(),
  ).toBe(403);
  expect(await repository.manifests(id)).toEqual({});

  const approved = await ben.post(`/environment-requests/${id}/approve`, {
    decision: 'approve',
    reason: 'Planned for this week',
    plan_digest: digest,
  });
  expect(approved.status()).toBe(200);
  await expect.poll(async () => (await read()).status).toBe('ready');

  const manifests = await repository.manifests(id);
  expect(Object.keys(manifests).sort()).toEqual(manifestNames);
  expect(manifests['namespace.yaml']).toMatchObject({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
  });
  const [commit] = await repository.commits(id);
  expect((await read()).links).toContainEqual(
    expect.objectContaining({ kind: 'commit', reference: commit }),
  );

  await repository.editByHand(id, 'resourcequota.yaml', content =>
    content.replace(/pods: .*/, 'pods: "999"'),
  );
  await expect.poll(async () => (await read()).drift_status).toBe('drifted');
  expect((await read()).targets[0].drift).toMatchObject([
    {
      id: 'resourcequota.yaml',
      state: 'changed',
      fields: [{ path: 'spec.hard.pods', changed_by: 'Mallory Hand' }],
    },
  ]);

  const reconcile = await ana.post(`/environment-requests/${id}/reconcile`);
  expect(reconcile.status()).toBe(202);
  await expect
    .poll(async () => {
      const { status, drift_status: drift } = await read();
      return [status, drift];
    })
    .toEqual(['ready', 'in_sync']);
  expect(await repository.manifests(id)).toEqual(manifests);
  expect(await repository.commits(id)).toHaveLength(3);

  expect((await ana.delete(`/environment-requests/${id}`)).status()).toBe(202);
  await expect.poll(async () => (await read()).status).toBe('deleted');
  expect(await repository.manifests(id)).toEqual({});

  const events = await (
    await ana.get(`/environment-requests/${id}/events`)
  ).json();
  expect(
    events.items.map((event: { action: string }) => event.action).reverse(),
  ).toEqual([
    'environment-request.created',
    'environment-request.approved',
    'environment-request.reconciling',
    'environment-request.ready',
    'environment-request.drifted',
    'environment-request.reconcile-requested',
    'environment-request.reconciling',
    'environment-request.ready',
    'environment-request.delete-requested',
    'environment-request.deleted',
  ]);
  await repository.dispose();
});
