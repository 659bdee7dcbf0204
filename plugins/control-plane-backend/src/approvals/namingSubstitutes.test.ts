import { TestDatabases } from '@backstage/backend-test-utils';
import type { ApprovalSubstituteList } from '@groundwork/plugin-control-plane-common';
import { nobodysId, waitFor } from '../__testUtils__';
import { dayMs, path, useSubstitutes } from './__testUtils__/useSubstitutes';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('naming substitutes on %p', id => {
  const { api, sent, substitution, letDecide, request, decide } =
    useSubstitutes(databases, id);
  const { call } = api;

  it('are named for oneself by people, for others by administrators, and by nobody else', async () => {
    const ofZoe = substitution('cy', { absent: 'user:default/zoe' });
    for (const [who, expected] of [
      ['zoe', 201],
      ['ada', 201],
      ['ben', 403],
      ['cy', 403],
      ['nobody', 403],
    ] as const) {
      const { status } = await call(who, 'POST', path, { json: ofZoe });
      expect([who, status]).toEqual([who, expected]);
    }
  });

  it('end by who is away, who named them or an administrator, and for nobody else', async () => {
    const { id: first } = await letDecide('zoe', 'cy');
    const waiting = await request();
    const end = async (who: string, which: string) =>
      (await call(who, 'DELETE', `${path}/${which}`)).status;
    expect(await end('dee', first)).toBe(404);
    expect(await end('cy', first)).toBe(403);
    expect(await end('zoe', nobodysId)).toBe(404);
    expect(await end('zoe', first)).toBe(204);
    expect(await end('zoe', first)).toBe(404);
    expect((await decide('cy', waiting)).status).toBe(404);
    const { id: second } = await letDecide('zoe', 'cy');
    expect(await end('ada', second)).toBe(204);
    const { id: third } = await letDecide('ada', 'cy', {
      absent: 'user:default/zoe',
    });
    expect(await end('zoe', third)).toBe(204);
  });

  it('are listed for who has to do with them, and all for administrators, by pages', async () => {
    const byZoe = await letDecide('zoe', 'cy');
    const later = await letDecide('sue', 'dee', {
      from: new Date(Date.now() + dayMs).toISOString(),
    });
    const byAda = await letDecide('ada', 'dee', {
      absent: 'user:default/zoe',
    });
    const list = async (who: string, query = '') => {
      const { body } = await call<ApprovalSubstituteList>(
        who,
        'GET',
        `${path}${query}`,
      );
      return body;
    };
    const idsOf = async (who: string, query?: string) =>
      (await list(who, query)).items.map(item => item.id);
    expect(await idsOf('ada')).toEqual([byAda.id, later.id, byZoe.id]);
    expect(await idsOf('zoe')).toEqual([byAda.id, byZoe.id]);
    expect(await idsOf('dee')).toEqual([byAda.id, later.id]);
    expect(await idsOf('ben')).toEqual([]);
    expect(await idsOf('ada', '?active=true')).toEqual([byAda.id, byZoe.id]);
    expect(await idsOf('ada', '?active=false')).toEqual([later.id]);
    const first = await list('ada', '?limit=2');
    expect(first.items).toHaveLength(2);
    expect(await list('ada', `?limit=2&cursor=${first.next_cursor}`)).toEqual({
      items: [expect.objectContaining({ id: byZoe.id })],
    });
  });

  it('are kept in the audit log, and told to who has to do with them', async () => {
    sent.length = 0;
    const { id: made } = await letDecide('ada', 'cy', {
      absent: 'user:default/zoe',
      reason: 'On holiday',
    });
    await call('zoe', 'DELETE', `${path}/${made}`);
    await waitFor(
      async () => sent,
      all => all.length === 2,
    );
    expect(
      sent.map(({ recipients, payload }) => [recipients, payload.title]),
    ).toEqual([
      [
        {
          type: 'entity',
          entityRef: ['user:default/cy', 'user:default/zoe'],
          excludeEntityRef: 'user:default/ada',
        },
        'user:default/cy decides in the place of user:default/zoe',
      ],
      [
        {
          type: 'entity',
          entityRef: ['user:default/cy'],
          excludeEntityRef: 'user:default/zoe',
        },
        'user:default/cy does not decide in the place of user:default/zoe any more',
      ],
    ]);
    expect(sent[0].payload.description).toMatch(
      /^From .* until .*\. On holiday$/,
    );
    expect(
      await api.plane
        .knex('audit_events')
        .where({ target_id: made })
        .orderBy('id')
        .select('action', 'actor_id', 'target_name'),
    ).toEqual([
      {
        action: 'approval-substitute.created',
        actor_id: 'user:default/ada',
        target_name: 'user:default/zoe',
      },
      {
        action: 'approval-substitute.deleted',
        actor_id: 'user:default/zoe',
        target_name: 'user:default/zoe',
      },
    ]);
  });
});
