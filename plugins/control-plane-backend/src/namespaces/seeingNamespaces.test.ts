import { TestDatabases } from '@backstage/backend-test-utils';
import type { IdentityGroup } from '@groundwork/plugin-control-plane-common';
import { previewBody, waitFor } from '../__testUtils__';
import {
  directory,
  path,
  useTestNamespaces,
} from './__testUtils__/useTestNamespaces';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('seeing namespaces on %p', id => {
  const {
    api,
    call,
    waitForStatus,
    create,
    waitForNamespace,
    waitForActive,
    listOf,
  } = useTestNamespaces(databases, id);

  describe('who sees one', () => {
    it('is who has a role in it, who made it, and who sees all', async () => {
      const { id: namespaceId } = await create();
      for (const [who, status] of [
        ['mel', 200],
        ['cleo', 200],
        ['ada', 200],
        ['vic', 200],
        ['rui', 404],
        ['nobody', 404],
      ] as const) {
        const answer = await call(who, 'GET', `${path}/${namespaceId}`);
        expect([who, answer.status]).toEqual([who, status]);
        const { items } = await listOf(who, '?page_size=200');
        expect([who, items.some(item => item.id === namespaceId)]).toEqual([
          who,
          status === 200,
        ]);
      }
    });

    it('is not told apart from there being none', async () => {
      const { id: namespaceId } = await create();
      for (const [method, suffix, json] of [
        ['GET', '', undefined],
        ['GET', '/status', undefined],
        ['GET', '/events', undefined],
        ['PATCH', '', { metadata: {} }],
        ['POST', '/reconcile', undefined],
        ['DELETE', '', undefined],
      ] as const) {
        const [hidden, missing] = await Promise.all(
          [namespaceId, '00000000-0000-4000-8000-000000000000'].map(each =>
            call('rui', method, `${path}/${each}${suffix}`, { json }),
          ),
        );
        expect([hidden.status, hidden.body.error]).toEqual([404, 'not_found']);
        expect({ ...hidden.body, request_id: '' }).toEqual({
          ...missing.body,
          request_id: '',
        });
      }
    });

    it('is whoever has a group in their token', async () => {
      for (const identifier of [
        'group:default/team-payments',
        'Group:Team-Payments',
        'team-payments',
        'Team-Payments',
      ]) {
        const { id: namespaceId } = await create({
          members: [{ identifier, type: 'identity_group', role: 'write' }],
        });
        const { status } = await call('pia', 'GET', `${path}/${namespaceId}`);
        expect([identifier, status]).toEqual([identifier, 200]);
        expect(
          (await call('mel', 'GET', `${path}/${namespaceId}`)).status,
        ).toBe(404);
      }
    });

    it('is whoever an identity provider says is in a group, as soon as it does and as long', async () => {
      directory.set('searchers', ['rui']);
      const { id: namespaceId } = await create({
        members: [
          { identifier: 'searchers', type: 'identity_group', role: 'write' },
        ],
      });
      await waitFor(
        () => call('rui', 'GET', `${path}/${namespaceId}`),
        ({ status }) => status === 200,
      );
      expect(
        (
          await call('rui', 'PATCH', `${path}/${namespaceId}`, {
            json: { metadata: { a: 'b' } },
          })
        ).status,
      ).toBe(202);
      expect(
        (await call('rui', 'DELETE', `${path}/${namespaceId}`)).status,
      ).toBe(403);
      directory.set('searchers', []);
      const { body } = await call<IdentityGroup>(
        'ada',
        'POST',
        '/v1/identity-groups/refresh',
        { json: { identifier: 'searchers' } },
      );
      expect(body).toMatchObject({ member_count: 0, stale: false });
      expect((await call('rui', 'GET', `${path}/${namespaceId}`)).status).toBe(
        404,
      );
    });

    it('counts what is known of a group no longer than its time and the time of grace', async () => {
      directory.set('late', ['rui']);
      const { id: namespaceId } = await create({
        members: [{ identifier: 'late', type: 'identity_group', role: 'read' }],
      });
      await waitFor(
        () => call('rui', 'GET', `${path}/${namespaceId}`),
        ({ status }) => status === 200,
      );
      const setResolved = async (resolved_at: string) =>
        api.plane
          .knex('identity_groups')
          .where({ identifier: 'late' })
          .update({ resolved_at });
      const hoursAgo = (hours: number) =>
        new Date(Date.now() - hours * 3_600_000).toISOString();
      await setResolved(hoursAgo(23));
      expect((await call('rui', 'GET', `${path}/${namespaceId}`)).status).toBe(
        200,
      );
      await setResolved(hoursAgo(25));
      expect((await call('rui', 'GET', `${path}/${namespaceId}`)).status).toBe(
        404,
      );
      expect((await listOf('rui')).items.map(item => item.id)).not.toContain(
        namespaceId,
      );
    });

    it('is warned of groups that are empty, and of those that nobody knows', async () => {
      directory.set('empty', []);
      const { id: namespaceId } = await create({
        members: [
          { identifier: 'empty', type: 'identity_group', role: 'read' },
          { identifier: 'nowhere', type: 'identity_group', role: 'read' },
        ],
      });
      const { members } = await waitForNamespace(
        namespaceId,
        namespace =>
          namespace.members?.every(({ warning }) => warning) ?? false,
      );
      expect(members?.map(({ warning }) => warning)).toEqual([
        'The group has no members',
        'No identity provider knows this group',
      ]);
    });

    it('is whoever owns the environment that it is of', async () => {
      const request = await api.create(previewBody);
      await waitForStatus(request.id, 'ready');
      for (const [who, status] of [
        ['ana', 200],
        ['rui', 404],
        ['nobody', 404],
      ] as const) {
        const answer = await call(who, 'GET', `${path}/${request.id}`);
        expect([who, answer.status]).toEqual([who, status]);
      }
      const { items } = await listOf('ana', '?page_size=200');
      expect(items.map(item => item.id)).toContain(request.id);
      const direct = await listOf('ana', '?page_size=200&environments=false');
      expect(direct.items.map(item => item.id)).not.toContain(request.id);
    });
  });

  describe('lists', () => {
    it('come in pages without gaps or repetitions, with what they come to in all', async () => {
      const mine = await api.plane.token('liz');
      api.tokens.liz = mine;
      const made = [];
      for (let index = 0; index < 5; index++) {
        made.push(
          (
            await create({
              members: [
                { identifier: 'user:default/liz', type: 'user', role: 'read' },
              ],
            })
          ).id,
        );
      }
      const seen = [];
      for (const page of [1, 2, 3]) {
        const { items, pagination } = await listOf(
          'liz',
          `?page=${page}&page_size=2`,
        );
        expect(pagination).toEqual({ page, page_size: 2, total: 5 });
        seen.push(...items.map(item => item.id));
      }
      expect(seen).toEqual(made.reverse());
      expect((await listOf('liz', '?page=9')).items).toEqual([]);
    });

    it.each(['page=0', 'page_size=201', 'page=1e9', 'status=odd', 'q=%00'])(
      'are refused for %s',
      async query => {
        expect((await call('ada', 'GET', `${path}?${query}`)).status).toBe(400);
      },
    );

    it('can be searched and filtered', async () => {
      const { id: namespaceId, composite_name, group_id } = await create();
      await waitForActive(namespaceId);
      for (const query of [
        `q=${composite_name.toUpperCase()}`,
        `q=${composite_name}&status=active&group_id=${group_id}`,
      ]) {
        expect(
          (await listOf('ada', `?${query}`)).items.map(item => item.id),
        ).toEqual([namespaceId]);
      }
      for (const query of [`q=${composite_name}&status=failed`, 'q=%25%25']) {
        expect((await listOf('ada', `?${query}`)).items).toEqual([]);
      }
    });
  });
});
