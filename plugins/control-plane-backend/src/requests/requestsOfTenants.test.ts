import { TestDatabases } from '@backstage/backend-test-utils';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  createTestStores,
  nobodysId,
  previewBody,
  productionBody,
  requestsPath,
  useTestApi,
  type TestStores,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const plansPath = '/v1/environment-plans';

describe.each(databases.eachSupportedId())(
  'requests for a tenant on %p',
  id => {
    const api = useTestApi(databases, id);
    let stores: TestStores;

    beforeAll(async () => {
      stores = await createTestStores(api.plane.knex);
    });

    const addTenant: TestStores['addTenant'] = (
      change,
      members = { 'user:default/ana': 'developer' },
    ) => stores.addTenant(change, members);
    const post = (
      path: string,
      tenantId: string,
      who = 'ana',
      body: object = productionBody,
      headers: Record<string, string> = {},
    ) =>
      api.call<EnvironmentRequest & { message?: string }>(who, 'POST', path, {
        json: { ...body, tenant_id: tenantId },
        headers,
      });
    const countRequests = async (tenantId: string) =>
      (
        await api.plane
          .knex('environment_requests')
          .where({ tenant_id: tenantId })
      ).length;

    it('are taken from those who work for it, and the log says whose they are', async () => {
      const tenant = await addTenant();
      expect((await post(plansPath, tenant.id)).status).toBe(200);
      const { status, body } = await post(requestsPath, tenant.id);
      expect([status, body.tenant_id]).toEqual([201, tenant.id]);
      expect(
        await api.plane.knex('audit_events').where({ target_id: body.id }),
      ).toMatchObject([
        { action: 'environment-request.created', tenant_id: tenant.id },
      ]);
    });

    it('are not approved once it is frozen, and can still be rejected', async () => {
      const tenant = await addTenant();
      const { body: request } = await post(requestsPath, tenant.id);
      await api.plane
        .knex('tenants')
        .where({ id: tenant.id })
        .update({ status: 'frozen' });
      const decide = (decision: string) =>
        api.call('ben', 'POST', `${requestsPath}/${request.id}/approve`, {
          json: {
            decision,
            reason: 'Their contract is over',
            plan_digest: request.plan_digest,
          },
        });
      expect(await decide('approve')).toMatchObject({
        status: 409,
        body: { error: 'conflict', details: [{ field: 'tenant_id' }] },
      });
      expect(await decide('reject')).toMatchObject({
        status: 200,
        body: { status: 'rejected' },
      });
    });

    it.each([requestsPath, plansPath])(
      'are refused at %s for one that there is not, or that the caller may not see, all the same',
      async path => {
        const hidden = await addTenant({}, { 'user:default/rui': 'admin' });
        const answers = [
          await post(path, hidden.id),
          await post(path, nobodysId),
        ];
        for (const { status, body } of answers) {
          expect([status, body.error, body.details]).toEqual([
            400,
            'validation_error',
            [
              {
                field: 'tenant_id',
                message: 'there is no such tenant, or you may not see it',
              },
            ],
          ]);
        }
        expect(await countRequests(hidden.id)).toBe(0);
      },
    );

    it.each([requestsPath, plansPath])(
      'are refused at %s to those who only look at it',
      async path => {
        const tenant = await addTenant({}, { 'user:default/ana': 'viewer' });
        const { status, body } = await post(path, tenant.id);
        expect([status, body.error, body.message]).toEqual([
          403,
          'forbidden',
          expect.stringContaining('control-plane.tenant.environment.create'),
        ]);
      },
    );

    it.each([
      ['frozen', requestsPath],
      ['archived', requestsPath],
      ['frozen', plansPath],
      ['archived', plansPath],
    ] as const)('are refused while it is %s, at %s', async (state, path) => {
      const tenant = await addTenant({ status: state });
      const { status, body } = await post(path, tenant.id);
      expect([status, body.error, body.details]).toEqual([
        409,
        'conflict',
        [
          {
            field: 'tenant_id',
            message: `The tenant ${tenant.slug} is ${state}: it gets no environments`,
          },
        ],
      ]);
      expect(await countRequests(tenant.id)).toBe(0);
    });

    it('are refused beyond its quotas, with each quota, its limit and use', async () => {
      const tenant = await addTenant({
        quotas: { environments: 1, monthly_cost_usd: 320 },
      });
      expect((await post(requestsPath, tenant.id)).status).toBe(201);
      for (const path of [requestsPath, plansPath]) {
        const { status, body } = await post(path, tenant.id);
        expect([status, body.error, body.details]).toEqual([
          409,
          'conflict',
          [
            {
              field: 'environments',
              message: `The quota environments of ${tenant.slug} is used up: 1 of 1 are in use`,
            },
            {
              field: 'monthly_cost_usd',
              message: `The quota monthly_cost_usd of ${tenant.slug} does not leave 310 more: 310 of 320 are in use`,
            },
          ],
        ]);
      }
    });

    it('are taken again when one of its environments has ended', async () => {
      const tenant = await addTenant({ quotas: { environments: 1 } });
      const first = await post(requestsPath, tenant.id);
      expect((await post(requestsPath, tenant.id)).status).toBe(409);
      await api.call('ana', 'DELETE', `${requestsPath}/${first.body.id}`);
      expect((await post(requestsPath, tenant.id)).status).toBe(201);
    });

    it('never pass the limit, however many come at once', async () => {
      const tenant = await addTenant({ quotas: { environments: 3 } });
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          post(
            requestsPath,
            tenant.id,
            'ana',
            index % 2 ? previewBody : productionBody,
          ),
        ),
      );
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter(status => status === 201)).toHaveLength(3);
      expect(statuses.filter(status => status === 409)).toHaveLength(17);
      expect(await countRequests(tenant.id)).toBe(3);
      expect(
        await api.plane.knex('audit_events').where({
          tenant_id: tenant.id,
          action: 'environment-request.created',
        }),
      ).toHaveLength(3);
    });

    it('are one for one Idempotency-Key, also when that one uses the quota up', async () => {
      const tenant = await addTenant({ quotas: { environments: 1 } });
      const send = () =>
        post(requestsPath, tenant.id, 'ana', productionBody, {
          'idempotency-key': `only-${tenant.id}`,
        });
      const answers = await Promise.all(Array.from({ length: 10 }, send));
      expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
      expect((await send()).body.id).toBe(answers[0].body.id);
    });

    it('do not count for tenants when they name none', async () => {
      const { body } = await api.call('ana', 'POST', requestsPath, {
        json: productionBody,
      });
      expect(body.tenant_id).toBeUndefined();
    });
  },
);
