import { TestDatabases } from '@backstage/backend-test-utils';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  callApi,
  createGate,
  startControlPlane,
  testControlPlaneConfig,
  waitFor,
  type TestControlPlane,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const requestsPath = '/v1/environment-requests';
const production = {
  app: 'payments-api',
  team: 'team-payments',
  class: 'production',
  region: 'us-east-1',
};

describe.each(databases.eachSupportedId())(
  'many callers at once, on %p',
  id => {
    let plane: TestControlPlane;
    let ana: string;
    let approvers: string[];

    beforeEach(async () => {
      plane = await startControlPlane({ databases, databaseId: id });
      ana = await plane.token('ana', ['requester']);
      approvers = await Promise.all(
        ['ben', 'ada', 'kim'].map(name => plane.token(name, ['approver'])),
      );
    });

    afterEach(async () => {
      await plane.stop();
    });

    const create = (key?: string, json: object = production, token = ana) =>
      callApi<EnvironmentRequest & { error?: string }>(
        plane.url,
        'POST',
        requestsPath,
        { token, json, headers: key ? { 'idempotency-key': key } : {} },
      );
    const decide = (
      {
        id: requestId,
        plan_digest,
      }: Pick<EnvironmentRequest, 'id' | 'plan_digest'>,
      token: string,
      decision: 'approve' | 'reject' = 'approve',
    ) =>
      callApi<EnvironmentRequest>(
        plane.url,
        'POST',
        `${requestsPath}/${requestId}/approve`,
        { token, json: { decision, reason: 'Because', plan_digest } },
      );
    const countRows = async (table: string) =>
      Number((await plane.knex(table).count({ count: '*' }))[0].count);

    describe('with one Idempotency-Key', () => {
      it('make one request of a hundred calls, and get one answer', async () => {
        const answers = await Promise.all(
          Array.from({ length: 100 }, () => create('deploy-42')),
        );
        expect(answers.map(({ status }) => status)).toEqual(
          Array(100).fill(201),
        );
        const bodies = new Set(answers.map(({ body }) => JSON.stringify(body)));
        expect(bodies.size).toBe(1);
        expect(await countRows('environment_requests')).toBe(1);
        expect(await countRows('idempotency_keys')).toBe(1);
        expect(await countRows('plans')).toBe(1);
        expect(
          await plane
            .knex('audit_events')
            .where('target_type', 'environment-request')
            .pluck('action'),
        ).toEqual(['environment-request.created']);
      });

      it('are refused with another body, also at the same time', async () => {
        const answers = await Promise.all([
          create('deploy-42'),
          create('deploy-42', { ...production, ttl_hours: 1 }),
        ]);
        expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
        expect(await countRows('environment_requests')).toBe(1);

        const later = await create('deploy-42', {
          ...production,
          ttl_hours: 2,
        });
        expect([later.status, later.body.error]).toEqual([409, 'conflict']);
      });

      it('are not confused with each other', async () => {
        const rui = await plane.token('rui', ['requester']);
        const [byAna, byRui] = await Promise.all([
          create('deploy-42'),
          create('deploy-42', { ...production, team: 'team-search' }, rui),
        ]);
        expect(byAna.body.id).not.toBe(byRui.body.id);
        expect(byRui.body.requested_by).toBe('user:default/rui');
      });

      it('get the same answer whatever the order of the fields', async () => {
        const { app, team, region } = production;
        const first = await create('deploy-42');
        const second = await create('deploy-42', {
          region,
          class: production.class,
          team,
          app,
        });
        expect(second.body).toEqual(first.body);
      });

      it('get the same answer when they repeat it later, whatever the request has become', async () => {
        const first = await create('deploy-42');
        await decide(first.body, approvers[0], 'reject');
        const again = await create('deploy-42');
        expect([again.status, again.body]).toEqual([201, first.body]);
      });

      it('get the request also when its class has left the configuration since', async () => {
        const first = await create('deploy-42');
        const { knex } = plane;
        await plane.stop();
        const { preview } = testControlPlaneConfig.classes;
        plane = await startControlPlane({
          knex,
          config: { classes: { preview } },
        });
        const again = await create('deploy-42');
        expect([again.status, again.body.id]).toEqual([201, first.body.id]);
        expect((await create('deploy-43')).status).toBe(400);
      });

      it('can use the key again for what failed', async () => {
        const refused = await create('deploy-42', {
          ...production,
          region: 'mars-1',
        });
        expect(refused.status).toBe(400);
        expect((await create('deploy-42')).status).toBe(201);
      });
    });

    it('make as many requests as there are calls without a key', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => create()),
      );
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(20);
      expect(new Set(answers.map(({ body }) => body.name)).size).toBe(20);
    });

    it('decide once when several decide at the same instant', async () => {
      for (const decisions of [
        ['approve', 'approve', 'approve'],
        ['approve', 'reject', 'reject'],
      ] as const) {
        const { body } = await create();
        const answers = await Promise.all(
          approvers.map((token, index) =>
            decide(body, token, decisions[index]),
          ),
        );
        expect(answers.map(({ status }) => status).sort()).toEqual([
          200, 409, 409,
        ]);
        const votes = await plane.knex('votes').where('request_id', body.id);
        expect(votes).toHaveLength(1);
        const winner = answers.findIndex(({ status }) => status === 200);
        expect(votes[0].decision).toBe(decisions[winner]);
        const placements = await plane
          .knex('placements')
          .where('request_id', body.id);
        expect(placements).toHaveLength(
          decisions[winner] === 'approve' ? 1 : 0,
        );
      }
    });

    it('approve twenty requests at once, each of which becomes ready once', async () => {
      const created = await Promise.all(
        Array.from({ length: 20 }, () => create()),
      );
      const answers = await Promise.all(
        created.map(({ body }, index) => decide(body, approvers[index % 3])),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
      await waitFor(
        () =>
          plane.client.listEnvironmentRequests(
            { status: ['ready'], limit: 100 },
            { token: ana },
          ),
        ({ items }) => items.length === 20,
      );
      expect(plane.adapter.writes).toHaveLength(20);
      expect(plane.adapter.overlaps).toEqual([]);
    });

    it('either cancel or approve, but not both', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { body } = await create();
        const [approval, cancellation] = await Promise.all([
          decide(body, approvers[0]),
          callApi<EnvironmentRequest>(
            plane.url,
            'DELETE',
            `${requestsPath}/${body.id}`,
            { token: ana },
          ),
        ]);
        // Whoever is first: what was approved is then removed, and what was cancelled cannot be approved.
        expect([
          [200, 202, 'deprovisioning'],
          [200, 202, 'deleted'],
          [409, 202, 'cancelled'],
        ]).toContainEqual([
          approval.status,
          cancellation.status,
          cancellation.body.status,
        ]);
      }
      expect(plane.adapter.overlaps).toEqual([]);
    });

    it('ask for one pass when they ask to reconcile at the same time', async () => {
      const { body } = await create(undefined, {
        ...production,
        class: 'preview',
      });
      const get = () =>
        plane.client.getEnvironmentRequest(body.id, { token: ana });
      await waitFor(get, ({ status }) => status === 'ready');
      const gate = createGate();
      plane.adapter.onCall = (call, _desired, signal) =>
        call === 'observe' ? gate.pass(signal) : Promise.resolve();
      const answers = await Promise.all(
        Array.from({ length: 10 }, () =>
          callApi<EnvironmentRequest>(
            plane.url,
            'POST',
            `${requestsPath}/${body.id}/reconcile`,
            { token: ana },
          ),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202));
      gate.open();
      const ready = await waitFor(get, ({ status }) => status === 'ready');
      expect(ready.targets?.[0].generation).toBe(2);
      const events = await plane
        .knex('audit_events')
        .where('action', 'environment-request.reconcile-requested');
      expect(events).toHaveLength(1);
    });

    it('leave nothing behind when they go away before they are answered', async () => {
      const gate = createGate();
      plane.adapter.onCall = (call, _desired, signal) =>
        call === 'plan' ? gate.pass(signal) : Promise.resolve();
      const controller = new AbortController();
      const gone = fetch(`${plane.url}${requestsPath}`, {
        method: 'POST',
        signal: controller.signal,
        headers: {
          authorization: `Bearer ${ana}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(production),
      });
      await waitFor(
        async () => gate.waiting,
        waiting => waiting === 1,
      );
      controller.abort();
      await expect(gone).rejects.toThrow();
      await waitFor(
        async () => gate.waiting,
        waiting => waiting === 0,
      );
      // Whatever was begun for the one that went away has ended before what is asked for now.
      gate.open();
      expect((await create()).status).toBe(201);
      expect(await countRows('environment_requests')).toBe(1);
    });
  },
);
