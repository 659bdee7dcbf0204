import { expect, type APIRequestContext } from '@playwright/test';
import { callerOf } from './callApi';

/** What {@link makeApprovalsExample} made. */
export type ApprovalsExample = {
  /** Id of the request that has one approval of two. */
  pending: string;
  /** Id of the environment of which an extension waits for an approval. */
  extended: string;
};

/** Requests that wait with one approval and with none, and an environment whose extension waits. */
export async function makeApprovalsExample(
  request: APIRequestContext,
): Promise<ApprovalsExample> {
  const call = callerOf(request);
  const wanted = (app: string) => ({
    app,
    class: 'regulated',
    region: 'us-east-1',
    team: 'team-payments',
    owner: 'group:default/team-payments',
    repository: `https://github.com/example/${app}`,
    revision: 'main',
    component_ref: `component:default/${app}`,
    note: 'For the audit in spring.',
    parameters: { data: 'synthetic', contact: 'payments@example.com' },
  });
  const ask = (app: string) =>
    call('post', 'ana', '/environment-requests', wanted(app));
  const approve = async (person: string, id: string) => {
    const { plan_digest } = await call(
      'get',
      person,
      `/environment-requests/${id}`,
    );
    await call('post', person, `/environment-requests/${id}/approve`, {
      decision: 'approve',
      plan_digest,
      reason: 'Planned for this quarter',
    });
  };

  // The catalog reads its components a moment after the start.
  await expect(() =>
    call('post', 'ana', '/environment-plans', wanted('billing-api')),
  ).toPass({ timeout: 60_000 });
  const { id: extended } = await ask('payments-api');
  await approve('ben', extended);
  await approve('cat', extended);
  await expect
    .poll(
      async () =>
        (await call('get', 'ana', `/environment-requests/${extended}`)).status,
      { timeout: 60_000 },
    )
    .toBe('ready');
  await call('post', 'ana', `/environment-requests/${extended}/extend`, {
    hours: 1500,
    reason: 'The audit takes the quarter.',
  });
  const { id: pending } = await ask('billing-api');
  await approve('ben', pending);
  await ask('payments-api');
  await call('post', 'ben', '/approval-substitutes', {
    substitute: 'user:default/ada',
    until: new Date(Date.now() + 5 * 86_400_000).toISOString(),
    reason: 'On leave.',
  });
  return { pending, extended };
}
