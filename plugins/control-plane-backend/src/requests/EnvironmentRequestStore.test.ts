import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  EnvironmentRequest,
  ListEnvironmentRequestsQuery,
} from '@groundwork/plugin-control-plane-common';
import fc from 'fast-check';
import { createTestStores, type TestStores } from '../__testUtils__';
import type { RequestFilters } from './filterRequests';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const orders: NonNullable<ListEnvironmentRequestsQuery['order']>[] = [
  'created_at.asc',
  'created_at.desc',
  'updated_at.asc',
  'updated_at.desc',
  'name.asc',
  'name.desc',
  'cost.asc',
  'cost.desc',
];

type ListOptions = RequestFilters & { limit: number };

describe.each(databases.eachSupportedId())(
  'EnvironmentRequestStore on %p',
  id => {
    let stores: TestStores;

    beforeEach(async () => {
      stores = await createTestStores(await databases.init(id));
    });

    const list = (options: Partial<ListOptions> = {}) =>
      stores.requests.list({ limit: 100, scopes: ['all'], ...options });
    const namesOf = async (options: Partial<ListOptions>) =>
      (await list({ order: 'name.asc', ...options })).items.map(
        ({ name }) => name,
      );

    async function walk(options: Partial<ListOptions>) {
      const pages: EnvironmentRequest[][] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ ...options, cursor });
        pages.push(page.items);
        cursor = page.next_cursor;
      } while (cursor);
      return pages;
    }

    it('reads back exactly what was stored', async () => {
      const stored = await stores.addRequest({
        component_ref: 'component:default/payments-api',
        tenant_id: '33333333-3333-4333-8333-333333333333',
        note: 'Ünïcode ✓ "quoted" \\ \' %',
        approval_required: false,
        policy_packs: ['a', 'b'],
        links: [{ title: 'Commit', kind: 'commit', reference: 'abc' }],
        ready_at: '2026-02-01T00:00:00.000Z',
        expires_at: '2026-02-02T00:00:00.000Z',
        extensions: 2,
        planned_changes: { create: 6, update: 1, delete: 0 },
      });
      expect(await stores.requests.find(stored.id)).toEqual(stored);
      expect((await list()).items).toEqual([stored]);
    });

    it('leaves out what is absent rather than telling that it is null', async () => {
      const { id: requestId } = await stores.addRequest();
      const found = await stores.requests.find(requestId);
      expect(Object.values(found ?? {})).not.toContain(null);
      expect(found).not.toHaveProperty('note');
    });

    describe('pages', () => {
      beforeEach(async () => {
        // Many at the same instant, which no order by time alone tells apart.
        for (let index = 0; index < 23; index += 1) {
          await stores.addRequest({
            created_at: `2026-01-0${1 + Math.floor(index / 8)}T00:00:00.000Z`,
            updated_at: `2026-01-0${1 + (index % 3)}T00:00:00.000Z`,
            estimated_monthly_cost_usd: (index % 4) * 0.1,
            name: `env-${String.fromCharCode(97 + ((index * 7) % 23))}-${index}`,
          });
        }
      });

      it.each(orders)(
        'show every row exactly once and in order, by %s',
        async order => {
          const [given, direction] = order.split('.') as [
            'created_at' | 'updated_at' | 'name' | 'cost',
            string,
          ];
          const column =
            given === 'cost' ? 'estimated_monthly_cost_usd' : given;
          for (const limit of [1, 5, 23]) {
            const pages = await walk({ order, limit });
            const rows = pages.flat();
            expect(new Set(rows.map(row => row.id)).size).toBe(23);
            expect(rows).toHaveLength(23);
            expect(pages).toHaveLength(Math.ceil(23 / limit));
            const values = rows.map(row => row[column]);
            const sorted = values.toSorted((a, b) =>
              a < b ? -1 : Number(a > b),
            );
            expect(values).toEqual(
              direction === 'asc' ? sorted : sorted.reverse(),
            );
          }
        },
      );

      it('show a row that came meanwhile at most once', async () => {
        const first = await list({ limit: 10 });
        await stores.addRequest({ created_at: '2026-01-31T00:00:00.000Z' });
        const second = await list({ limit: 100, cursor: first.next_cursor });
        const ids = [...first.items, ...second.items].map(row => row.id);
        expect(new Set(ids).size).toBe(23);
        expect(ids).toHaveLength(23);
      });

      it('tell the total of all pages', async () => {
        const page = await list({ limit: 5 });
        expect(page.total).toEqual({ value: 23, relation: 'eq' });
        expect((await list({ limit: 5, q: 'env-a' })).total).toEqual({
          value: 1,
          relation: 'eq',
        });
      });
    });

    it('count no further than anybody reads', async () => {
      const { knex } = stores;
      const { approval: _approval, ...template } = await stores.addRequest();
      const rows = Array.from({ length: 1_001 }, (_, index) => ({
        ...template,
        id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        name: `bulk-${index}`,
        quota: '{}',
        policy_packs: '[]',
        links: '[]',
      }));
      await knex.batchInsert('environment_requests', rows.slice(0, 999), 30);
      expect((await list({ limit: 1 })).total).toEqual({
        value: 1_000,
        relation: 'eq',
      });
      await knex.batchInsert('environment_requests', rows.slice(999), 30);
      expect((await list({ limit: 1 })).total).toEqual({
        value: 1_000,
        relation: 'gte',
      });
    });

    it.each(['expires_at.asc', 'expires_at.desc'] as const)(
      'shows every lease once and in order by %s, and what has none last, whatever there is',
      async order => {
        const days = fc.array(
          fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
          { minLength: 1, maxLength: 12 },
        );
        await fc.assert(
          fc.asyncProperty(
            days,
            fc.integer({ min: 1, max: 13 }),
            async (leases, limit) => {
              await stores.knex('environment_requests').delete();
              for (const day of leases) {
                await stores.addRequest({
                  ...(day && { expires_at: `2026-02-0${day}T00:00:00.000Z` }),
                });
              }
              const rows = (await walk({ order, limit })).flat();
              expect(new Set(rows.map(row => row.id)).size).toBe(leases.length);
              const direction = order === 'expires_at.asc' ? 1 : -1;
              const known = leases.flatMap(day => day ?? []);
              expect(rows.map(row => row.expires_at)).toEqual([
                ...known
                  .sort((a, b) => direction * (a - b))
                  .map(day => `2026-02-0${day}T00:00:00.000Z`),
                ...Array(leases.length - known.length).fill(undefined),
              ]);
            },
          ),
          { numRuns: 6 },
        );
      },
    );

    it('tells which version a class has now, unless it is retired', async () => {
      const { id: requestId } = await stores.addRequest({ class: 'mine' });
      const current = async () => [
        (await stores.requests.find(requestId))?.class_version_current,
        (await list()).items[0].class_version_current,
      ];
      expect(await current()).toEqual([undefined, undefined]);
      const classes = stores.knex('environment_classes');
      await classes.clone().insert({
        name: 'mine',
        source: 'api',
        version: 3,
        updated_at: '2026-01-31T00:00:00.000Z',
      });
      expect(await current()).toEqual([3, 3]);
      await classes
        .clone()
        .where({ name: 'mine' })
        .update({ retired_at: '2026-02-01T00:00:00.000Z' });
      expect(await current()).toEqual([undefined, undefined]);
    });

    it('replaces a request with its plan, and empties what it has no more', async () => {
      const before = await stores.addRequest({
        note: 'Soon',
        revision: 'main',
      });
      const { note: _, ...rest } = before;
      const after = { ...rest, revision: 'next', plan_revision: 2 };
      const plan = await stores.requests.findPlan(before.id);
      await stores.database.transaction(transaction =>
        stores.requests.replace(transaction, after, {
          ...plan!,
          revision: 2,
        }),
      );
      const found = await stores.requests.find(before.id);
      expect(found).toMatchObject({
        ...after,
        updated_at: expect.not.stringContaining(before.updated_at),
      });
      expect(found).not.toHaveProperty('note');
      expect(await stores.requests.findPlan(before.id)).toMatchObject({
        revision: 2,
      });
    });

    describe('filters', () => {
      beforeEach(async () => {
        await stores.addRequest({
          name: 'one',
          app: 'payments-api',
          status: 'ready',
          drift_status: 'drifted',
          component_ref: 'component:default/payments-api',
          expires_at: '2026-02-01T00:00:00.000Z',
        });
        await stores.addRequest({
          name: 'two',
          app: 'search-api',
          team: 'team-search',
          owner: 'group:default/team-search',
          class: 'preview',
          region: 'eu-central-1',
          requested_by: 'user:default/rui',
          status: 'pending_approval',
        });
        await stores.addRequest({
          name: 'three',
          app: 'billing-api',
          status: 'failed',
          expires_at: '2026-03-01T00:00:00.000Z',
        });
      });

      it.each<[Partial<ListOptions>, string[]]>([
        [{}, ['one', 'three', 'two']],
        [{ app: 'search-api' }, ['two']],
        [{ team: 'team-search' }, ['two']],
        [{ class: 'preview' }, ['two']],
        [{ region: 'eu-central-1' }, ['two']],
        [{ owner: 'group:default/team-search' }, ['two']],
        [{ component_ref: 'component:default/payments-api' }, ['one']],
        [{ drift_status: 'drifted' }, ['one']],
        [{ status: ['ready', 'failed'] }, ['one', 'three']],
        [{ status: [] }, []],
        [{ requested_by: 'user:default/rui' }, ['two']],
        [{ owners: ['group:default/team-search', 'user:default/x'] }, ['two']],
        [{ owners: [] }, []],
        [
          { concerning: { requested_by: 'user:default/rui', owners: [] } },
          ['two'],
        ],
        [
          {
            concerning: {
              requested_by: 'user:default/rui',
              owners: ['group:default/team-payments'],
            },
          },
          ['one', 'three', 'two'],
        ],
        [{ expires_before: '2026-02-15T00:00:00.000Z' }, ['one']],
        [{ expires_before: '2026-02-01T00:00:00.000Z' }, []],
        [{ team: 'team-payments', status: ['failed'] }, ['three']],
        [{ scopes: ['none'] }, []],
        [{ scopes: ['all', 'none'] }, []],
        [{ q: 'SEARCH' }, ['two']],
        [{ q: 'billing' }, ['three']],
        [{ q: 'nothing like it' }, []],
      ])('%j find %j', async (options, expected) => {
        expect(await namesOf(options)).toEqual(expected);
        const { total } = await list(options);
        expect(total.value).toBe(expected.length);
      });
    });

    it.each(['%', '_', '\\', "'", '"', '%%', '\\%', '-_-'])(
      'searches for %s as for any other text',
      async q => {
        await stores.addRequest({ name: 'plain', repository: 'https://a/b' });
        await stores.addRequest({
          name: 'special',
          repository: `https://a/${q}/b`,
        });
        expect(await namesOf({ q })).toEqual(['special']);
      },
    );

    it('searches in app, team, name, owner, repository and id', async () => {
      const found = await stores.addRequest({
        app: 'needle-app',
        team: 'needle-team',
        name: 'needle-name',
        owner: 'group:default/needle-owner',
        repository: 'https://needle-repository',
        note: 'needle-note',
      });
      await stores.addRequest();
      for (const q of [
        'needle-app',
        'needle-team',
        'needle-name',
        'needle-owner',
        'needle-repository',
        found.id.slice(0, 13),
      ]) {
        expect((await list({ q })).items.map(row => row.id)).toEqual([
          found.id,
        ]);
      }
      expect((await list({ q: 'needle-note' })).items).toEqual([]);
    });

    it('lets one transaction at a time change a request', async () => {
      const { id: requestId } = await stores.addRequest();
      const seen: string[] = [];
      await Promise.all(
        Array.from({ length: 8 }, () =>
          stores.database.transaction(async transaction => {
            const locked = await stores.requests.lock(transaction, requestId);
            seen.push(locked?.status_message ?? '');
            await stores.requests.updateMany(transaction, [
              {
                request: { id: requestId },
                change: { status_message: `${locked?.status_message}x` },
              },
            ]);
          }),
        ),
      );
      expect(seen.map(message => message.length).sort()).toEqual([
        0, 1, 2, 3, 4, 5, 6, 7,
      ]);
    });
  },
);
