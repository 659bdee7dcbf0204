import { expect, type APIRequestContext } from '@playwright/test';
import { makeApprovalsExample } from '../support/approvalsExample';
import { callerOf, type CallApi } from '../support/callApi';
import { GitopsRepository } from '../support/GitopsRepository';
import { makeRuntimesExample } from '../support/runtimesExample';

const slowly = { timeout: 60_000 };

const acme = '00000000-0000-0000-0000-000000000001';

/** What {@link makeGalleryExample} made, by what is special about each. */
export type GalleryExample = {
  ready: string;
  drifted: string;
  driftedName: string;
  pending: string;
  rejected: string;
  deleted: string;
  /** Two have to approve it, and one has. */
  partly: string;
  /** An extension of it waits for an approval. */
  extension: string;
  /** A run of a template that waits for an approval. */
  gate: string;
  namespaces: { drifted: string; held: string };
  runtime: string;
};

const requests = {
  drifted: ['payments-api', 'production', 'us-east-1', 'ana', 'approve'],
  ready: ['payments-api', 'preview', 'us-east-1', 'ana', ''],
  staging: ['payments-api', 'shared-staging', 'eu-central-1', 'ana', ''],
  billing: ['billing-api', 'shared-staging', 'us-east-1', 'ana', ''],
  search: ['search-api', 'preview', 'eu-central-1', 'rui', ''],
  deleted: ['billing-api', 'preview', 'eu-central-1', 'ana', ''],
  rejected: ['search-api', 'production', 'us-east-1', 'rui', 'reject'],
  waiting: ['search-api', 'production', 'us-east-1', 'rui', ''],
  pending: ['billing-api', 'production', 'us-east-1', 'ana', ''],
} as const;

/** Everything that the pictures show: made through the API, and by a hand edit of the repository. */
export async function makeGalleryExample(
  request: APIRequestContext,
): Promise<GalleryExample> {
  const call = callerOf(request);
  const statusOf = async (id: string) =>
    (await call('get', 'vic', `/environment-requests/${id}`)).status;

  const { pending: partly, extended } = await makeApprovalsExample(request);
  const ids: Record<string, string> = {};
  for (const [key, wanted] of Object.entries(requests)) {
    const [app, environmentClass, region, person, decision] = wanted;
    const created = await call('post', person, '/environment-requests', {
      app,
      class: environmentClass,
      region,
      team: person === 'ana' ? 'team-payments' : 'team-search',
      repository: `https://github.com/example/${app}`,
      revision: 'main',
      component_ref: `component:default/${app}`,
      note: 'For the spring launch.',
    });
    ids[key] = created.id;
    if (decision) {
      await call('post', 'ben', `/environment-requests/${created.id}/approve`, {
        decision,
        plan_digest: created.plan_digest,
        reason:
          decision === 'approve'
            ? 'Planned for this week'
            : 'Load test first, then ask again',
      });
    }
  }
  for (const key of ['drifted', 'ready', 'staging', 'billing', 'deleted']) {
    await expect.poll(() => statusOf(ids[key]), slowly).toBe('ready');
  }
  await call('delete', 'ana', `/environment-requests/${ids.deleted}`);
  await makeTenancyExample(call);
  const gate = await call('post', 'ana', '/template-gates', {
    policy: 'production-access',
    template_ref: 'template:default/grant-production-access',
    template_title: 'Grant access to production',
    task_id: '5d0f9c3e-9c1e-4c55-8f0b-3f2f0f6f1b7a',
    step_name: 'Ask for approval',
    title: 'Access to production for an incident',
    summary: 'Payments are declined since 14:00, and the logs do not say why.',
    component_ref: 'component:default/payments-api',
    parameters: {
      system: 'commerce',
      role: 'operate',
      hours: 4,
      people: ['user:default/ana'],
    },
  });
  const namespaces = await makeRuntimesExample(request);
  const repository = await GitopsRepository.clone();
  await repository.editByHand(ids.drifted, 'resourcequota.yaml', content =>
    content.replace(/pods: .*/, 'pods: "999"'),
  );
  await repository.dispose();
  const drifted = `/environment-requests/${ids.drifted}`;
  await expect
    .poll(async () => (await call('get', 'vic', drifted)).drift_status, slowly)
    .toBe('drifted');
  await expect.poll(() => statusOf(ids.deleted), slowly).toBe('deleted');
  const { items } = await call('get', 'ada', '/runtime-environments');
  return {
    ready: ids.ready,
    drifted: ids.drifted,
    driftedName: (await call('get', 'vic', drifted)).name,
    pending: ids.pending,
    rejected: ids.rejected,
    deleted: ids.deleted,
    partly,
    extension: extended,
    gate: gate.id,
    namespaces,
    runtime: items.find((each: { name: string }) => each.name === 'gitops').id,
  };
}

async function makeTenancyExample(call: CallApi): Promise<void> {
  for (const [name, scopes] of [
    ['ci-deploy', ['logs:read', 'logs:write']],
    ['nightly-report', ['logs:read']],
    ['on-call-laptop', []],
  ] as const) {
    await call('post', 'ana', '/api-keys', {
      tenant_id: acme,
      product: 'log-search',
      name,
      scopes,
      expires_at: new Date(Date.now() + 90 * 86_400_000).toISOString(),
    });
  }
  for (const app of ['payments-api', 'billing-api']) {
    await call('post', 'ana', '/environment-requests', {
      app,
      team: 'team-payments',
      class: 'shared-staging',
      region: 'us-east-1',
      tenant_id: acme,
    });
  }
  await call('post', 'ana', '/projects', {
    tenant_id: acme,
    name: 'Checkout',
    slug: 'checkout',
  });
  await call('post', 'ana', '/service-accounts', {
    tenant_id: acme,
    name: 'deployments',
    role: 'developer',
  });
  await call('post', 'ana', '/catalog/trial-request', {
    tenant_id: acme,
    product: 'feature-flags',
  });
  await call('post', 'ana', '/catalog/request', {
    tenant_id: acme,
    product: 'status-page',
    note: 'For the launch in spring',
  });
}
