import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  IdentityGroup,
  Namespace,
  NamespaceCreate,
  NamespaceList,
  NamespaceName,
  NamespaceRules,
  NamespaceState,
  EnvironmentEventList,
} from '@groundwork/plugin-control-plane-common';
import { controlPlaneIdentityGroupsExtensionPoint } from '@groundwork/plugin-control-plane-node';
import {
  InMemoryAdapter,
  previewBody,
  requestsPath,
  useTestApi,
  waitFor,
} from '../__testUtils__';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const path = '/v1/namespaces';

class PickyAdapter extends InMemoryAdapter {
  refuseName(name: string): string | undefined {
    return name.startsWith('kube-')
      ? 'names that begin with kube- are reserved'
      : undefined;
  }
}

/** What the identity provider of the tests knows. */
const directory = new Map<string, string[]>();

const identityProvider = createBackendModule({
  pluginId: 'control-plane',
  moduleId: 'test-directory',
  register(env) {
    env.registerInit({
      deps: { groups: controlPlaneIdentityGroupsExtensionPoint },
      async init({ groups }) {
        groups.addProvider({
          id: 'directory',
          resolve: async group => directory.get(group),
        });
      },
    });
  },
});

describe.each(databases.eachSupportedId())('namespaces on %p', id => {
  const adapter = new InMemoryAdapter();
  const api = useTestApi(databases, id, {
    adapter,
    otherAdapters: [new PickyAdapter('picky')],
    features: [identityProvider],
    config: {
      runtimes: {
        memory: { type: 'memory', title: 'Memory', connection: {} },
        picky: { type: 'picky', title: 'Picky', connection: {} },
      },
      runtimeGroups: {
        default: { runtimes: ['memory'], default: true },
        both: { runtimes: ['memory', 'picky'] },
      },
      identityGroups: { catalog: { enabled: false } },
    },
  });
  const { call, waitForStatus } = api;

  beforeAll(async () => {
    api.tokens.cleo = await api.plane.token('cleo', ['namespace-creator']);
    api.tokens.mel = await api.plane.token('mel');
    api.tokens.pia = await api.plane.token('pia', [], {
      groups: ['Team-Payments'],
    });
  });

  let count = 0;
  function bodyOf(changes: Partial<NamespaceCreate> = {}): NamespaceCreate {
    count += 1;
    return {
      name_components: { team: 'payments', project: `p${count}`, env: 'dev' },
      members: [{ identifier: 'user:default/mel', type: 'user', role: 'read' }],
      ...changes,
    };
  }

  async function create(changes: Partial<NamespaceCreate> = {}) {
    const answer = await call<Namespace>('cleo', 'POST', path, {
      json: bodyOf(changes),
    });
    expect([answer.status, answer.body.details]).toEqual([202, undefined]);
    return answer.body;
  }

  async function waitForNamespace(
    namespaceId: string,
    isRight: (namespace: Namespace) => boolean,
  ): Promise<Namespace> {
    return waitFor(
      async () =>
        (await call<Namespace>('ada', 'GET', `${path}/${namespaceId}`)).body,
      isRight,
    );
  }

  const waitForActive = (namespaceId: string) =>
    waitForNamespace(namespaceId, ({ status }) => status === 'active');

  async function listOf(who: string, query = '') {
    const { status, body } = await call<NamespaceList>(
      who,
      'GET',
      `${path}${query}`,
    );
    expect(status).toBe(200);
    return body;
  }

  const desiredOf = async (namespaceId: string) =>
    (
      await api.plane
        .knex('placements')
        .where({ namespace_id: namespaceId })
        .orderBy('runtime')
        .pluck('desired')
    ).map(text => JSON.parse(text));

  describe('making one', () => {
    it('is accepted, and brought about on every runtime environment', async () => {
      const json = bodyOf({ metadata: { 'cost-center': '1234' } });
      const answer = await call<Namespace>('cleo', 'POST', path, { json });
      expect(answer.status).toBe(202);
      expect(answer.headers.get('location')).toBe(
        `/api/control-plane${path}/${answer.body.id}`,
      );
      expect(answer.body).toMatchObject({
        composite_name: `payments-p${count}-dev`,
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
          message: `There is a namespace 'payments-p${count}-dev' already`,
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
        composite_name: `payments-p${count}-dev`,
        acceptable: true,
        problems: [],
      });
    });
  });

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

  describe('changing one', () => {
    it('replaces metadata and members, and brings that about everywhere', async () => {
      const namespace = await create({ metadata: { a: '1', b: '2' } });
      await waitForActive(namespace.id);
      const { status, body } = await call<Namespace>(
        'cleo',
        'PATCH',
        `${path}/${namespace.id}`,
        {
          json: {
            metadata: { c: '3' },
            members: [
              { identifier: 'User:default/Zoe', type: 'user', role: 'write' },
              { identifier: 'user:default/mel', type: 'user', role: 'read' },
            ],
          },
        },
      );
      expect(status).toBe(202);
      expect(body.metadata).toEqual({ c: '3' });
      expect(body.members).toEqual([
        expect.objectContaining({ identifier: 'user:default/zoe' }),
        // Who stays is who they were.
        namespace.members?.[0],
      ]);
      const active = await waitForActive(namespace.id);
      expect(active.targets?.[0].observed_generation).toBe(2);
      expect(await desiredOf(namespace.id)).toEqual([
        expect.objectContaining({
          metadata: { c: '3' },
          members: [
            { identifier: 'user:default/zoe', type: 'user', role: 'write' },
            { identifier: 'user:default/mel', type: 'user', role: 'read' },
          ],
        }),
      ]);
    });

    it('is not for those who may only read, and not for the role to write to remove', async () => {
      const { id: namespaceId } = await create({
        members: [
          { identifier: 'user:default/mel', type: 'user', role: 'read' },
          { identifier: 'user:default/rui', type: 'user', role: 'write' },
        ],
      });
      const change = { json: { metadata: {} } };
      const one = `${path}/${namespaceId}`;
      expect((await call('mel', 'PATCH', one, change)).status).toBe(403);
      expect((await call('mel', 'POST', `${one}/reconcile`)).status).toBe(403);
      expect((await call('vic', 'PATCH', one, change)).status).toBe(403);
      expect((await call('rui', 'PATCH', one, change)).status).toBe(202);
      expect((await call('rui', 'DELETE', one)).status).toBe(403);
      const { body } = await call<Namespace>('rui', 'GET', one);
      expect(body.actions?.delete).toEqual({
        allowed: false,
        reason: expect.stringContaining('read and write'),
      });
    });

    it('changes the namespace of an environment too, which is ready again then', async () => {
      const request = await api.create(previewBody);
      await waitForStatus(request.id, 'ready');
      const one = `${path}/${request.id}`;
      const { status } = await call('ana', 'PATCH', one, {
        json: {
          members: [
            { identifier: 'user:default/mel', type: 'user', role: 'read' },
          ],
        },
      });
      expect(status).toBe(202);
      await waitForActive(request.id);
      await waitForStatus(request.id, 'ready');
      expect((await desiredOf(request.id))[0].members).toEqual([
        { identifier: 'user:default/mel', type: 'user', role: 'read' },
      ]);
      expect((await call('mel', 'GET', one)).status).toBe(200);
      expect(
        (await call('mel', 'GET', `${requestsPath}/${request.id}`)).status,
      ).toBe(404);
    });

    it('does not remove the namespace of an environment, and says where that is done', async () => {
      const request = await api.create(previewBody);
      await waitForStatus(request.id, 'ready');
      const { status, body } = await call(
        'ana',
        'DELETE',
        `${path}/${request.id}`,
      );
      expect([status, body.error]).toEqual([409, 'conflict']);
      expect(JSON.stringify(body)).toContain('delete the environment');
    });
  });

  describe('reconciling one', () => {
    it('can be asked for again and again', async () => {
      const { id: namespaceId } = await create();
      await waitForActive(namespaceId);
      const answers = await Promise.all(
        [1, 2, 3].map(() =>
          call('cleo', 'POST', `${path}/${namespaceId}/reconcile`),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
      await waitForActive(namespaceId);
    });

    it('mends what was changed behind its back', async () => {
      const { id: namespaceId } = await create();
      await waitForActive(namespaceId);
      adapter.tamper(namespaceId);
      await call('cleo', 'POST', `${path}/${namespaceId}/reconcile`);
      const isThere = await waitFor(
        async () => adapter.live.has(namespaceId),
        found => found,
      );
      expect(isThere).toBe(true);
    });

    it('is refused for what is gone', async () => {
      const { id: namespaceId } = await create();
      await call('cleo', 'DELETE', `${path}/${namespaceId}`);
      const { status } = await call(
        'cleo',
        'POST',
        `${path}/${namespaceId}/reconcile`,
      );
      expect(status).toBe(409);
      // While removing it again changes nothing.
      expect(
        (await call('cleo', 'DELETE', `${path}/${namespaceId}`)).status,
      ).toBe(202);
    });
  });

  describe('its state', () => {
    it('is told by runtime environment', async () => {
      const { id: namespaceId } = await create();
      await waitForActive(namespaceId);
      const { body } = await call<NamespaceState>(
        'mel',
        'GET',
        `${path}/${namespaceId}/status`,
      );
      expect(body).toEqual({
        namespace_id: namespaceId,
        overall_status: 'active',
        environments: [
          expect.objectContaining({
            environment_id: expect.any(String),
            environment_name: 'memory',
            status: 'completed',
            drift_status: 'in_sync',
          }),
        ],
      });
    });

    it('is held, and says why, while a runtime environment is not well', async () => {
      const { knex } = api.plane;
      await knex('runtime_environments')
        .where({ name: 'memory' })
        .update({ maintenance: true, maintenance_reason: 'New disks' });
      const { id: namespaceId, composite_name } = await create();
      const { body } = await call<NamespaceState>(
        'mel',
        'GET',
        `${path}/${namespaceId}/status`,
      );
      expect(body).toMatchObject({
        overall_status: 'held',
        environments: [
          {
            status: 'held',
            message: 'Memory is in maintenance: New disks',
          },
        ],
      });
      for (const [status, isListed] of [
        ['held', true],
        ['provisioning', false],
      ] as const) {
        const { items } = await listOf(
          'mel',
          `?q=${composite_name}&status=${status}`,
        );
        expect([status, items.map(item => item.status)]).toEqual([
          status,
          isListed ? ['held'] : [],
        ]);
      }
      await knex('runtime_environments')
        .where({ name: 'memory' })
        .update({ maintenance: false, maintenance_reason: null });
      await waitForActive(namespaceId);
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
