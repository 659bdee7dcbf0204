import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  TEMPLATE_GATES_CHANNEL,
  type EnvironmentRequestCounts,
  type TemplateGateList,
} from '@groundwork/plugin-control-plane-common';
import { waitFor } from '../__testUtils__';
import { gatesPath, useGates } from './__testUtils__/useGates';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('gates on %p', id => {
  const {
    api,
    post,
    ask,
    get,
    decide,
    cancel,
    eventsOf,
    toldOf,
    inboxOf,
    publish,
  } = useGates(databases, id);
  const { call } = api;

  describe('asking', () => {
    it('shows what is decided over, by whom and until when', async () => {
      const gate = await ask({
        summary: 'For the <b>incident</b>',
        step_name: 'Wait',
      });
      expect(gate).toMatchObject({
        status: 'pending',
        title: 'Access to production',
        summary: 'For the <b>incident</b>',
        parameters: { role: 'admin', hours: 8 },
        approvals_required: 1,
        approvals_given: 0,
        approvers: [{ ref: 'role:approver', via: 'policy' }],
        requested_by: 'user:default/ana',
        actions: {
          approve: {
            allowed: false,
            reason: 'You requested this; someone else must approve',
          },
          cancel: { allowed: true },
        },
      });
      // A week, where the policy does not say how long.
      expect(
        Date.parse(String(gate.expires_at)) - Date.parse(gate.created_at),
      ).toBe(7 * 24 * 3_600_000);
      expect((await get('ben', gate)).body.actions).toMatchObject({
        approve: { allowed: true },
        cancel: { allowed: false },
      });
    });

    it('tells who may decide where to, and pages that something changed', async () => {
      const gate = await ask();
      await waitFor(
        async () => toldOf(gate),
        told => told.length > 0,
      );
      expect(toldOf(gate)).toEqual([
        [
          ['user:default/ben'],
          'approvals',
          'Access to production waits for your decision',
          `/approvals?gate=${gate.id}`,
        ],
      ]);
      await waitFor(
        async () =>
          publish.mock.calls.filter(
            ([{ channel, message }]) =>
              channel === TEMPLATE_GATES_CHANNEL && message.gate_id === gate.id,
          ),
        told => told.length > 0,
      );
    });

    it('goes no longer than the policy says, and as short as the template wants', async () => {
      const { created_at, expires_at } = await ask({ timeout_seconds: 60 });
      expect(Date.parse(String(expires_at)) - Date.parse(created_at)).toBe(
        60_000,
      );
      const long = await ask({ timeout_seconds: 31_536_000 });
      expect(
        Date.parse(String(long.expires_at)) - Date.parse(long.created_at),
      ).toBe(7 * 24 * 3_600_000);
    });

    it('is approved at once where nobody is asked, and says so', async () => {
      const gate = await ask({ policy: 'nobody' });
      expect(gate).toMatchObject({
        status: 'approved',
        approvals_required: 0,
        reason: 'Approved by itself: nobody asks for nobody',
      });
      expect(await eventsOf(gate)).toEqual([
        'template-gate.requested',
        'template-gate.approved',
      ]);
    });

    it('happens once for one key', async () => {
      const headers = { 'idempotency-key': 'once' };
      const first = await post('ana', {}, headers);
      const second = await post('ana', {}, headers);
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.body.id).toBe(first.body.id);
      const other = await post('ana', { title: 'Other' }, headers);
      expect(other.status).toBe(409);
    });

    it.each<[string, object, string]>([
      ['a policy that there is not', { policy: 'none' }, 'policy'],
      ['a policy of every object', { policy: 'constructor' }, 'policy'],
      [
        'a component that there is not',
        { component_ref: 'component:default/none' },
        'component_ref',
      ],
      ['too much', { parameters: { text: 'x'.repeat(33_000) } }, 'parameters'],
      [
        'what is nested too deeply',
        {
          parameters: {
            a: { b: { c: { d: { e: { f: { g: { h: {} } } } } } } },
          },
        },
        'parameters',
      ],
      [
        'a key',
        { parameters: { aws: { id: 'AKIAIOSFODNN7EXAMPLE' } } },
        'parameters.aws.id',
      ],
      [
        'a key as the name of something',
        { parameters: { AKIAIOSFODNN7EXAMPLE: true } },
        'parameters',
      ],
      ['a key in a text', { title: 'AKIAIOSFODNN7EXAMPLE' }, 'title'],
    ])('does not take %s', async (_what, body, field) => {
      const answer = await post('ana', body);
      expect([answer.status, answer.body.details]).toEqual([
        400,
        [expect.objectContaining({ field })],
      ]);
    });

    it('keeps no secret, neither what is named so nor what is called like one', async () => {
      const gate = await ask({
        parameters: {
          pin: 4711,
          dbPassword: 'hunter2',
          nested: [{ api_key: 'k-123', note: 'fine' }],
          secret: false,
        },
        secret_parameters: ['pin'],
      });
      const expected = {
        pin: '***',
        dbPassword: '***',
        nested: [{ api_key: '***', note: 'fine' }],
        secret: false,
      };
      expect(gate.parameters).toEqual(expected);
      const row = await api.plane.knex('template_gates').where({ id: gate.id });
      expect(JSON.stringify(row)).not.toMatch(/hunter2|k-123|4711/);
    });
  });

  describe('lists and counts', () => {
    it('hold what waits for the caller, and not what they asked for or voted on', async () => {
      const gate = await ask({ policy: 'pair' });
      const { body: own } = await post('ada', { policy: 'pair' });
      expect(await inboxOf('ben')).toEqual(
        expect.arrayContaining([gate.id, own.id]),
      );
      expect(await inboxOf('ada')).not.toContain(own.id);
      await decide('ben', gate);
      expect(await inboxOf('ben')).not.toContain(gate.id);
      expect(await inboxOf('ana')).toEqual([]);
      expect(await inboxOf('nobody')).toEqual([]);
      const { body: counts } = await call<EnvironmentRequestCounts>(
        'ben',
        'GET',
        '/v1/environment-request-counts',
      );
      expect(counts.gates_awaiting_my_decision).toEqual({
        value: (await inboxOf('ben')).length,
        relation: 'eq',
      });
      const { body: mine } = await call<EnvironmentRequestCounts>(
        'ada',
        'GET',
        '/v1/environment-request-counts',
      );
      expect(mine.gates_mine.value).toBeGreaterThan(0);
    });

    it('show a person their own gates, and no others', async () => {
      const gate = await ask({ title: 'Only for Ana' });
      const listOf = async (who: string) => {
        const { body } = await call<TemplateGateList>(
          who,
          'GET',
          `${gatesPath}?q=only%20for%20ana`,
        );
        return body.items.map(each => each.id);
      };
      expect(await listOf('ana')).toEqual([gate.id]);
      expect(await listOf('vic')).toEqual([gate.id]);
      expect(await listOf('rui')).toEqual([]);
      expect(await listOf('nobody')).toEqual([]);
      expect((await get('rui', gate)).status).toBe(404);
    });

    it('go through all pages, each once, in either order', async () => {
      for (const policy of ['nobody', 'release', 'release']) {
        await ask({ task_id: 'paged', policy });
      }
      for (const order of ['created_at.asc', 'expires_at.desc']) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const { body }: { body: TemplateGateList } = await call(
            'ana',
            'GET',
            `${gatesPath}?task_id=paged&limit=1&order=${order}${
              cursor ? `&cursor=${cursor}` : ''
            }`,
          );
          expect(body.total.value).toBe(3);
          seen.push(...body.items.map(each => each.id));
          cursor = body.next_cursor;
        } while (cursor);
        expect(new Set(seen).size).toBe(3);
      }
    });
  });

  it('are not opened by the service token of a plugin, which may only read', async () => {
    const gate = await ask();
    const { token } = await mockServices
      .auth({ pluginId: 'scaffolder' })
      .getPluginRequestToken({
        onBehalfOf: await mockServices
          .auth({ pluginId: 'scaffolder' })
          .getOwnServiceCredentials(),
        targetPluginId: 'control-plane',
      });
    api.tokens.scaffolder = token;
    expect((await get('scaffolder', gate)).status).toBe(200);
    expect((await post('scaffolder')).status).toBe(403);
    expect((await decide('scaffolder', gate)).status).toBe(403);
    expect((await cancel('scaffolder', gate)).status).toBe(403);
  });
});
