import { TestDatabases } from '@backstage/backend-test-utils';
import type { EnvironmentRequestList } from '@groundwork/plugin-control-plane-common';
import {
  callApi,
  listOperations,
  nobodysId,
  previewBody,
  productionBody,
  requestsPath,
  useTestApi,
  type ContractOperation,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const operations = listOperations();
const withNames = (chosen: ContractOperation[]) =>
  chosen.map(operation => [operation.name, operation] as const);
const ofOneRequest = operations.filter(({ path }) =>
  path.startsWith(`${requestsPath}/{id}`),
);

describe.each(databases.eachSupportedId())('who may use the API on %p', id => {
  const api = useTestApi(databases, id);
  const { call, callOperation, create, waitForStatus } = api;

  describe('401', () => {
    it('tells whoever has no token nothing of what is acceptable', async () => {
      const { status } = await call('', 'POST', requestsPath, {
        json: { rubbish: true },
      });
      expect(status).toBe(401);
    });
  });

  describe('403', () => {
    it.each<[string, string, string]>([
      ['nobody', 'GET', '/v1/environment-classes'],
      ['nobody', 'POST', requestsPath],
      ['nobody', 'POST', '/v1/environment-plans'],
      ['vic', 'POST', requestsPath],
      ['vic', 'POST', '/v1/environment-plans'],
      ['ben', 'POST', requestsPath],
    ])('keeps %s from %s %s', async (who, method, path) => {
      const { status, body } = await call(who, method, path, {
        json: method === 'POST' ? previewBody : undefined,
      });
      expect([status, body.error]).toEqual([403, 'forbidden']);
    });

    it('shows nobody without a role anything', async () => {
      await create();
      const { status, body } = await call<EnvironmentRequestList>(
        'nobody',
        'GET',
        requestsPath,
      );
      expect(status).toBe(200);
      expect(body.items).toEqual([]);
      expect(body.total).toEqual({ value: 0, relation: 'eq' });
    });

    it.each(['ana', 'vic'])(
      'does not let %s decide, who may only see it',
      async who => {
        const { id: requestId, plan_digest } = await create();
        const { status, body } = await call(
          who,
          'POST',
          `${requestsPath}/${requestId}/approve`,
          { json: { decision: 'approve', plan_digest } },
        );
        expect([status, body.error]).toEqual([403, 'forbidden']);
      },
    );

    it.each(['vic', 'ben'])(
      'does not let %s reconcile or delete, who may only see it',
      async who => {
        const { id: requestId } = await create(previewBody);
        await waitForStatus(requestId, 'ready');
        const path = `${requestsPath}/${requestId}`;
        expect((await call(who, 'POST', `${path}/reconcile`)).status).toBe(403);
        expect((await call(who, 'DELETE', path)).status).toBe(403);
      },
    );

    it('does not let an admin decide over a request of their own', async () => {
      const created = await call('ada', 'POST', requestsPath, {
        json: productionBody,
      });
      const { status, body } = await call(
        'ada',
        'POST',
        `${requestsPath}/${created.body.id}/approve`,
        {
          json: {
            decision: 'approve',
            plan_digest: created.body.plan_digest,
          },
        },
      );
      expect([status, body]).toEqual([
        403,
        expect.objectContaining({
          message: 'You requested this; someone else must approve',
        }),
      ]);
    });
  });

  describe('404', () => {
    it.each(withNames(ofOneRequest))(
      'hides the request of another team from %s as if there was none',
      async (_name, operation) => {
        const { id: requestId } = await create();
        const [hidden, missing] = await Promise.all([
          callOperation('rui', operation, requestId),
          callOperation('rui', operation, nobodysId),
        ]);
        expect(hidden.status).toBe(404);
        expect({ ...hidden.body, request_id: '' }).toEqual({
          ...missing.body,
          request_id: '',
        });
        expect(
          (await call('ana', 'GET', `${requestsPath}/${requestId}`)).body
            .status,
        ).toBe('pending_approval');
      },
    );

    it('leaves requests of other teams out of lists, whatever one filters by', async () => {
      const { id: requestId } = await create();
      for (const query of [
        '',
        '?team=team-payments',
        '?owner=group:default/team-payments',
        '?awaiting_my_decision=true',
        `?q=${requestId}`,
      ]) {
        const { body } = await call<EnvironmentRequestList>(
          'rui',
          'GET',
          `${requestsPath}${query}`,
        );
        expect(body.items.map(item => item.id)).not.toContain(requestId);
      }
    });

    it('shows a group what its members requested', async () => {
      const { id: requestId } = await create();
      const colleague = await api.plane.token('pia', ['requester'], {
        groups: ['team-payments'],
      });
      const { status } = await callApi(
        api.plane.url,
        'GET',
        `${requestsPath}/${requestId}`,
        { token: colleague },
      );
      expect(status).toBe(200);
    });

    it.each(['/', '/v1', '/v1/tenant', '/v2/environment-requests', '/admin'])(
      'knows no path %s',
      async path => {
        const { status, body } = await call('ada', 'GET', path);
        expect([status, body.error]).toEqual([404, 'not_found']);
      },
    );
  });
});
