import { TestDatabases } from '@backstage/backend-test-utils';
import {
  tenantLifecycle,
  type Tenant,
  type TenantMove,
  type TenantStatus,
} from '@groundwork/plugin-control-plane-common';
import {
  createTestStores,
  useTestApi,
  type TestStores,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const path = '/v1/tenants';
const statuses = Object.keys(tenantLifecycle) as TenantStatus[];
const moves: TenantMove[] = ['activate', 'cancel', 'archive', 'delete'];
const everyMove = statuses.flatMap(status =>
  moves.map(move => [status, move, tenantLifecycle[status][move]] as const),
);
const legalMoves = everyMove.filter(
  ([, move, next]) => next !== undefined && move !== 'delete',
);
const illegalMoves = everyMove.filter(
  ([status, move, next]) =>
    next === undefined && !(status === 'frozen' && move === 'cancel'),
);

describe.each(databases.eachSupportedId())('moving tenants on %p', id => {
  const api = useTestApi(databases, id);
  let stores: TestStores;

  beforeAll(async () => {
    stores = await createTestStores(api.plane.knex);
  });

  const call = (who: string, method: string, place: string, json?: object) =>
    api.call<Tenant & { message?: string }>(who, method, `${path}/${place}`, {
      json,
    });
  const move = (
    who: string,
    tenantId: string,
    name: TenantMove,
    json?: object,
  ) =>
    name === 'delete'
      ? call(who, 'DELETE', tenantId)
      : call(who, 'POST', `${tenantId}/${name}`, json);
  const eventsOf = (tenantId: string) =>
    api.plane.knex('audit_events').where('target_id', tenantId).orderBy('id');
  const actionsOf = async (tenantId: string) =>
    (await eventsOf(tenantId)).map(({ action }) => action);

  it.each(legalMoves)(
    'takes a tenant from %s by %s to %s',
    async (status, name, next) => {
      const { id: tenantId } = await stores.addTenant({ status });
      expect(await move('ada', tenantId, name)).toMatchObject({
        status: 200,
        body: { status: next, actions: { update: expect.anything() } },
      });
      expect(await stores.tenants.find({ id: tenantId })).toMatchObject({
        status: next,
      });
    },
  );

  it.each(illegalMoves)(
    'refuses what the lifecycle does not allow, naming the state: from %s by %s',
    async (status, name) => {
      const tenant = await stores.addTenant({ status });
      expect(await move('ada', tenant.id, name)).toMatchObject({
        status: 409,
        body: {
          error: 'conflict',
          message: expect.stringMatching(new RegExp(`It is .*${status}`)),
          details: [{ field: 'status' }],
        },
      });
      expect(await stores.tenants.find({ id: tenant.id })).toEqual(tenant);
      expect(await eventsOf(tenant.id)).toEqual([]);
    },
  );

  it('leaves a tenant that is frozen already as it is when it is cancelled again', async () => {
    const tenant = await stores.addTenant({ status: 'frozen' });
    for (const json of [{}, { at_period_end: true, reason: 'Again' }]) {
      expect(await move('ada', tenant.id, 'cancel', json)).toMatchObject({
        status: 200,
        body: { status: 'frozen' },
      });
    }
    expect(await stores.tenants.find({ id: tenant.id })).toEqual(tenant);
    expect(await eventsOf(tenant.id)).toEqual([]);
  });

  it.each(moves)(
    'is for administrators of the control plane: %s',
    async name => {
      const tenant = await stores.addTenant(
        { status: name === 'delete' ? 'archived' : 'frozen' },
        { 'group:default/team-payments': 'admin' },
      );
      for (const who of ['ana', 'vic', 'ben']) {
        expect(await move(who, tenant.id, name)).toMatchObject({
          status: 403,
          body: {
            error: 'forbidden',
            message: expect.stringContaining('control-plane.tenant.manage'),
          },
        });
      }
      expect(await stores.tenants.find({ id: tenant.id })).toEqual(tenant);
    },
  );

  describe('activating', () => {
    it('sets the contract and drops the trial and what was planned for its end', async () => {
      const { id: tenantId } = await stores.addTenant({
        status: 'trial',
        trial_ends_at: '2099-01-01T00:00:00.000Z',
        cancel_at_period_end: true,
        cancellation_reason: 'Too dear',
        warned_days: 7,
      });
      const { status, body } = await move('ada', tenantId, 'activate', {
        plan: 'enterprise',
        contract_start: '2026-01-01',
        contract_end: '2099-12-31',
        erp_customer_id: 'E-7',
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        status: 'active',
        plan: 'enterprise',
        contract_start: '2026-01-01',
        contract_end: '2099-12-31',
        erp_customer_id: 'E-7',
        cancel_at_period_end: false,
      });
      const stored = await stores.tenants.find({ id: tenantId });
      for (const field of [
        'trial_ends_at',
        'cancellation_reason',
        'warned_days',
      ]) {
        expect(stored).not.toHaveProperty(field);
      }
      const [event] = await eventsOf(tenantId);
      expect(event.action).toBe('tenant.activated');
      expect(JSON.parse(event.metadata).changes).toMatchObject({
        status: { from: 'trial', to: 'active' },
        plan: { from: 'starter', to: 'enterprise' },
        cancel_at_period_end: { from: true, to: false },
        cancellation_reason: { from: 'Too dear' },
      });
    });

    it('forgets a contract that has ended, which would freeze it again at once', async () => {
      const { id: tenantId } = await stores.addTenant({
        status: 'frozen',
        contract_start: '2019-01-01',
        contract_end: '2019-12-31',
      });
      const { body } = await move('ada', tenantId, 'activate', {
        contract_start: '2026-01-01',
      });
      expect(body).toMatchObject({
        status: 'active',
        contract_start: '2026-01-01',
      });
      expect(body).not.toHaveProperty('contract_end');
    });

    it('renews a contract, which is then warned of anew', async () => {
      const { id: tenantId } = await stores.addTenant({
        contract_end: '2099-01-01',
        warned_days: 1,
      });
      expect(
        await move('ada', tenantId, 'activate', { contract_end: '2100-01-01' }),
      ).toMatchObject({ status: 200, body: { contract_end: '2100-01-01' } });
      expect(await stores.tenants.find({ id: tenantId })).not.toHaveProperty(
        'warned_days',
      );
    });

    it.each<[string, object]>([
      ['contract_end', { contract_end: '2020-01-01' }],
      [
        'contract_end',
        { contract_start: '2099-02-01', contract_end: '2099-01-31' },
      ],
      ['contract_start', { contract_start: '2100-01-01' }],
      ['contract_start', { contract_start: 'tomorrow' }],
      ['status', { status: 'active' }],
      ['slug', { slug: 'other' }],
    ])('refuses %s in %j', async (field, json) => {
      const { id: tenantId } = await stores.addTenant({
        status: 'trial',
        contract_end: '2099-12-31',
      });
      expect(await move('ada', tenantId, 'activate', json)).toMatchObject({
        status: 400,
        body: { details: [{ field }] },
      });
      expect(await eventsOf(tenantId)).toEqual([]);
    });
  });

  describe('cancelling', () => {
    it('freezes at once and keeps the reason', async () => {
      const { id: tenantId } = await stores.addTenant({
        cancel_at_period_end: true,
        contract_end: '2099-12-31',
      });
      expect(
        await move('ada', tenantId, 'cancel', { reason: 'Went away' }),
      ).toMatchObject({
        status: 200,
        body: {
          status: 'frozen',
          cancel_at_period_end: false,
          cancellation_reason: 'Went away',
        },
      });
      expect(await actionsOf(tenantId)).toEqual(['tenant.cancelled']);
    });

    it.each<[string, Partial<Tenant>]>([
      ['trial', { status: 'trial', trial_ends_at: '2099-01-01T00:00:00.000Z' }],
      ['contract', { status: 'active', contract_end: '2099-01-01' }],
    ])(
      'is planned for the end of a %s, as often as it is asked for',
      async (_kind, change) => {
        const { id: tenantId } = await stores.addTenant(change);
        const planned = { at_period_end: true, reason: 'Too dear' };
        for (const json of [planned, planned, { at_period_end: true }]) {
          expect(await move('ada', tenantId, 'cancel', json)).toMatchObject({
            status: 200,
            body: {
              ...change,
              cancel_at_period_end: true,
              cancellation_reason: 'Too dear',
            },
          });
        }
        expect(await eventsOf(tenantId)).toMatchObject([
          {
            action: 'tenant.cancellation-planned',
            message: 'Cancelled for the end of its period, 2099-01-01',
          },
        ]);
      },
    );

    it.each<Partial<Tenant>>([
      { status: 'demo' },
      { status: 'active' },
      { status: 'trial' },
    ])('cannot be planned where no period ends: %j', async change => {
      const { id: tenantId } = await stores.addTenant(change);
      expect(
        await move('ada', tenantId, 'cancel', { at_period_end: true }),
      ).toMatchObject({
        status: 409,
        body: {
          message: expect.stringContaining('Cancel it at once'),
          details: [{ field: 'at_period_end' }],
        },
      });
    });
  });

  describe('deleting', () => {
    it('takes everything along, but for what the audit log tells', async () => {
      const { knex } = api.plane;
      const tenant = await stores.addTenant(
        { status: 'frozen', name: 'Gone' },
        { 'user:default/ana': 'admin' },
      );
      await stores.addRequest({ tenant_id: tenant.id, status: 'deleted' });
      await move('ada', tenant.id, 'archive');
      expect((await move('ada', tenant.id, 'delete')).status).toBe(204);
      expect((await call('ada', 'GET', tenant.id)).status).toBe(404);
      expect((await move('ada', tenant.id, 'delete')).status).toBe(404);
      const members = await knex('tenant_members').where({
        tenant_id: tenant.id,
      });
      expect(members).toEqual([]);
      const told = {
        tenant_id: null,
        target_id: tenant.id,
        target_name: 'Gone',
      };
      expect(await eventsOf(tenant.id)).toMatchObject([
        { ...told, action: 'tenant.archived' },
        {
          ...told,
          action: 'tenant.deleted',
          actor_id: 'user:default/ada',
          written_tenant_id: tenant.id,
        },
      ]);
    });

    it('is refused while environments have not ended, telling how many', async () => {
      const { id: tenantId } = await stores.addTenant({ status: 'archived' });
      for (const status of [
        'ready',
        'failed',
        'deleted',
        'rejected',
      ] as const) {
        await stores.addRequest({ tenant_id: tenantId, status });
      }
      expect(await move('ada', tenantId, 'delete')).toMatchObject({
        status: 409,
        body: {
          message: expect.stringContaining('It has 2 environments'),
          details: [{ field: 'environments' }],
        },
      });
      expect(await eventsOf(tenantId)).toEqual([]);
    });
  });

  describe('at the same time', () => {
    it('cancels once', async () => {
      const { id: tenantId } = await stores.addTenant();
      const answers = await Promise.all(
        ['a', 'b', 'c', 'd'].map(reason =>
          move('ada', tenantId, 'cancel', { reason }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      const reasons = new Set(
        answers.map(({ body }) => body.cancellation_reason),
      );
      expect(reasons.size).toBe(1);
      expect(await actionsOf(tenantId)).toEqual(['tenant.cancelled']);
    });

    it('either archives or activates, and both never', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { id: tenantId } = await stores.addTenant({ status: 'frozen' });
        const [archived, activated] = await Promise.all([
          move('ada', tenantId, 'archive'),
          move('ada', tenantId, 'activate'),
        ]);
        expect([archived.status, activated.status].sort()).toEqual([200, 409]);
        expect(await actionsOf(tenantId)).toHaveLength(1);
      }
    });

    it('deletes once', async () => {
      const { id: tenantId } = await stores.addTenant({ status: 'archived' });
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => move('ada', tenantId, 'delete')),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([
        204, 404, 404, 404,
      ]);
      expect(await actionsOf(tenantId)).toEqual(['tenant.deleted']);
    });
  });
});
