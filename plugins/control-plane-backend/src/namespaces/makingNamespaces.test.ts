import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  EnvironmentEventList,
  Namespace,
  NamespaceName,
  NamespaceRules,
} from '@groundwork/plugin-control-plane-common';
import { path, useTestNamespaces } from './__testUtils__/useTestNamespaces';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('making namespaces on %p', id => {
  const {
    api,
    adapter,
    call,
    bodyOf,
    latest,
    create,
    waitForNamespace,
    waitForActive,
    desiredOf,
  } = useTestNamespaces(databases, id);

  describe('making one', () => {
    it('takes no name that an environment is to have when it is approved', async () => {
      const { name } = await api.create();
      const [team, project, env] = name.split(/-(?=production-)|-(?=[^-]+$)/);
      const { status, body } = await call<{ details?: unknown[] }>(
        'cleo',
        'POST',
        path,
        { json: bodyOf({ name_components: { team, project, env } }) },
      );
      expect([status, body.details]).toEqual([
        409,
        [
          {
            field: 'name_components',
            message: `There is a namespace '${name}' already`,
          },
        ],
      ]);
    });

    it('is accepted, and brought about on every runtime environment', async () => {
      const json = bodyOf({ metadata: { 'cost-center': '1234' } });
      const answer = await call<Namespace>('cleo', 'POST', path, { json });
      expect(answer.status).toBe(202);
      expect(answer.headers.get('location')).toBe(
        `/api/control-plane${path}/${answer.body.id}`,
      );
      expect(answer.body).toMatchObject({
        composite_name: `payments-p${latest()}-dev`,
        name_components: json.name_components,
        metadata: { 'cost-center': '1234' },
        created_by: 'user:default/cleo',
        group_id: expect.any(String),
        members: [
          {
            id: expect.any(String),
            identifier: 'user:default/mel',
            type: 'user',
            role: 'read',
          },
        ],
        targets: [expect.objectContaining({ runtime: 'memory' })],
        actions: { delete: { allowed: true } },
      });
      await waitForActive(answer.body.id);
      expect(adapter.live.has(answer.body.id)).toBe(true);
      expect(await desiredOf(answer.body.id)).toEqual([
        {
          id: answer.body.id,
          name: answer.body.composite_name,
          app: answer.body.composite_name,
          team: 'payments',
          class: 'namespace',
          region: 'shared',
          owner: 'user:default/cleo',
          repository: '',
          revision: '',
          requested_by: 'user:default/cleo',
          policy_packs: [],
          members: [
            { identifier: 'user:default/mel', type: 'user', role: 'read' },
          ],
          metadata: { 'cost-center': '1234' },
        },
      ]);
    });

    it('names every field that is wrong, and stores nothing', async () => {
      const before = await api.plane.knex('namespaces').count({ n: '*' });
      const { status, body } = await call('cleo', 'POST', path, {
        json: {
          name_components: { team: 'Payments', color: 'red' },
          members: [
            { identifier: 'group:default/x', type: 'user', role: 'read' },
          ],
          group_id: '00000000-0000-4000-8000-000000000009',
        },
      });
      expect([status, body.error]).toEqual([400, 'validation_error']);
      expect(
        (body.details as { field: string }[]).map(({ field }) => field),
      ).toEqual([
        'name_components.color',
        'name_components.team',
        'name_components.project',
        'name_components.env',
        'members.0.identifier',
        'group_id',
      ]);
      expect(await api.plane.knex('namespaces').count({ n: '*' })).toEqual(
        before,
      );
    });

    it('is refused where a runtime environment of the group cannot have the name', async () => {
      const group: { id: string } = await api.plane
        .knex('runtime_groups')
        .where({ name: 'both' })
        .first('id');
      const body = bodyOf({ group_id: group.id });
      const { status, body: answer } = await call('cleo', 'POST', path, {
        json: {
          ...body,
          name_components: { ...body.name_components, team: 'kube' },
        },
      });
      expect([status, answer.details]).toEqual([
        400,
        [
          {
            field: 'name_components',
            message: expect.stringContaining('are reserved'),
          },
        ],
      ]);
    });

    it('is refused for a name that there is, and lets one of many at once have it', async () => {
      const json = bodyOf();
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => call('cleo', 'POST', path, { json })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([
        202,
        ...Array.from({ length: 9 }, () => 409),
      ]);
      const refused = answers.find(({ status }) => status === 409);
      expect(refused?.body.details).toEqual([
        {
          field: 'name_components',
          message: `There is a namespace 'payments-p${latest()}-dev' already`,
        },
      ]);
    });

    it('lets a name be used again once the namespace is gone everywhere', async () => {
      const json = bodyOf();
      const first = await call<Namespace>('cleo', 'POST', path, { json });
      await waitForActive(first.body.id);
      await call('cleo', 'DELETE', `${path}/${first.body.id}`);
      await waitForNamespace(
        first.body.id,
        ({ status }) => status === 'deleted',
      );
      expect(adapter.live.has(first.body.id)).toBe(false);
      const second = await call('cleo', 'POST', path, { json });
      expect(second.status).toBe(202);
    });

    it.each(['ana', 'ben', 'vic', 'nobody'])(
      'is not for %s, who has not that role',
      async who => {
        const { status, body } = await call(who, 'POST', path, {
          json: bodyOf(),
        });
        expect([status, body.error]).toEqual([403, 'forbidden']);
      },
    );

    it('is told in the log, in one transaction with it', async () => {
      const { id: namespaceId } = await create();
      const { body } = await call<EnvironmentEventList>(
        'mel',
        'GET',
        `${path}/${namespaceId}/events`,
      );
      expect(body.items.at(-1)).toMatchObject({
        action: 'namespace.created',
        actor_id: 'user:default/cleo',
      });
    });
  });

  describe('the preview of a name', () => {
    it('says what is wrong without making anything', async () => {
      const taken = await create();
      const preview = async (json: unknown) =>
        (
          await call<NamespaceName>('cleo', 'POST', '/v1/namespace-names', {
            json,
          })
        ).body;
      expect(await preview({ name_components: { team: 'payments' } })).toEqual({
        composite_name: 'payments-{project}-{env}',
        acceptable: false,
        problems: [
          { field: 'name_components.project', message: 'is needed' },
          { field: 'name_components.env', message: 'is needed' },
        ],
      });
      expect(
        await preview({ name_components: taken.name_components }),
      ).toMatchObject({
        acceptable: false,
        problems: [{ field: 'name_components' }],
      });
      expect(
        await preview({ name_components: bodyOf().name_components }),
      ).toEqual({
        composite_name: `payments-p${latest()}-dev`,
        acceptable: true,
        problems: [],
      });
    });
  });

  describe('rules', () => {
    const rulesPath = '/v1/namespace-rules';
    const defaults = { template: '{team}-{project}-{env}' };

    afterEach(async () => {
      await call('ada', 'PUT', rulesPath, { json: defaults });
    });

    it('are those of administrators, and hold from then on, but not for what is there', async () => {
      const before = await create({ metadata: { tier: 'tin' } });
      const json = {
        template: '{team}-{env}',
        segments: { env: { required: true, values: ['dev', 'prod'] } },
        metadata: {
          'cost-center': { required: true, pattern: '[0-9]{4}' },
        },
      };
      const set = await call<NamespaceRules>('ada', 'PUT', rulesPath, { json });
      expect([set.status, set.body.source]).toEqual([200, 'api']);
      const read = await call<NamespaceRules>('nobody', 'GET', rulesPath);
      expect(read.body).toMatchObject({ template: '{team}-{env}' });

      const refused = await call('cleo', 'POST', path, { json: bodyOf() });
      expect(
        (refused.body.details as { field: string }[]).map(({ field }) => field),
      ).toEqual(['name_components.project', 'metadata.cost-center']);
      // Grandfathered: it stays what it is, and can be worked with.
      expect(
        (await call('cleo', 'POST', `${path}/${before.id}/reconcile`)).status,
      ).toBe(202);
      expect(
        (
          await call('cleo', 'PATCH', `${path}/${before.id}`, {
            json: { members: bodyOf().members },
          })
        ).status,
      ).toBe(202);
      // But what is written now is held to what is demanded now.
      const patched = await call('cleo', 'PATCH', `${path}/${before.id}`, {
        json: { metadata: { tier: 'tin' } },
      });
      expect([patched.status, patched.body.details]).toEqual([
        400,
        [{ field: 'metadata.cost-center', message: 'is needed' }],
      ]);
    });

    it('are refused with everything that is wrong with them', async () => {
      const { status, body } = await call('ada', 'PUT', rulesPath, {
        json: {
          template: '{team}-{{env}}',
          metadata: { a: { pattern: '(a+' } },
        },
      });
      expect([status, body.details]).toEqual([
        400,
        [
          expect.objectContaining({ field: 'template' }),
          expect.objectContaining({ field: 'metadata.a.pattern' }),
        ],
      ]);
    });

    it('are not for others to set', async () => {
      const { status } = await call('cleo', 'PUT', rulesPath, {
        json: defaults,
      });
      expect(status).toBe(403);
    });
  });
});
