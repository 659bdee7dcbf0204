import { TestDatabases } from '@backstage/backend-test-utils';
import {
  nobodysId,
  previewBody,
  productionBody,
  requestsPath,
  sendRaw,
  useTestApi,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('what the API refuses on %p', id => {
  const api = useTestApi(databases, id);
  const { call, create, tokens, waitForStatus } = api;

  describe('400', () => {
    it.each<[string, unknown, string[]]>([
      ['nothing', {}, ['app', 'team', 'class', 'region']],
      [
        'a field that is unknown',
        { ...previewBody, namespace: 'kube-system' },
        ['namespace'],
      ],
      [
        'a field that is only read',
        { ...previewBody, status: 'ready' },
        ['status'],
      ],
      ['an id of its own', { ...previewBody, id: nobodysId }, ['id']],
      [
        'a requester of its own',
        { ...previewBody, requested_by: 'user:default/ben' },
        ['requested_by'],
      ],
      [
        'fields of the wrong kind',
        { ...previewBody, app: 1, ttl_hours: '24' },
        ['app', 'ttl_hours'],
      ],
      ['null', { ...previewBody, note: null }, ['note']],
      [
        'an object where a text goes',
        { ...previewBody, team: { $ne: '' } },
        ['team'],
      ],
      [
        'a list where a text goes',
        { ...previewBody, region: ['us-east-1'] },
        ['region'],
      ],
      [
        'names that are no labels',
        { ...previewBody, app: 'A', team: '-a', region: 'a_b' },
        ['app', 'team', 'region'],
      ],
      ['a path', { ...previewBody, app: '../../etc' }, ['app']],
      [
        'another document',
        { ...previewBody, app: 'a\n---\nkind: Secret' },
        ['app'],
      ],
      [
        'a name that is too long',
        { ...previewBody, app: 'a'.repeat(41) },
        ['app'],
      ],
      [
        'a class that does not exist',
        { ...previewBody, class: 'tiny' },
        ['class'],
      ],
      [
        'a class that every object has',
        { ...previewBody, class: 'constructor' },
        ['class'],
      ],
      [
        'a region that the class is not in',
        { ...productionBody, region: 'eu-central-1' },
        ['region'],
      ],
      ['no time at all', { ...previewBody, ttl_hours: 0 }, ['ttl_hours']],
      ['half an hour', { ...previewBody, ttl_hours: 0.5 }, ['ttl_hours']],
      [
        'more time than the class has',
        { ...previewBody, ttl_hours: 169 },
        ['ttl_hours'],
      ],
      [
        'more time than there is',
        { ...previewBody, ttl_hours: 1e300 },
        ['ttl_hours'],
      ],
      ['an owner that is none', { ...previewBody, owner: 'a:b:c' }, ['owner']],
      [
        'a repository that runs a program',
        { ...previewBody, repository: 'ext::sh -c id' },
        ['repository'],
      ],
      [
        'a revision that is an option',
        { ...previewBody, revision: '--upload-pack=x' },
        ['revision'],
      ],
      [
        'a component that is none',
        { ...previewBody, component_ref: 'payments-api' },
        ['component_ref'],
      ],
      [
        'a tenant that is none',
        { ...previewBody, tenant_id: '1' },
        ['tenant_id'],
      ],
      ['a note with a NUL', { ...previewBody, note: 'a\u0000b' }, ['note']],
      [
        'a note that is too long',
        { ...previewBody, note: 'x'.repeat(1_001) },
        ['note'],
      ],
    ])(
      'refuses %s to be requested or planned, and names the fields',
      async (_what, json, fields) => {
        for (const path of [requestsPath, '/v1/environment-plans']) {
          const { status, body } = await call<{
            details: { field: string; message: string }[];
          }>('ana', 'POST', path, { json });
          expect(status).toBe(400);
          expect(body.error).toBe('validation_error');
          expect(new Set(body.details.map(({ field }) => field))).toEqual(
            new Set(fields),
          );
        }
      },
    );

    const asText = JSON.stringify(previewBody).slice(1);
    it.each([
      ['half an object', '{', 'body'],
      ['a list', '[]', 'body'],
      ['a text', '"text"', 'body'],
      ['null', 'null', 'body'],
      ['nothing', '', 'app'],
      ['a prototype', `{"__proto__":{"admin":true},${asText}`, '__proto__'],
      ['a constructor', `{"constructor":{},${asText}`, 'constructor'],
      [
        'something very deep',
        `${'{"app":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
        'app',
      ],
      ['lists without an end', '['.repeat(50_000), 'body'],
      ['a number that is too large', '{"ttl_hours":1e309}', 'ttl_hours'],
    ])('refuses %s for a body, and names where', async (_what, body, field) => {
      const answer = await call('ana', 'POST', requestsPath, {
        body,
        headers: { 'content-type': 'application/json' },
      });
      expect(answer.status).toBe(400);
      expect(answer.body.details).toContainEqual(
        expect.objectContaining({ field }),
      );
    });

    it('names no more fields than anybody reads', async () => {
      const { status, body } = await call('ana', 'POST', requestsPath, {
        json: Object.fromEntries(
          Array.from({ length: 5_000 }, (_, index) => [`f${index}`, 1]),
        ),
      });
      expect(status).toBe(400);
      expect(body.details).toHaveLength(50);
    });

    it.each([
      ['limit=0', 'limit'],
      ['limit=201', 'limit'],
      ['limit=1.5', 'limit'],
      ['limit=many', 'limit'],
      ['limit=1e309', 'limit'],
      ['limit=1&limit=2', 'limit'],
      ['limit=', 'limit'],
      ['cursor=rubbish', 'cursor'],
      ['cursor=%00', 'cursor'],
      ['status=done', 'status'],
      ['class=Not%20A%20Label', 'class'],
      ['mine=perhaps', 'mine'],
      ['expires_before=tomorrow', 'expires_before'],
      ['expires_before=2026-13-45T00:00:00.000Z', 'expires_before'],
      ['expires_before=2026-02-31T00:00:00.000Z', 'expires_before'],
      ['expires_before=0000-00-00T00:00:00.000Z', 'expires_before'],
      ['q=%00', 'q'],
      [`q=${'long'.repeat(26)}`, 'q'],
      ['order=name', 'order'],
      ['order=name.asc;drop%20table%20votes', 'order'],
      ['owner=nobody', 'owner'],
      ['unknown=1', 'unknown'],
      ['hasOwnProperty=1', 'hasOwnProperty'],
    ])('refuses the query %s and names %s', async (query, field) => {
      const { status, body } = await call(
        'ana',
        'GET',
        `${requestsPath}?${query}`,
      );
      expect([status, body.error]).toEqual([400, 'validation_error']);
      expect(body.details).toContainEqual(
        expect.objectContaining({ field: expect.stringContaining(field) }),
      );
    });

    it('wants a reason for a rejection', async () => {
      const { id: requestId, plan_digest } = await create();
      for (const reason of [undefined, '', '  \n']) {
        const { status, body } = await call(
          'ben',
          'POST',
          `${requestsPath}/${requestId}/approve`,
          { json: { decision: 'reject', reason, plan_digest } },
        );
        expect(status).toBe(400);
        expect(body.details).toEqual([
          { field: 'reason', message: 'is needed for a rejection' },
        ]);
      }
    });

    it.each(['', 'a b', 'ü', 'x'.repeat(201)])(
      'refuses the Idempotency-Key %j',
      async key => {
        const { status } = await sendRaw({
          url: api.plane.url,
          method: 'POST',
          path: requestsPath,
          headers: {
            authorization: `Bearer ${tokens.ana}`,
            'content-type': 'application/json',
            'idempotency-key': key,
          },
          body: JSON.stringify(previewBody),
        });
        expect(status).toBe(400);
      },
    );
  });

  describe('409', () => {
    async function conflictOf(
      who: string,
      method: string,
      path: string,
      json?: unknown,
    ) {
      const { status, body } = await call(who, method, path, { json });
      return [status, body.error];
    }
    const conflict = [409, 'conflict'];

    it('refuses a decision that was already made, whichever way', async () => {
      const { id: requestId, plan_digest } = await create();
      const path = `${requestsPath}/${requestId}/approve`;
      await call('ben', 'POST', path, {
        json: { decision: 'reject', reason: 'No', plan_digest },
      });
      for (const decision of ['approve', 'reject']) {
        expect(
          await conflictOf('ada', 'POST', path, {
            decision,
            reason: 'Still',
            plan_digest,
          }),
        ).toEqual(conflict);
      }
    });

    it('refuses a decision over another plan', async () => {
      const { id: requestId } = await create();
      expect(
        await conflictOf(
          'ben',
          'POST',
          `${requestsPath}/${requestId}/approve`,
          {
            decision: 'approve',
            plan_digest: `sha256:${'0'.repeat(64)}`,
          },
        ),
      ).toEqual([409, 'stale_plan']);
    });

    it('refuses what the state does not allow', async () => {
      const { id: requestId, plan_digest } = await create();
      const path = `${requestsPath}/${requestId}`;
      expect(await conflictOf('ana', 'POST', `${path}/reconcile`)).toEqual(
        conflict,
      );
      await call('ben', 'POST', `${path}/approve`, {
        json: { decision: 'reject', reason: 'No', plan_digest },
      });
      expect(await conflictOf('ana', 'POST', `${path}/reconcile`)).toEqual(
        conflict,
      );
      expect(await conflictOf('ana', 'DELETE', path)).toEqual(conflict);
    });

    it('refuses to decide over what was cancelled', async () => {
      const { id: requestId, plan_digest } = await create();
      const path = `${requestsPath}/${requestId}`;
      expect((await call('ana', 'DELETE', path)).body.status).toBe('cancelled');
      expect((await call('ana', 'DELETE', path)).status).toBe(202);
      expect(
        await conflictOf('ben', 'POST', `${path}/approve`, {
          decision: 'approve',
          plan_digest,
        }),
      ).toEqual(conflict);
    });

    it('refuses to reconcile what is being removed', async () => {
      const { id: requestId } = await create(previewBody);
      await waitForStatus(requestId, 'ready');
      api.plane.adapter.onCall = async call_ => {
        if (call_ === 'remove') {
          throw new Error('Not yet');
        }
      };
      const path = `${requestsPath}/${requestId}`;
      await call('ana', 'DELETE', path);
      expect(await conflictOf('ana', 'POST', `${path}/reconcile`)).toEqual(
        conflict,
      );
      api.plane.adapter.onCall = async () => {};
      await waitForStatus(requestId, 'deleted');
      expect(await conflictOf('ana', 'POST', `${path}/reconcile`)).toEqual(
        conflict,
      );
    });
  });
});
