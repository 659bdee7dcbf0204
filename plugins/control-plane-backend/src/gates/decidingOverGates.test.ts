import { TestDatabases } from '@backstage/backend-test-utils';
import type { TemplateGateVoteList } from '@groundwork/plugin-control-plane-common';
import { waitFor } from '../__testUtils__';
import { gatesPath, useGates } from './__testUtils__/useGates';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const wrongDigest = `sha256:${'0'.repeat(64)}`;

describe.each(databases.eachSupportedId())('decisions over gates on %p', id => {
  const {
    api,
    post,
    ask,
    get,
    decide,
    cancel,
    eventsOf,
    historyOf,
    toldOf,
    inboxOf,
  } = useGates(databases, id);
  const { call } = api;

  describe('deciding', () => {
    it('opens with the approval of somebody else, with receipt of who and why', async () => {
      const gate = await ask();
      const { status, body } = await decide('ben', gate, { reason: ' Fine ' });
      expect([status, body.status]).toEqual([200, 'approved']);
      expect(body).toMatchObject({
        reason: 'Fine',
        decided_by: 'user:default/ben',
        approvals_given: 1,
        votes: [
          {
            decision: 'approve',
            reason: 'Fine',
            decided_by: 'user:default/ben',
            parameters_digest: gate.parameters_digest,
            authentication: { method: 'hs256' },
          },
        ],
      });
      expect(await eventsOf(gate)).toEqual([
        'template-gate.requested',
        'template-gate.approved',
      ]);
      const { body: votes } = await call<TemplateGateVoteList>(
        'ana',
        'GET',
        `${gatesPath}/${gate.id}/votes`,
      );
      expect(votes.items).toEqual(body.votes);
      await waitFor(
        async () => toldOf(gate),
        told => told.some(([, topic]) => topic === 'decisions'),
      );
      expect(toldOf(gate)).toContainEqual([
        ['user:default/ana'],
        'decisions',
        'Access to production was approved',
        `/approvals?gate=${gate.id}`,
      ]);
    });

    it('ends with one rejection, which needs a reason', async () => {
      const gate = await ask({ policy: 'pair' });
      const silent = await decide('ben', gate, {
        decision: 'reject',
        reason: ' ',
      });
      expect(silent.status).toBe(400);
      const { body } = await decide('ben', gate, {
        decision: 'reject',
        reason: 'Too long',
      });
      expect(body).toMatchObject({ status: 'rejected', reason: 'Too long' });
      expect((await decide('ada', gate)).status).toBe(409);
    });

    it('takes as many as the policy says, nobody twice', async () => {
      const gate = await ask({ policy: 'pair' });
      const first = await decide('ben', gate);
      expect(first.body).toMatchObject({
        status: 'pending',
        approvals_given: 1,
        actions: {
          approve: {
            allowed: false,
            reason: 'You have voted on this already',
          },
        },
      });
      expect((await decide('ben', gate)).status).toBe(409);
      expect((await decide('ada', gate)).body.status).toBe('approved');
      expect(await eventsOf(gate)).toEqual([
        'template-gate.requested',
        'template-gate.approval-given',
        'template-gate.approved',
      ]);
    });

    it('is not for who asked, whatever their roles', async () => {
      const { body: own } = await post('ada');
      expect((await decide('ada', own)).status).toBe(403);
      expect((await get('ada', own)).body.status).toBe('pending');
    });

    it('is for nobody but those whom the policy names', async () => {
      const gate = await ask({ policy: 'named' });
      for (const who of ['ben', 'ada', 'vic']) {
        expect([who, (await decide(who, gate)).status]).toEqual([who, 403]);
      }
      for (const who of ['rui', 'nobody', 'sue']) {
        expect([who, (await decide(who, gate)).status]).toEqual([who, 404]);
      }
      expect((await decide('zoe', gate)).body.status).toBe('approved');
    });

    it('is for the owner of the component where the policy says so', async () => {
      const gate = await ask({
        policy: 'owners',
        component_ref: 'component:default/payments-api',
      });
      expect(gate.approvers).toEqual([
        { ref: 'group:default/team-payments', via: 'component-owner' },
      ]);
      expect((await decide('ben', gate)).status).toBe(403);
      expect((await decide('pia', gate)).body.status).toBe('approved');
      // Without one, whoever has the role may.
      expect((await ask({ policy: 'owners' })).approvers).toEqual([
        { ref: 'role:approver', via: 'policy' },
      ]);
    });

    it('is over these parameters and no others', async () => {
      const gate = await ask();
      const other = await ask({ parameters: { role: 'viewer' } });
      for (const parameters_digest of [wrongDigest, other.parameters_digest]) {
        const answer = await decide('ben', gate, { parameters_digest });
        expect([answer.status, answer.body.error]).toEqual([409, 'conflict']);
      }
      expect((await get('ben', gate)).body.status).toBe('pending');
    });

    it('can be done by who stands in for who is away, as one vote', async () => {
      const until = new Date(Date.now() + 86_400_000).toISOString();
      await call('zoe', 'POST', '/v1/approval-substitutes', {
        json: { substitute: 'user:default/sue', until },
      });
      const gate = await ask({ policy: 'named' });
      expect(await inboxOf('sue')).toContain(gate.id);
      const { body } = await decide('sue', gate);
      expect(body.votes).toEqual([
        expect.objectContaining({
          decided_by: 'user:default/sue',
          on_behalf_of: 'user:default/zoe',
        }),
      ]);
      expect((await decide('zoe', gate)).status).toBe(409);
    });

    it('counts every vote once, however many come at the same instant', async () => {
      const gate = await ask({ policy: 'pair' });
      const answers = await Promise.all(
        ['ben', 'ben', 'ada', 'ben', 'ada'].map(who => decide(who, gate)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([
        200, 200, 409, 409, 409,
      ]);
      expect((await get('ana', gate)).body).toMatchObject({
        status: 'approved',
        approvals_given: 2,
      });
      const votes = await api.plane
        .knex('gate_votes')
        .where({ gate_id: gate.id });
      expect(votes).toHaveLength(2);
    });

    it('has one end when it is approved, rejected and cancelled at the same instant', async () => {
      const gate = await ask();
      const answers = await Promise.all([
        decide('ben', gate),
        decide('ada', gate, { decision: 'reject', reason: 'No' }),
        cancel('ana', gate),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(
        (await eventsOf(gate)).filter(action => !/requested/.test(action)),
      ).toHaveLength(1);
    });
  });

  describe('ending', () => {
    it('can be cancelled by who asked and by administrators, again without effect', async () => {
      const gate = await ask();
      expect((await cancel('ben', gate)).status).toBe(403);
      expect((await cancel('rui', gate)).status).toBe(404);
      const { body } = await cancel('ana', gate, 'Not needed');
      expect(body).toMatchObject({
        status: 'cancelled',
        reason: 'Not needed',
        decided_by: 'user:default/ana',
      });
      expect((await cancel('ada', gate)).status).toBe(200);
      expect(await eventsOf(gate)).toEqual([
        'template-gate.requested',
        'template-gate.cancelled',
      ]);
      expect((await decide('ben', gate)).status).toBe(409);
    });

    it('ends by itself when nobody decides in time', async () => {
      const gate = await ask({ timeout_seconds: 1 });
      const ended = await waitFor(
        async () => (await get('ana', gate)).body,
        ({ status }) => status !== 'pending',
      );
      expect(ended).toMatchObject({
        status: 'expired',
        reason: 'Nobody decided over it in time',
      });
      expect(await eventsOf(gate)).toEqual([
        'template-gate.requested',
        'template-gate.timed-out',
      ]);
    });

    it('reminds those who may decide, and lets others decide as well after a while', async () => {
      const gate = await ask({ policy: 'named' });
      await api.plane.knex('template_gates').where({ id: gate.id }).update({
        remind_at: '2020-01-01T00:00:00.000Z',
        escalate_at: '2020-01-01T00:00:00.000Z',
      });
      const escalated = await waitFor(
        async () => (await get('ana', gate)).body,
        ({ escalated_at }) => escalated_at !== undefined,
      );
      expect(escalated.approvers).toContainEqual({
        ref: 'group:default/security',
        via: 'escalation',
      });
      expect((await eventsOf(gate)).sort()).toEqual([
        'template-gate.approval-escalated',
        'template-gate.approval-reminded',
        'template-gate.requested',
      ]);
      expect((await decide('sue', gate)).body.status).toBe('approved');
    });
  });

  describe('the history', () => {
    /** What happened to a gate, newest first: what, by whom, in which words. */
    const toldTo = async (who: string, gate: { id: string }) => {
      const { status, body } = await historyOf(who, gate);
      expect(status).toBe(200);
      return body.items.map(({ action, actor_id, message }) => [
        action.replace('template-gate.', ''),
        actor_id,
        message,
      ]);
    };

    it('tells who asked and voted, how, and why, newest first', async () => {
      const gate = await ask({ policy: 'pair' });
      await decide('ben', gate, { reason: ' Fine ' });
      await decide('ada', gate);
      expect(await toldTo('ana', gate)).toEqual([
        ['approved', 'user:default/ada', 'Approved'],
        ['approval-given', 'user:default/ben', 'Approved: Fine'],
        [
          'requested',
          'user:default/ana',
          'Asked for approval: Access to production',
        ],
      ]);
      const [, given] = (await historyOf('ana', gate)).body.items;
      expect(given?.metadata).toMatchObject({
        reason: 'Fine',
        given: '1',
        required: '2',
        parameters_digest: gate.parameters_digest,
      });
    });

    it('tells of each end', async () => {
      const rejected = await ask();
      await decide('ben', rejected, { decision: 'reject', reason: 'No' });
      const cancelled = await ask();
      await cancel('ana', cancelled, ' Not needed ');
      const withoutReason = await ask();
      await cancel('ana', withoutReason);
      const automatic = await ask({ policy: 'nobody' });
      const newestOf = async (gate: { id: string }) =>
        (await toldTo('ana', gate))[0];
      expect(await newestOf(rejected)).toEqual([
        'rejected',
        'user:default/ben',
        'Rejected: No',
      ]);
      expect(await newestOf(cancelled)).toEqual([
        'cancelled',
        'user:default/ana',
        'Cancelled: Not needed',
      ]);
      expect(await newestOf(withoutReason)).toEqual([
        'cancelled',
        'user:default/ana',
        'Cancelled',
      ]);
      expect(await newestOf(automatic)).toEqual([
        'approved',
        'system',
        'Approved by itself: nobody asks for nobody',
      ]);
    });

    it('tells of reminders, of more people who may decide, and that time was over', async () => {
      const gate = await ask({ policy: 'named', timeout_seconds: 86_400 });
      const past = '2020-01-01T00:00:00.000Z';
      const change = (times: Record<string, string>) =>
        api.plane.knex('template_gates').where({ id: gate.id }).update(times);
      const happened = (what: string) =>
        waitFor(
          () => toldTo('ana', gate),
          told => told[0]?.[0] === what,
        );
      await change({ remind_at: past });
      await happened('approval-reminded');
      await change({ escalate_at: past });
      await happened('approval-escalated');
      await change({ expires_at: past });
      await happened('timed-out');
      expect(await toldTo('ana', gate)).toEqual([
        ['timed-out', 'system', 'Nobody decided over it in time'],
        [
          'approval-escalated',
          'system',
          'Nobody decided in time: group:default/security may decide as well',
        ],
        ['approval-reminded', 'system', 'Reminded those who may decide'],
        ['requested', 'user:default/ana', expect.anything()],
      ]);
    });

    it('is for whoever may read the gate, and is not found by others', async () => {
      const gate = await ask({ policy: 'named' });
      const own = await post('ada', { title: 'Of Ada' });
      for (const who of ['ana', 'zoe', 'vic', 'ben', 'ada']) {
        expect([who, (await historyOf(who, gate)).status]).toEqual([who, 200]);
      }
      for (const who of ['rui', 'nobody']) {
        expect([who, (await historyOf(who, gate)).status]).toEqual([who, 404]);
      }
      expect((await historyOf('ana', own.body)).status).toBe(404);
    });

    it('goes through all pages, each event once', async () => {
      const gate = await ask({ policy: 'pair' });
      await decide('ben', gate);
      await decide('ada', gate);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await historyOf(
          'ana',
          gate,
          `?limit=1${cursor ? `&cursor=${cursor}` : ''}`,
        );
        expect(body.items).toHaveLength(1);
        seen.push(...body.items.map(({ action }) => action));
        cursor = body.next_cursor;
      } while (cursor);
      expect(seen).toEqual((await eventsOf(gate)).reverse());
      expect((await historyOf('ana', gate, '?cursor=x')).status).toBe(400);
    });

    it('has no parameter in it, so that no secret either', async () => {
      const gate = await ask({
        parameters: { pin: 4711, password: 'hunter2', role: 'a-rare-role' },
        secret_parameters: ['pin'],
      });
      await decide('ben', gate);
      const { body } = await historyOf('ana', gate);
      expect(body.items).toHaveLength(2);
      expect(JSON.stringify(body)).not.toMatch(/4711|hunter2|a-rare-role/);
    });
  });
});
