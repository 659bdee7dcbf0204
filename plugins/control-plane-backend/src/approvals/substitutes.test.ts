import { TestDatabases } from '@backstage/backend-test-utils';
import { productionBody, requestsPath } from '../__testUtils__';
import { dayMs, path, useSubstitutes } from './__testUtils__/useSubstitutes';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('substitutes on %p', id => {
  const {
    api,
    catalog,
    substitution,
    letDecide,
    request,
    decide,
    inboxOf,
    votesOf,
  } = useSubstitutes(databases, id);
  const { call } = api;

  it('decide what the absent may, as long as it lasts, and the absent not any more then', async () => {
    const waiting = await request('two');
    expect((await decide('cy', waiting)).status).toBe(404);
    const made = await letDecide('zoe', 'cy', { reason: ' On holiday ' });
    expect(made).toMatchObject({
      absent: 'user:default/zoe',
      substitute: 'user:default/cy',
      created_by: 'user:default/zoe',
      reason: 'On holiday',
      is_active: true,
    });
    const seen = await call('cy', 'GET', `${requestsPath}/${waiting.id}`);
    expect(seen.body.actions?.approve).toEqual({ allowed: true });
    expect(seen.body.approval.approvers).toContainEqual({
      ref: 'user:default/cy',
      via: 'substitute',
      for: 'user:default/zoe',
    });
    expect(await inboxOf('cy')).toContain(waiting.id);

    const { status, body } = await decide('cy', waiting);
    expect([status, body.approval.given]).toEqual([200, 1]);
    expect(await votesOf(waiting.id)).toEqual([
      {
        decided_by: 'user:default/cy',
        on_behalf_of: 'user:default/zoe',
        seat: 'user:default/zoe',
      },
    ]);
    expect(body.votes).toEqual([
      expect.objectContaining({ on_behalf_of: 'user:default/zoe' }),
    ]);
    expect(await inboxOf('cy')).not.toContain(waiting.id);
    expect(await inboxOf('zoe')).not.toContain(waiting.id);
    const own = await decide('zoe', waiting);
    expect([own.status, own.body]).toEqual([
      409,
      expect.objectContaining({
        message: 'Somebody voted on this plan in your place already',
      }),
    ]);
    expect((await decide('sue', waiting)).body.status).toBe('queued');
  });

  it.each([
    ['a group', 'sue', 'one'],
    ['a role', 'ben', 'production'],
  ])(
    'decide what the absent may by %s',
    async (_, absent, environmentClass) => {
      const waiting = await request(environmentClass);
      await letDecide(absent, 'cy');
      expect(await inboxOf('cy')).toContain(waiting.id);
      expect((await decide('cy', waiting)).body.status).toBe('queued');
    },
  );

  it.each([
    ['before', 1, 2],
    ['after', -2, -1],
  ])('decide nothing %s their time', async (_, from, until) => {
    const waiting = await request();
    const { id: made } = await letDecide('zoe', 'cy');
    const inDays = (days: number) =>
      new Date(Date.now() + days * dayMs).toISOString();
    await api.plane
      .knex('approval_substitutes')
      .where({ id: made })
      .update({ from_at: inDays(from), until_at: inDays(until) });
    expect(await inboxOf('cy')).toEqual([]);
    expect((await decide('cy', waiting)).status).toBe(404);
  });

  it('decide nothing that the absent asked for, nor what they asked for themselves', async () => {
    await letDecide('zoe', 'cy');
    await letDecide('sue', 'zoe');
    const byZoe = await call('zoe', 'POST', requestsPath, {
      json: {
        ...productionBody,
        class: 'one',
        owner: 'user:default/zoe',
      },
    });
    expect(byZoe.status).toBe(201);
    expect(await inboxOf('cy')).not.toContain(byZoe.body.id);
    expect((await decide('cy', byZoe.body)).status).toBe(404);
    const own = await decide('zoe', byZoe.body);
    expect([own.status, own.body]).toEqual([
      403,
      expect.objectContaining({
        message: 'You requested this; someone else must approve',
      }),
    ]);
    expect(await votesOf(byZoe.body.id)).toEqual([]);
  });

  it('give nobody two votes, however many they stand in for', async () => {
    const waiting = await request('two');
    await letDecide('zoe', 'cy');
    await letDecide('sue', 'cy');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => decide('cy', waiting)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array(19).fill(409),
    ]);
    expect(await votesOf(waiting.id)).toHaveLength(1);
  });

  it('and the absent together have one vote, at whatever instant they use it', async () => {
    await letDecide('zoe', 'cy');
    for (let round = 0; round < 5; round += 1) {
      const waiting = await request('two');
      const answers = await Promise.all([
        decide('zoe', waiting),
        decide('cy', waiting),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await votesOf(waiting.id)).toHaveLength(1);
      expect(await inboxOf('cy')).not.toContain(waiting.id);
    }
  });

  it('have no substitutes for what they stand in for themselves', async () => {
    const waiting = await request();
    await letDecide('zoe', 'cy');
    await letDecide('cy', 'dee');
    expect((await decide('dee', waiting)).status).toBe(404);
    expect(await inboxOf('dee')).toEqual([]);
  });

  it('decide only what the absent still may, as far as the catalog knows them', async () => {
    await letDecide('sue', 'cy');
    catalog.groups.set('user:default/sue', ['gardeners']);
    const left = await request();
    const refused = await decide('cy', left);
    expect([refused.status, refused.body]).toEqual([
      403,
      expect.objectContaining({
        message: 'You are not among those who may decide over this',
      }),
    ]);
    catalog.isAway = true;
    expect((await decide('cy', left)).status).toBe(200);
    catalog.isAway = false;
    catalog.groups.set('user:default/sue', ['gardeners', 'security']);
    expect((await decide('cy', await request())).status).toBe(200);
    catalog.groups.clear();
    expect((await decide('cy', await request())).status).toBe(200);
  });

  it('are named by an administrator for others, with what the catalog knows of these', async () => {
    catalog.groups.set('user:default/gus', ['approvers']);
    const made = await letDecide('ada', 'cy', { absent: 'user:default/Gus' });
    expect(made).toMatchObject({
      absent: 'user:default/gus',
      created_by: 'user:default/ada',
    });
    expect(
      await api.plane
        .knex('approval_substitute_refs')
        .where({ substitute_id: made.id })
        .orderBy('ref')
        .pluck('ref'),
    ).toEqual(['group:default/approvers', 'role:approver', 'user:default/gus']);
    expect((await decide('cy', await request('production'))).status).toBe(200);
    catalog.groups.set('user:default/gus', []);
    expect((await decide('cy', await request('production'))).status).toBe(403);

    catalog.isAway = true;
    const away = await call('ada', 'POST', path, {
      json: substitution('cy', { absent: 'user:default/gus' }),
    });
    expect([away.status, JSON.stringify(away.body)]).toEqual([
      503,
      expect.not.stringContaining('10.1.2.3'),
    ]);
  });
});
