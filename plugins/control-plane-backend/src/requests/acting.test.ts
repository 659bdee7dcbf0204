import { createServiceFactory } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { notificationService } from '@backstage/plugin-notifications-node';
import type {
  EnvironmentRequest,
  EnvironmentRequestCounts,
  EnvironmentRequestList,
} from '@groundwork/plugin-control-plane-common';
import {
  createGate,
  nobodysId,
  previewBody,
  productionBody,
  requestsPath,
  useTestApi,
  waitFor,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const countsPath = '/v1/environment-request-counts';

describe.each(databases.eachSupportedId())(
  'what people do with requests, on %p',
  id => {
    const send = jest.fn();
    const api = useTestApi(databases, id, {
      features: [
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({ send }),
        }),
      ],
    });

    beforeAll(async () => {
      api.tokens.pam = await api.plane.token('pam', ['requester'], {
        groups: ['team-payments'],
      });
    });

    afterEach(() => {
      api.plane.adapter.onCall = async () => {};
    });

    const act = (
      request: { id: string },
      action: string,
      who = 'ana',
      json: object | undefined = {},
    ) =>
      api.call<EnvironmentRequest & { message?: string }>(
        who,
        'POST',
        `${requestsPath}/${request.id}/${action}`,
        { json },
      );
    const statusesOf = async (
      request: { id: string },
      action: string,
      people: string[],
      json?: object,
    ) => {
      const statuses: [string, number][] = [];
      for (const who of people) {
        const { status } = await act(request, action, who, json);
        statuses.push([who, status]);
      }
      return statuses;
    };
    const reject = ({ id: requestId, plan_digest }: EnvironmentRequest) =>
      api.call('ben', 'POST', `${requestsPath}/${requestId}/approve`, {
        json: { decision: 'reject', reason: 'No', plan_digest },
      });
    const eventsOf = (request: { id: string }, action: string) =>
      api.plane.knex('audit_events').where({
        target_id: request.id,
        action: `environment-request.${action}`,
      });

    describe('to delete', () => {
      it('tells its people, and not who does it', async () => {
        const told = (request: { id: string }) =>
          send.mock.calls
            .map(([sent]) => sent)
            .filter(
              ({ payload }) =>
                payload.topic === 'removal' &&
                payload.link.endsWith(request.id),
            )
            .map(({ recipients }) => recipients);
        const deleted: EnvironmentRequest[] = [];
        for (const who of ['ana', 'ada']) {
          const request = await api.create(previewBody);
          await api.call(who, 'DELETE', `${requestsPath}/${request.id}`);
          deleted.push(request);
        }
        await waitFor(
          async () => told(deleted[1]).length,
          count => count > 0,
        );
        expect(told(deleted[1])).toEqual([
          expect.objectContaining({
            entityRef: expect.arrayContaining(['user:default/ana']),
          }),
        ]);
        expect(JSON.stringify(told(deleted[0]))).not.toMatch(
          /entityRef[^\]]*user:default\/ana/,
        );
      });
    });

    describe('to cancel', () => {
      it('ends a request with the reason, once', async () => {
        const request = await api.create();
        for (const reason of ['No longer needed', 'Again']) {
          const { status, body } = await act(request, 'cancel', 'ana', {
            reason,
          });
          expect([status, body.status, body.status_message]).toEqual([
            200,
            'cancelled',
            'No longer needed',
          ]);
        }
        expect(await eventsOf(request, 'cancelled')).toMatchObject([
          { actor_id: 'user:default/ana', message: 'No longer needed' },
        ]);
      });

      it('is for who requested it, its owners and administrators', async () => {
        const request = await api.create();
        expect(
          await statusesOf(request, 'cancel', ['ben', 'vic', 'rui', 'nobody']),
        ).toEqual([
          ['ben', 403],
          ['vic', 403],
          ['rui', 404],
          ['nobody', 404],
        ]);
        expect((await act(request, 'cancel', 'pam')).status).toBe(200);
        const other = await api.create();
        expect((await act(other, 'cancel', 'ada')).status).toBe(200);
      });

      it('is refused for what does not wait any more', async () => {
        const request = await api.create();
        await reject(request);
        const { status, body } = await act(request, 'cancel');
        expect([status, body.error]).toEqual([409, 'conflict']);
      });
    });

    describe('to try again', () => {
      const createFailed = async () => {
        api.plane.adapter.onCall = async call => {
          if (call === 'apply') {
            throw new Error('Out of order');
          }
        };
        const request = await api.create(previewBody);
        await api.waitForStatus(request.id, 'failed');
        api.plane.adapter.onCall = async () => {};
        return request;
      };

      it('makes what failed due, and changes nothing more while that is under way', async () => {
        const request = await createFailed();
        const gate = createGate();
        api.plane.adapter.onCall = (_call, _desired, signal) =>
          gate.pass(signal);
        for (let round = 0; round < 2; round += 1) {
          expect((await act(request, 'retry')).status).toBe(202);
        }
        gate.open();
        const ready = await api.waitForStatus(request.id, 'ready');
        expect(ready.targets?.[0].generation).toBe(2);
        expect(await eventsOf(request, 'retry-requested')).toHaveLength(1);
      });

      it('is refused for what has not failed', async () => {
        const waiting = await api.create();
        const ready = await api.create(previewBody);
        await api.waitForStatus(ready.id, 'ready');
        for (const request of [waiting, ready]) {
          const { status, body } = await act(request, 'retry');
          expect([status, body.error]).toEqual([409, 'conflict']);
        }
      });

      it('is for who requested it, its owners and administrators', async () => {
        const request = await createFailed();
        expect(
          await statusesOf(request, 'retry', [
            'ben',
            'vic',
            'rui',
            'nobody',
            'pam',
          ]),
        ).toEqual([
          ['ben', 403],
          ['vic', 403],
          ['rui', 404],
          ['nobody', 404],
          ['pam', 202],
        ]);
      });
    });

    describe('to clone', () => {
      it('makes another request like it, of who asks, with what differs', async () => {
        const origin = await api.create({
          ...productionBody,
          repository: 'https://example.com/payments-api',
          revision: 'main',
          note: 'For the launch',
          ttl_hours: 9,
        });
        const { status, headers, body } = await act(origin, 'clone', 'pam', {
          ttl_hours: 5,
          revision: '',
        });
        expect(status).toBe(201);
        expect(headers.get('location')).toBe(
          `/api/control-plane${requestsPath}/${body.id}`,
        );
        expect(body).toMatchObject({
          app: origin.app,
          team: origin.team,
          owner: origin.owner,
          repository: origin.repository,
          note: 'For the launch',
          revision: '',
          ttl_hours: 5,
          requested_by: 'user:default/pam',
          status: 'pending_approval',
          plan_revision: 1,
          votes: [],
        });
        expect(body.id).not.toBe(origin.id);
        expect(await eventsOf(body, 'cloned')).toMatchObject([
          { actor_id: 'user:default/pam', message: `Made like ${origin.name}` },
        ]);
        expect(await eventsOf(body, 'created')).toHaveLength(1);
      });

      it('is validated as a new request is', async () => {
        const origin = await api.create();
        const { status, body } = await act(origin, 'clone', 'ana', {
          region: 'mars-1',
        });
        expect([status, body.details]).toMatchObject([
          400,
          [{ field: 'region' }],
        ]);
      });

      it('is for who may read the one and request the other', async () => {
        const origin = await api.create();
        expect(
          await statusesOf(origin, 'clone', ['ben', 'vic', 'rui', 'nobody']),
        ).toEqual([
          ['ben', 403],
          ['vic', 403],
          ['rui', 404],
          ['nobody', 404],
        ]);
      });

      it('gives nobody what others own', async () => {
        const origin = await api.create();
        api.tokens.both = await api.plane.token('both', [
          'viewer',
          'requester',
        ]);
        const { status, body } = await act(origin, 'clone', 'both');
        expect([status, body.details]).toMatchObject([
          400,
          [{ field: 'owner' }],
        ]);
      });
    });

    it.each([
      ['POST', 'cancel'],
      ['POST', 'retry'],
      ['POST', 'clone'],
      ['POST', 'plan'],
      ['PATCH', ''],
    ])('needs a token and a request for %s %s', async (method, action) => {
      const path = [`${requestsPath}/${nobodysId}`, action]
        .filter(Boolean)
        .join('/');
      const json = action === '' ? { note: 'x' } : {};
      expect((await api.call('stranger', method, path, { json })).status).toBe(
        401,
      );
      expect((await api.call('ana', method, path, { json })).status).toBe(404);
      expect(
        (
          await api.call('ana', method, path.replace(nobodysId, 'no-uuid'), {
            json,
          })
        ).status,
      ).toBe(400);
    });

    it('are listed and counted as mine, as my teams and by who requested them', async () => {
      api.tokens.lea = await api.plane.token('lea', ['requester'], {
        groups: ['team-lea'],
      });
      api.tokens.leo = await api.plane.token('leo', ['requester'], {
        groups: ['team-lea'],
      });
      const make = async (who: string, body: object) => {
        const answer = await api.call<EnvironmentRequest>(
          who,
          'POST',
          requestsPath,
          { json: { ...productionBody, team: 'team-lea', ...body } },
        );
        expect(answer.status).toBe(201);
        return answer.body;
      };
      const mine = await make('lea', {});
      const private_ = await make('lea', { owner: 'user:default/lea' });
      const theirs = await make('leo', {});
      const ended = await make('lea', {});
      await act(ended, 'cancel', 'lea');

      const idsOf = async (query: string, who = 'lea') =>
        (
          await api.call<EnvironmentRequestList>(
            who,
            'GET',
            `${requestsPath}?${query}`,
          )
        ).body.items
          .map(item => item.id)
          .sort();
      const ids = (...requests: EnvironmentRequest[]) =>
        requests.map(request => request.id).sort();
      expect(await idsOf('mine=true')).toEqual(ids(mine, private_, ended));
      expect(await idsOf('my_teams=true')).toEqual(
        ids(mine, private_, theirs, ended),
      );
      expect(await idsOf('my_teams=true', 'leo')).toEqual(
        ids(mine, theirs, ended),
      );
      expect(await idsOf('requested_by=user:default/leo')).toEqual(ids(theirs));
      expect(await idsOf('mine=true&requested_by=user:default/leo')).toEqual(
        [],
      );
      // What one may not read is not found by its requester either.
      expect(await idsOf('requested_by=user:default/lea', 'rui')).toEqual([]);

      const soon = new Date(Date.now() + 3_600_000).toISOString();
      await api.plane
        .knex('environment_requests')
        .where({ id: mine.id })
        .update({ status: 'ready', expires_at: soon, drift_status: 'drifted' });
      await api.plane
        .knex('environment_requests')
        .where({ id: theirs.id })
        .update({ status: 'failed' });
      const countsOf = async (who: string) => {
        const { body } = await api.call<EnvironmentRequestCounts>(
          who,
          'GET',
          countsPath,
        );
        const counts: EnvironmentRequestCounts = body;
        return Object.fromEntries(
          Object.entries(counts).map(([name, total]) => [name, total.value]),
        );
      };
      expect(await countsOf('lea')).toEqual({
        mine: 2,
        my_teams: 3,
        awaiting_my_decision: 0,
        expiring: 1,
        drifted: 1,
        failed: 1,
        gates_awaiting_my_decision: 0,
        gates_mine: 0,
      });
      expect(await countsOf('leo')).toMatchObject({ mine: 1, my_teams: 2 });
      expect(await countsOf('nobody')).toEqual({
        mine: 0,
        my_teams: 0,
        awaiting_my_decision: 0,
        expiring: 0,
        drifted: 0,
        failed: 0,
        gates_awaiting_my_decision: 0,
        gates_mine: 0,
      });
      const before = (await countsOf('ben')).awaiting_my_decision;
      await make('lea', {});
      expect((await countsOf('ben')).awaiting_my_decision).toBe(before + 1);
    });

    it('are counted for nobody without a token', async () => {
      expect((await api.call('stranger', 'GET', countsPath)).status).toBe(401);
    });
  },
);
