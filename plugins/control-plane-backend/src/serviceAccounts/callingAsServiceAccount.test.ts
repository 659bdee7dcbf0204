import { inspect } from 'node:util';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type {
  EnvironmentRequest,
  EnvironmentRequestList,
  ServiceAccount,
  ServiceAccountToken,
  TenantRole,
} from '@groundwork/plugin-control-plane-common';
import {
  callApi,
  createTestStores,
  previewBody,
  productionBody,
  requestsPath,
  useTestApi,
  waitFor,
  type ApiCall,
  type TestStores,
} from '../__testUtils__';
import { dumpTables } from '../__testUtils__/dumpTables';
import type { StoredTenant } from '../tenants';
import { hashOfServiceAccountToken } from './serviceAccountToken';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const path = '/v1/service-accounts';

describe.each(databases.eachSupportedId())(
  'calling as a service account on %p',
  id => {
    const logger = mockServices.rootLogger.mock({ child: () => logger });
    const api = useTestApi(databases, id, {
      config: { tenancy: { checkInterval: { milliseconds: 50 } } },
      features: [logger.factory],
    });
    let stores: TestStores;

    beforeAll(async () => {
      stores = await createTestStores(api.plane.knex);
    });

    const addTenant = (change: Parameters<TestStores['addTenant']>[0] = {}) =>
      stores.addTenant(change, { 'user:default/ana': 'admin' });
    const addAccount = async (
      tenant: StoredTenant,
      role: TenantRole = 'developer',
    ) => {
      const created = await api.call<ServiceAccount>('ana', 'POST', path, {
        json: { tenant_id: tenant.id, name: `ci-${role}`, role },
      });
      expect(created.status).toBe(201);
      const issued = await api.call<ServiceAccountToken>(
        'ana',
        'POST',
        `${path}/${created.body.id}/tokens`,
      );
      return { account: created.body, token: issued.body.token };
    };
    const callWith = <T = EnvironmentRequest>(
      token: string,
      method: string,
      callPath: string,
      call: ApiCall = {},
    ) =>
      callApi<T & { error?: string; details?: unknown[] }>(
        api.plane.url,
        method,
        callPath,
        { token, ...call },
      );
    const read = (token: string, tenant: StoredTenant) =>
      callWith(token, 'GET', `/v1/tenant-quotas?tenant_id=${tenant.id}`);

    it('sees its own tenant and no other', async () => {
      const [mine, other] = [await addTenant(), await addTenant()];
      const { token } = await addAccount(mine);
      const theirs = await addAccount(other);
      expect((await read(token, mine)).status).toBe(200);
      for (const [method, callPath, json] of [
        ['GET', `/v1/tenant-quotas?tenant_id=${other.id}`, undefined],
        ['GET', `/v1/tenant-members?tenant_id=${other.id}`, undefined],
        ['GET', `/v1/projects?tenant_id=${other.id}`, undefined],
        ['GET', `${path}?tenant_id=${other.id}`, undefined],
        ['POST', `${path}/${theirs.account.id}/tokens`, undefined],
        ['DELETE', `${path}/${theirs.account.id}/tokens`, undefined],
        ['DELETE', `${path}/${theirs.account.id}`, undefined],
        [
          'POST',
          '/v1/projects',
          { tenant_id: other.id, slug: 'mine', name: 'Mine' },
        ],
      ] as const) {
        const { status } = await callWith(token, method, callPath, { json });
        expect([method, callPath, status]).toEqual([method, callPath, 404]);
      }
      expect((await read(theirs.token, other)).status).toBe(200);
    });

    it('stays in its tenant when another has it as a member', async () => {
      const tenant = await addTenant();
      const { account, token } = await addAccount(tenant, 'admin');
      const other = await stores.addTenant({}, { [account.subject]: 'admin' });
      expect((await read(token, other)).status).toBe(404);
      const { status } = await callWith(token, 'POST', requestsPath, {
        json: { ...productionBody, tenant_id: other.id },
      });
      expect(status).toBe(400);
    });

    it('may what its role in the tenant allows', async () => {
      const tenant = await addTenant();
      const statuses = async (role: TenantRole) => {
        const { account, token } = await addAccount(tenant, role);
        const answers = [
          await read(token, tenant),
          await callWith(token, 'POST', requestsPath, {
            json: { ...previewBody, owner: account.subject },
          }),
          await callWith(token, 'POST', '/v1/projects', {
            json: { tenant_id: tenant.id, slug: role, name: role },
          }),
          await callWith(token, 'POST', '/v1/tenant-members', {
            json: {
              tenant_id: tenant.id,
              member_ref: 'user:default/kim',
              role: 'viewer',
            },
          }),
          await callWith(token, 'PUT', '/v1/tenant-quotas', {
            json: { tenant_id: tenant.id },
          }),
        ];
        return answers.map(({ status }) => status);
      };
      expect(await statuses('viewer')).toEqual([200, 403, 403, 403, 403]);
      expect(await statuses('developer')).toEqual([200, 201, 201, 403, 403]);
      expect(await statuses('admin')).toEqual([200, 201, 201, 201, 403]);
    });

    it('requests environments for its tenant without saying so, and for no other', async () => {
      const [tenant, other] = [await addTenant(), await addTenant()];
      const { account, token } = await addAccount(tenant);
      const { status, body } = await callWith(token, 'POST', requestsPath, {
        json: { ...productionBody, owner: account.subject },
      });
      expect([status, body.tenant_id, body.requested_by]).toEqual([
        201,
        tenant.id,
        account.subject,
      ]);
      expect(
        await api.plane.knex('audit_events').where({ target_id: body.id }),
      ).toMatchObject([
        {
          actor_id: account.subject,
          actor_type: 'subject',
          tenant_id: tenant.id,
        },
      ]);
      for (const requestPath of [requestsPath, '/v1/environment-plans']) {
        const refused = await callWith(token, 'POST', requestPath, {
          json: { ...productionBody, tenant_id: other.id },
        });
        expect([refused.status, refused.body.details]).toEqual([
          400,
          [
            {
              field: 'tenant_id',
              message: 'there is no such tenant, or you may not see it',
            },
          ],
        ]);
      }
      const approval = await callWith(
        token,
        'POST',
        `${requestsPath}/${body.id}/approve`,
        { json: { decision: 'approve', plan_digest: body.plan_digest } },
      );
      expect(approval.status).toBe(403);
    });

    it('knows nothing of what one of the same name requested in a tenant before', async () => {
      const tenant = await addTenant();
      const { account, token } = await addAccount(tenant);
      const before = await stores.addRequest({
        requested_by: account.subject,
        owner: account.subject,
      });
      const own = await callWith(token, 'POST', requestsPath, {
        json: productionBody,
      });
      const { body } = await callWith<EnvironmentRequestList>(
        token,
        'GET',
        requestsPath,
      );
      expect(body.items.map(item => item.id)).toEqual([own.body.id]);
      for (const method of ['GET', 'DELETE']) {
        const { status } = await callWith(
          token,
          method,
          `${requestsPath}/${before.id}`,
        );
        expect(status).toBe(404);
      }
    });

    it('renews its own token and issues none for another account', async () => {
      const tenant = await addTenant();
      const { account, token } = await addAccount(tenant, 'viewer');
      const other = await addAccount(tenant, 'developer');
      const renewed = await callWith<ServiceAccountToken>(
        token,
        'POST',
        `${path}/${account.id}/tokens`,
        { json: { ttl_seconds: 600 } },
      );
      expect(renewed.status).toBe(201);
      expect((await read(renewed.body.token, tenant)).status).toBe(200);
      const refused = await callWith(
        token,
        'POST',
        `${path}/${other.account.id}/tokens`,
      );
      expect(refused.status).toBe(403);
    });

    it('ends when its tokens are revoked, and cannot renew what was revoked meanwhile', async () => {
      const tenant = await addTenant();
      const { account, token } = await addAccount(tenant);
      const [revoked, ...renewals] = await Promise.all([
        api.call('ana', 'DELETE', `${path}/${account.id}/tokens`),
        ...Array.from({ length: 5 }, () =>
          callWith<ServiceAccountToken>(
            token,
            'POST',
            `${path}/${account.id}/tokens`,
          ),
        ),
      ]);
      expect(revoked.status).toBe(204);
      expect((await read(token, tenant)).status).toBe(401);
      for (const { status, body } of renewals) {
        expect([201, 401]).toContain(status);
        expect((await read(body.token ?? token, tenant)).status).toBe(401);
      }
    });

    it('ends with the account', async () => {
      const tenant = await addTenant();
      const { account, token } = await addAccount(tenant);
      await api.call('ana', 'DELETE', `${path}/${account.id}`);
      expect((await read(token, tenant)).status).toBe(401);
    });

    it('ends when its time is over, and what is kept of it is forgotten', async () => {
      const tenant = await addTenant();
      const { token } = await addAccount(tenant);
      const rows = () =>
        api.plane
          .knex('service_account_tokens')
          .where('hash', hashOfServiceAccountToken(token));
      expect(await rows()).toHaveLength(1);
      await rows().update({ expires_at: '2026-01-01T00:00:00.000Z' });
      expect((await read(token, tenant)).status).toBe(401);
      await waitFor(rows, left => left.length === 0);
    });

    it('pauses while its tenant is frozen, and ends with its archiving', async () => {
      const tenant = await addTenant();
      const { token } = await addAccount(tenant);
      const statuses: number[] = [];
      for (const status of ['frozen', 'active', 'archived'] as const) {
        await api.plane
          .knex('tenants')
          .where({ id: tenant.id })
          .update({ status });
        statuses.push((await read(token, tenant)).status);
      }
      expect(statuses).toEqual([401, 200, 401]);
    });

    it.each([
      'gst_',
      `gst_${'A'.repeat(43)}`,
      `gst_${'A'.repeat(44)}`,
      `gst_${'A'.repeat(42)}'`,
      `gst_${'0'.repeat(64)}`,
      'gst_a.b.c',
    ])('is not possible with %s', async token => {
      const { status, body } = await callWith(token, 'GET', requestsPath);
      expect([status, body.error]).toEqual([401, 'unauthorized']);
    });

    it('is not possible with what is kept of a token', async () => {
      const { token } = await addAccount(await addTenant());
      const hash = hashOfServiceAccountToken(token)!;
      for (const guess of [hash, `gst_${hash}`, `gst_${hash.slice(0, 43)}`]) {
        const { status } = await callWith(guess, 'GET', requestsPath);
        expect(status).toBe(401);
      }
    });

    it('is not possible by a token of another issuer that names one', async () => {
      const tenant = await addTenant();
      const { account } = await addAccount(tenant, 'admin');
      const forged = await api.plane.token(account.subject, ['requester']);
      expect((await read(forged, tenant)).status).not.toBe(200);
    });

    it('leaves the token in the one answer: in no table, no line of the log and no event', async () => {
      const tenant = await addTenant();
      const { account, token } = await addAccount(tenant);
      const renewed = await callWith<ServiceAccountToken>(
        token,
        'POST',
        `${path}/${account.id}/tokens`,
      );
      await callWith(token, 'POST', requestsPath, { json: previewBody });
      await callWith(token, 'POST', requestsPath, { body: '{' });
      await callWith(`${token}x`, 'GET', requestsPath);
      // The log of what fails is the one that tells most.
      await api.plane.knex.schema.renameTable('service_account_tokens', 'gone');
      const failed = await callWith(token, 'GET', requestsPath);
      await api.plane.knex.schema.renameTable('gone', 'service_account_tokens');
      expect(failed.status).toBe(500);
      const logged = inspect(
        Object.values(logger).flatMap(method =>
          jest.isMockFunction(method) ? method.mock.calls : [],
        ),
        { depth: 10, maxArrayLength: null, maxStringLength: null },
      );
      const stored = await dumpTables(api.plane.knex);
      for (const secret of [token, renewed.body.token]) {
        for (const text of [secret, secret.slice('gst_'.length)]) {
          expect(stored).not.toContain(text);
          expect(logged).not.toContain(text);
        }
        expect(stored).toContain(hashOfServiceAccountToken(secret));
      }
      expect(logged).toContain(`GET ${requestsPath} failed`);
      expect(stored).toContain('service-account.token-issued');
    });
  },
);
