import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  EnvironmentRequest,
  Plan,
  VoteList,
} from '@groundwork/plugin-control-plane-common';
import { requestsPath } from '../__testUtils__';
import { parseJson } from '../database';
import { of, useApprovals } from './__testUtils__/useApprovals';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('approving plans on %p', id => {
  const { api, pathOf, decide, statusOf, get, votesOf } = useApprovals(
    databases,
    id,
  );
  const { call, create } = api;

  describe('over what there is', () => {
    it('refuses a decision over another plan, with the plan that there is', async () => {
      const request = await create();
      const { status, body } = await decide('ben', request, {
        plan_digest: `sha256:${'0'.repeat(64)}`,
      });
      expect([status, body]).toEqual([
        409,
        expect.objectContaining({
          error: 'stale_plan',
          plan: expect.objectContaining({ digest: request.plan_digest }),
        }),
      ]);
      expect(await votesOf(request)).toHaveLength(0);
    });

    it('needs the digest', async () => {
      const request = await create();
      expect(await statusOf('ben', request, { plan_digest: undefined })).toBe(
        400,
      );
    });

    it('lets nobody approve what a policy check denies, and anybody who may reject it', async () => {
      const request = await create();
      await changePlan(request, {
        policy_results: [
          {
            check: 'images',
            title: 'Images',
            result: 'deny',
            message: 'They are from anywhere.',
          },
        ],
      });
      const reason = 'Policy checks deny it. Images: They are from anywhere.';
      expect((await get('ben', request)).actions).toMatchObject({
        approve: { allowed: false, reason },
        reject: { allowed: true },
      });
      const { status, body } = await decide('ben', request);
      expect([status, body]).toEqual([
        409,
        expect.objectContaining({ message: reason }),
      ]);
      expect(
        await statusOf('ben', request, { decision: 'reject', reason: 'No' }),
      ).toBe(200);
    });

    it.each([
      ['production', 409],
      ['relaxed', 200],
    ])(
      'lets %s be approved while a target cannot plan as its class says: %d',
      async (environmentClass, expected) => {
        api.plane.adapter.onCall = async name => {
          if (name === 'plan') {
            throw new Error('connect ECONNREFUSED');
          }
        };
        const request = await create(of(environmentClass));
        const { approve } = (await get('ben', request)).actions ?? {};
        expect(approve?.allowed).toBe(expected === 200);
        expect(approve?.reason ?? '').toMatch(
          expected === 200 ? /^$/ : /^Memory could not plan\./,
        );
        expect(await statusOf('ben', request)).toBe(expected);
      },
    );

    it('leaves waiting what would approve itself, while its class wants a plan and there is none', async () => {
      api.plane.adapter.onCall = async name => {
        if (name === 'plan') {
          throw new Error('connect ECONNREFUSED');
        }
      };
      const request = await create(of('strict'));
      expect(request).toMatchObject({
        status: 'pending_approval',
        approval: { required: 0, given: 0 },
      });
      expect(await statusOf('ben', request)).toBe(409);
      api.plane.adapter.onCall = async () => {};
      const { status } = await call('ana', 'POST', `${pathOf(request)}/plan`);
      expect(status).toBe(200);
      await api.waitForStatus(request.id, 'ready');
      expect(await votesOf(request)).toHaveLength(0);
    });
  });

  describe('votes', () => {
    it('are kept with all that proves them, those on an earlier plan too, which count no more', async () => {
      const request = await create(of('trio'));
      await decide('ben', request, { reason: ' Looks right ' });
      const edited = await call('ana', 'PATCH', pathOf(request), {
        json: { ttl_hours: 48 },
      });
      expect(edited.body).toMatchObject({
        plan_revision: 2,
        approval: { required: 3, given: 0 },
      });
      expect(edited.body.plan_digest).not.toBe(request.plan_digest);
      expect((await decide('ben', request)).body.error).toBe('stale_plan');
      // Another plan, another vote.
      expect(await statusOf('ben', edited.body)).toBe(200);
      expect(await statusOf('ada', edited.body)).toBe(200);
      const list = async (query: string) =>
        (await call<VoteList>('vic', 'GET', `${pathOf(request)}/votes${query}`))
          .body;
      const first = await list('?limit=2');
      expect(first.items).toEqual([
        expect.objectContaining({
          decided_by: 'user:default/ada',
          is_current: true,
        }),
        expect.objectContaining({
          decided_by: 'user:default/ben',
          is_current: true,
        }),
      ]);
      const second = await list(`?limit=2&cursor=${first.next_cursor}`);
      expect(second).toEqual({
        items: [
          {
            id: expect.any(Number),
            decision: 'approve',
            reason: 'Looks right',
            plan_digest: request.plan_digest,
            decided_by: 'user:default/ben',
            authentication: { method: 'hs256' },
            is_current: false,
            created_at: expect.any(String),
          },
        ],
      });
      expect((await get('ana', request)).votes).toEqual([
        ...second.items,
        ...[...first.items].reverse(),
      ]);
      expect(
        (await call('rui', 'GET', `${pathOf(request)}/votes`)).status,
      ).toBe(404);
    });
  });

  it('lets nobody approve what is for a tenant that is frozen, and anybody who may reject it', async () => {
    const slug = `tenant-${randomUUID().slice(0, 8)}`;
    const tenant = await call<{ id: string }>('ada', 'POST', '/v1/tenants', {
      json: { slug, name: slug },
    });
    await call('ada', 'POST', `/v1/tenants/${tenant.body.id}/activate`);
    const request = await call('ada', 'POST', requestsPath, {
      json: of('production', { tenant_id: tenant.body.id }),
    });
    expect(request.status).toBe(201);
    await call('ada', 'POST', `/v1/tenants/${tenant.body.id}/cancel`);
    expect(await statusOf('ben', request.body)).toBe(409);
    expect(
      await statusOf('ben', request.body, { decision: 'reject', reason: 'No' }),
    ).toBe(200);
  });

  /** Changes what is kept of a plan, as a new plan with the same digest would. */
  async function changePlan(
    request: EnvironmentRequest,
    change: Partial<Plan>,
  ): Promise<void> {
    const plans = api.plane.knex('plans').where({ request_id: request.id });
    const { content } = await plans.clone().first();
    await plans.update({
      content: JSON.stringify({ ...parseJson<Plan>(content), ...change }),
    });
  }
});
