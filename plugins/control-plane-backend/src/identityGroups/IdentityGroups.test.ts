import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  IdentityProviderError,
  type IdentityGroupProvider,
} from '@groundwork/plugin-control-plane-node';
import { waitFor } from '../__testUtils__/waitFor';
import { identityGroupsSchema } from '../config/identityGroupsSchema';
import { ControlPlaneDatabase, databaseTime } from '../database';
import { createMemberRefs } from '../identity/memberRef';
import { ClaimedGroups } from './ClaimedGroups';
import { IdentityGroups } from './IdentityGroups';
import { IdentityGroupStore } from './IdentityGroupStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const refOf = createMemberRefs({
  refOfSubject: subject => `user:default/${subject}`,
  refOfGroup: group => `group:default/${group}`,
});

describe.each(databases.eachSupportedId())('identity groups on %p', id => {
  let database: ControlPlaneDatabase;
  let store: IdentityGroupStore;
  const signal = new AbortController().signal;

  beforeAll(async () => {
    const knex = await databases.init(id);
    database = await ControlPlaneDatabase.create({
      getClient: async () => knex,
    });
    store = IdentityGroupStore.create(database);
  });

  beforeEach(async () => {
    const { knex } = database;
    await knex('identity_groups').delete();
    await knex('identity_group_claims').delete();
    await knex('namespaces').delete();
  });

  function create(
    providers: IdentityGroupProvider[],
    config: Record<string, unknown> = {},
  ) {
    return IdentityGroups.create({
      database,
      store,
      providers,
      refOf,
      config: identityGroupsSchema.parse({
        timeout: { milliseconds: 200 },
        ...config,
      }),
      logger: mockServices.logger.mock(),
    });
  }

  const providerOf = (
    resolve: IdentityGroupProvider['resolve'],
  ): IdentityGroupProvider => ({ id: 'directory', resolve });

  async function name(...identifiers: string[]) {
    await store.ensure(identifiers);
  }

  async function membersOf(identifier: string): Promise<string[]> {
    return database
      .knex('identity_group_members')
      .where({ group_identifier: identifier })
      .orderBy('member')
      .pluck('member');
  }

  it('keeps the members that the first provider tells that knows the group', async () => {
    await name('payments');
    const groups = create([
      providerOf(async () => undefined),
      { id: 'second', resolve: async () => ['ana', 'USER:default/Ben', 'ana'] },
      { id: 'third', resolve: async () => ['zoe'] },
    ]);
    const group = await groups.refresh('payments', signal);
    expect(group).toEqual({
      identifier: 'payments',
      member_count: 2,
      resolved_at: expect.any(String),
      stale: false,
      message: undefined,
    });
    expect(await membersOf('payments')).toEqual([
      'user:default/ana',
      'user:default/ben',
    ]);
  });

  it('takes what is no person for nobody', async () => {
    await name('payments');
    const groups = create([
      providerOf(async () => ['group:default/x', '', 'a\nb', 'ana', '\ud800']),
    ]);
    expect((await groups.refresh('payments', signal))?.member_count).toBe(1);
    expect(await membersOf('payments')).toEqual(['user:default/ana']);
  });

  it('warns of an empty group and of one that nobody knows, which is no error', async () => {
    await name('empty', 'unknown', 'fine');
    const known = new Map([
      ['empty', []],
      ['fine', ['ana']],
    ] satisfies [string, string[]][]);
    const groups = create([providerOf(async group => known.get(group))]);
    for (const identifier of ['empty', 'unknown', 'fine']) {
      await groups.refresh(identifier, signal);
    }
    expect(await groups.warnings(['empty', 'unknown', 'fine'])).toEqual(
      new Map([
        ['empty', 'The group has no members'],
        ['unknown', 'No identity provider knows this group'],
      ]),
    );
  });

  it.each<[string, IdentityGroupProvider['resolve']]>([
    [
      'fails',
      async () => {
        throw new Error('canary-secret at 10.0.0.1');
      },
    ],
    ['hangs', () => new Promise(() => {})],
    ['answers junk', async () => 'ana' as unknown as string[]],
    [
      'answers too many',
      async () => Array.from({ length: 100_000 }, (_, index) => `u${index}`),
    ],
    [
      'throws at once',
      () => {
        throw new TypeError('canary-secret');
      },
    ],
  ])(
    'has the last known members serve while the provider %s',
    async (_what, fault) => {
      await name('payments');
      let resolve: IdentityGroupProvider['resolve'] = async () => ['ana'];
      const groups = create([
        providerOf(async (group, options) => resolve(group, options)),
      ]);
      await groups.refresh('payments', signal);
      resolve = fault;
      const group = await groups.refresh('payments', signal);
      expect(group).toMatchObject({ member_count: 1, stale: true });
      expect(group?.message).toMatch(
        /^The identity provider directory cannot tell now/,
      );
      expect(group?.message).not.toContain('canary');
      expect(await membersOf('payments')).toEqual(['user:default/ana']);
      // And the moment that it tells again, all is well.
      resolve = async () => ['ben'];
      expect(await groups.refresh('payments', signal)).toMatchObject({
        member_count: 1,
        stale: false,
        message: undefined,
      });
      expect(await membersOf('payments')).toEqual(['user:default/ben']);
    },
  );

  it('asks no earlier again than a busy provider wants', async () => {
    await name('payments');
    const groups = create([
      providerOf(async () => {
        throw new IdentityProviderError('it is busy', {
          retryAfterMs: 60_000,
        });
      }),
    ]);
    await groups.refresh('payments', signal);
    const [row] = await store.findMany(['payments']);
    expect(
      Date.parse(row.due_at) - Date.parse(await database.now()),
    ).toBeGreaterThan(50_000);
    expect(row.failures).toBe(1);
    expect(row.message).toContain('it is busy');
  });

  it('tells people when members are too old to count', async () => {
    await name('payments');
    const groups = create([providerOf(async () => ['ana'])], {
      ttl: { milliseconds: 10 },
      grace: { milliseconds: 0 },
    });
    await groups.refresh('payments', signal);
    const warnings = await waitFor(
      () => groups.warnings(['payments']),
      map => map.size > 0,
    );
    expect(warnings.get('payments')).toMatch(/count no more/);
  });

  it('asks once for each group that is due, on however many replicas', async () => {
    const identifiers = Array.from({ length: 50 }, (_, index) => `g${index}`);
    await name(...identifiers);
    await database.knex('namespaces').insert({
      id: '00000000-0000-4000-8000-000000000001',
      composite_name: 'one',
      name_components: '{}',
      metadata: '{}',
      status: 'active',
      status_message: '',
      drift_status: 'unknown',
      created_by: 'user:default/ana',
      created_at: await database.now(),
      updated_at: await database.now(),
    });
    await database.knex.batchInsert(
      'namespace_members',
      identifiers.map((identifier, position) => ({
        id: `00000000-0000-4000-8000-0000000001${String(position).padStart(2, '0')}`,
        namespace_id: '00000000-0000-4000-8000-000000000001',
        identifier,
        member_ref: `group:default/${identifier}`,
        type: 'identity_group',
        role: 'read',
        position,
      })),
      20,
    );
    const asked: string[] = [];
    const provider = providerOf(async group => {
      asked.push(group);
      return ['ana'];
    });
    await Promise.all(
      [1, 2, 3].map(() => create([provider]).refreshDue(signal)),
    );
    expect([...asked].sort()).toEqual([...identifiers].sort());
    // Until they are due again.
    await create([provider]).refreshDue(signal);
    expect(asked).toHaveLength(50);
  });

  it('forgets groups that no namespace names any more', async () => {
    await name('left-over');
    const asked: string[] = [];
    await create([
      providerOf(async group => {
        asked.push(group);
        return [];
      }),
    ]).refreshDue(signal);
    expect(asked).toEqual([]);
    expect(await store.findMany(['left-over'])).toEqual([]);
  });

  it('lists groups by name, page by page', async () => {
    await name('c', 'a', 'b');
    const groups = create([]);
    const first = await groups.list({ limit: 2 });
    expect(first.items.map(({ identifier }) => identifier)).toEqual(['a', 'b']);
    const second = await groups.list({ limit: 2, cursor: first.next_cursor });
    expect(second.items.map(({ identifier }) => identifier)).toEqual(['c']);
    expect(second.next_cursor).toBeUndefined();
    const found = await groups.list({ limit: 2, q: 'B' });
    expect(found.items.map(({ identifier }) => identifier)).toEqual(['b']);
  });

  describe('that tokens name', () => {
    const caller = (...groups: string[]) => ({
      type: 'subject' as const,
      id: 'user:default/ana',
      ownership_refs: ['user:default/ana', ...groups],
      authentication: { method: 'hs256' as const },
      roles: [],
    });

    const rememberForMs = 60 * 60_000;

    function createClaims() {
      return ClaimedGroups.create({
        database,
        refOf,
        config: identityGroupsSchema.parse({
          claim: { rememberFor: { milliseconds: rememberForMs } },
        }),
      });
    }

    it('are remembered, until a newer token says otherwise', async () => {
      const claims = createClaims();
      await claims.note(caller('group:default/payments', 'group:default/b'));
      expect(await claims.resolve('payments')).toEqual(['user:default/ana']);
      expect(await claims.resolve('group:default/b')).toEqual([
        'user:default/ana',
      ]);
      await claims.note(caller('group:default/b'));
      expect(await claims.resolve('payments')).toBeUndefined();
      expect(await claims.resolve('b')).toEqual(['user:default/ana']);
    });

    it('are remembered for so long and no longer', async () => {
      const claims = createClaims();
      await claims.note(caller('group:default/payments'));
      await claims.sweep();
      expect(await claims.resolve('payments')).toEqual(['user:default/ana']);
      await database
        .knex('identity_group_claims')
        .update({ seen_at: databaseTime(database.knex, -rememberForMs) });
      expect(await claims.resolve('payments')).toBeUndefined();
      await claims.sweep();
      expect(await database.knex('identity_group_claims')).toEqual([]);
    });

    it('are nothing that service accounts and plugins have', async () => {
      const claims = createClaims();
      await claims.note({ ...caller('group:default/a'), tenant_id: 't' });
      await claims.note({
        type: 'service',
        id: 'plugin:catalog',
        ownership_refs: ['group:default/a'],
        authentication: { method: 'hs256' as const },
        credentials: await mockServices.auth().getOwnServiceCredentials(),
      });
      expect(await claims.resolve('a')).toBeUndefined();
    });
  });
});
