import { TestDatabases } from '@backstage/backend-test-utils';
import type { EnvironmentRequestList } from '@groundwork/plugin-control-plane-common';
import { requestsPath } from '../__testUtils__';
import { parseJson } from '../database';
import { of, useApprovals } from './__testUtils__/useApprovals';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('approving on %p', id => {
  const {
    api,
    pathOf,
    decide,
    statusOf,
    get,
    crowd,
    decideWith,
    votesOf,
    eventsOf,
  } = useApprovals(databases, id);
  const { call, create } = api;
  const historyOf = async (requestId: string) =>
    (
      await api.plane
        .knex('audit_events')
        .where({ target_id: requestId })
        .orderBy('id')
    ).map(({ action, message, metadata }) => ({
      action,
      message,
      metadata: parseJson<Record<string, unknown>>(metadata),
    }));

  describe('by several', () => {
    it('takes as many as the class wants, one of each person, and says how many there are', async () => {
      const request = await create(of('trio'));
      expect(request.approval).toEqual({
        required: 3,
        given: 0,
        approvers: [{ ref: 'role:approver', via: 'policy' }],
      });
      const [one, two, three, four] = await crowd(4);
      const first = await decideWith(one, request);
      expect([first.status, first.body.status, first.body.approval]).toEqual([
        200,
        'pending_approval',
        expect.objectContaining({ required: 3, given: 1 }),
      ]);
      expect(first.body.actions?.approve).toEqual({
        allowed: false,
        reason: 'You have voted on this plan already',
      });
      const again = await decideWith(one, request);
      expect([again.status, again.body.error]).toEqual([409, 'conflict']);
      expect((await decideWith(two, request)).body.approval.given).toBe(2);
      const last = await decideWith(three, request);
      expect([last.body.status, last.body.approval.given]).toEqual([
        'queued',
        3,
      ]);
      expect((await decideWith(four, request)).status).toBe(409);
      const events = await call('ana', 'GET', `${pathOf(request)}/events`);
      expect(events.status).toBe(200);
      expect(
        (await historyOf(request.id))
          .filter(({ action }) => /approv/.test(action))
          .map(({ action, metadata }) => [
            action,
            metadata.given,
            metadata.required,
          ]),
      ).toEqual([
        ['environment-request.approval-given', '1', '3'],
        ['environment-request.approval-given', '2', '3'],
        ['environment-request.approved', '3', '3'],
      ]);
    });

    it('counts exactly as many as are wanted of a hundred people at once, and approves once', async () => {
      const request = await create(of('trio'));
      const people = await crowd(100);
      const answers = await Promise.all(
        people.map(token => decideWith(token, request)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([
        ...Array(3).fill(200),
        ...Array(97).fill(409),
      ]);
      const votes = await votesOf(request);
      expect(new Set(votes.map(vote => vote.decided_by)).size).toBe(3);
      expect(votes).toHaveLength(3);
      expect(await eventsOf(request, 'approved')).toHaveLength(1);
      expect(await eventsOf(request, 'approval-given')).toHaveLength(2);
      expect(
        await api.plane.knex('placements').where('request_id', request.id),
      ).toHaveLength(1);
      expect((await get('ana', request)).approval.given).toBe(3);
    });

    it('counts once whoever votes a hundred times at once', async () => {
      const request = await create(of('trio'));
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => decide('ben', request)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([
        200,
        ...Array(99).fill(409),
      ]);
      expect(await votesOf(request)).toHaveLength(1);
      expect(await get('ana', request)).toMatchObject({
        status: 'pending_approval',
        approval: { given: 1 },
      });
    });

    it('ends by one rejection, however many approve at the same instant', async () => {
      const request = await create(of('trio'));
      const [one, two, three] = await crowd(3);
      const answers = await Promise.all([
        decideWith(one, request),
        decideWith(two, request),
        decideWith(three, request, { decision: 'reject', reason: 'No' }),
      ]);
      expect(answers[2].status).toBe(200);
      const after = await get('ana', request);
      expect([after.status, after.status_message]).toEqual(['rejected', 'No']);
      const counted = answers.filter(({ status }) => status === 200);
      expect(await votesOf(request)).toHaveLength(counted.length);
      expect(await eventsOf(request, 'approved')).toHaveLength(0);
      expect(
        await api.plane.knex('placements').where('request_id', request.id),
      ).toHaveLength(0);
    });

    it('goes one way when one approves and another rejects at the same instant', async () => {
      for (let round = 0; round < 5; round += 1) {
        const request = await create();
        const [approval, rejection] = await Promise.all([
          decide('ben', request),
          decide('ada', request, { decision: 'reject', reason: 'No' }),
        ]);
        expect([approval.status, rejection.status].sort()).toEqual([200, 409]);
        const votes = await votesOf(request);
        expect(votes.map(({ decision }) => decision)).toEqual([
          approval.status === 200 ? 'approve' : 'reject',
        ]);
      }
    });
  });

  describe('by whom the class names', () => {
    it('lets these decide, whatever roles they have, and nobody else', async () => {
      const request = await create(
        of('pair', { component_ref: 'component:default/search-api' }),
      );
      expect(request.approval.approvers).toEqual([
        { ref: 'group:default/team-search', via: 'component-owner' },
        { ref: 'group:default/security', via: 'policy' },
        { ref: 'user:default/zoe', via: 'policy' },
      ]);
      for (const who of ['ben', 'ada', 'vic', 'ana']) {
        expect([who, await statusOf(who, request)]).toEqual([who, 403]);
      }
      expect((await get('ben', request)).actions?.approve).toEqual({
        allowed: false,
        reason: 'You are not among those who may decide over this',
      });
      expect(await statusOf('pia', request)).toBe(404);
      expect(await statusOf('nobody', request)).toBe(404);
      expect(await statusOf('rui', request)).toBe(200);
      // Of a group, each has a vote.
      const last = await decide('sue', request);
      expect([last.status, last.body.status]).toEqual([200, 'queued']);
      expect((await get('zoe', request)).votes).toHaveLength(2);
    });

    it('falls back to whoever has the role where nobody else owns the component, and says so', async () => {
      const request = await create(of('pair'));
      expect(request.approval.approvers).toContainEqual({
        ref: 'role:approver',
        via: 'policy',
      });
      expect(await eventsOf(request, 'approvers-replaced')).toHaveLength(1);
      expect(await statusOf('ben', request)).toBe(200);
    });

    it('puts into the inbox what one may decide over, and no more', async () => {
      const inboxOf = async (who: string) => {
        const { body } = await call<EnvironmentRequestList>(
          who,
          'GET',
          `${requestsPath}?awaiting_my_decision=true&limit=200`,
        );
        return body.items.map(item => item.id);
      };
      const byName = await create(
        of('pair', { component_ref: 'component:default/search-api' }),
      );
      const byRole = await create(of('trio'));
      for (const [who, expected] of [
        ['zoe', [true, false]],
        ['sue', [true, false]],
        ['rui', [true, false]],
        ['ben', [false, true]],
        ['ada', [false, true]],
        ['ana', [false, false]],
        ['vic', [false, false]],
        ['nobody', [false, false]],
      ] as const) {
        const inbox = await inboxOf(who);
        expect([
          who,
          [byName, byRole].map(request => inbox.includes(request.id)),
        ]).toEqual([who, expected]);
      }
      await decide('sue', byName);
      expect(await inboxOf('sue')).not.toContain(byName.id);
      expect(await inboxOf('sid')).toContain(byName.id);
    });
  });
});
