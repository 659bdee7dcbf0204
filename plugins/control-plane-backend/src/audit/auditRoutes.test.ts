import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  AuditEvent,
  AuditEventList,
} from '@groundwork/plugin-control-plane-common';
import {
  createTestStores,
  useTestApi,
  waitFor,
  type TestStores,
} from '../__testUtils__';
import type { AuditEntry } from './AuditStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const project = '5b1bb5cf-7ff7-4f0a-8a3f-0a2b1b9d5b10';
const nobodysTenant = '00000000-0000-4000-8000-000000000000';

describe.each(databases.eachSupportedId())('audit routes on %p', id => {
  const api = useTestApi(databases, id);
  let stores: TestStores;
  /** A tenant whose admin is Tess, one whose viewer is Tess, and one of others. */
  let own: string;
  let seen: string;
  let foreign: string;

  /** Keeps an event of the control plane itself. */
  const append = (entry: AuditEntry) =>
    stores.database.transaction(transaction =>
      stores.audit.append(transaction, 'system', entry),
    );

  beforeAll(async () => {
    stores = await createTestStores(api.plane.knex);
    const mint = api.plane.token;
    api.tokens.tess = await mint('tess');
    api.tokens.shop = await mint('shop', ['product']);
    const tess = 'user:default/tess';
    own = (await stores.addTenant({}, { [tess]: 'admin' })).id;
    seen = (await stores.addTenant({}, { [tess]: 'viewer' })).id;
    foreign = (await stores.addTenant()).id;
    for (let index = 0; index < 30; index++) {
      const [tenant_id, product] = [
        [own, 'invoicing'],
        [seen, 'invoicing'],
        [foreign, 'payroll'],
        [undefined, undefined],
      ][index % 4];
      await append({
        action: index % 3 ? 'thing.changed' : 'thing.made',
        target_type: index % 5 ? 'thing' : 'other-thing',
        target_id: `thing-${index % 2}`,
        message: `Number ${index}`,
        tenant_id,
        product,
        ...(index % 7 === 0 && { project_id: project }),
      });
    }
    await waitFor(
      async () => api.plane.knex('audit_unsealed'),
      unsealed => unsealed.length === 0,
    );
  });

  const list = async (who: string, query: Record<string, string> = {}) => {
    const answer = await api.call<AuditEventList>(
      who,
      'GET',
      `/v1/audit?${new URLSearchParams(query)}`,
    );
    expect(answer.status).toBe(200);
    return answer.body;
  };
  /** All pages. */
  const walk = async (who: string, query: Record<string, string> = {}) => {
    const events: AuditEvent[] = [];
    let cursor: number | undefined;
    do {
      const page = await list(who, {
        ...query,
        ...(cursor !== undefined && { cursor: String(cursor) }),
      });
      events.push(...page.items);
      cursor = page.next_cursor;
      expect('next_cursor' in page).toBe(cursor !== undefined);
    } while (cursor !== undefined);
    return events;
  };
  const download = async (who: string, query: Record<string, string> = {}) => {
    const response = await fetch(
      `${api.plane.url}/v1/audit/export?${new URLSearchParams(query)}`,
      { headers: { authorization: `Bearer ${api.tokens[who]}` } },
    );
    return { response, text: await response.text() };
  };

  it('answers newest first, with the place of each event in the chain', async () => {
    const { items } = await list('ada', { limit: '500' });
    const seals = await api.plane.knex('audit_seals');
    for (const event of items.filter(({ message }) =>
      message.startsWith('Number'),
    )) {
      const seal = seals.find(({ event_id }) => event_id === event.id);
      expect(event).toMatchObject({
        position: seal.position,
        hash: seal.hash,
        previous_hash: seal.previous_hash,
      });
    }
    const places = items.map(
      event => `${event.created_at} ${String(event.id).padStart(9, '0')}`,
    );
    expect(places).toEqual([...places].sort().reverse());
  });

  it('walks over every event once, with every filter and page size', async () => {
    const all: AuditEvent[] = (await walk('ada', { limit: '500' })).filter(
      ({ message }) => message.startsWith('Number'),
    );
    expect(all).toHaveLength(30);
    const middle = all[15].created_at;
    const filters: [Record<string, string>, (event: AuditEvent) => boolean][] =
      [
        [{ tenant_id: own }, event => event.tenant_id === own],
        [{ project_id: project }, event => event.project_id === project],
        [{ product: 'payroll' }, event => event.product === 'payroll'],
        [{ actor_id: 'system' }, event => event.actor_id === 'system'],
        [{ action: 'thing.made' }, event => event.action === 'thing.made'],
        [{ target_type: 'thing' }, event => event.target_type === 'thing'],
        [{ target_id: 'thing-1' }, event => event.target_id === 'thing-1'],
        [{ since: middle }, event => event.created_at >= middle],
        [{ until: middle }, event => event.created_at < middle],
        [
          { product: 'invoicing', action: 'thing.changed', since: middle },
          event =>
            event.product === 'invoicing' &&
            event.action === 'thing.changed' &&
            event.created_at >= middle,
        ],
      ];
    for (const [filter, meets] of filters) {
      const expected = all.filter(meets).map(({ id: of }) => of);
      for (const limit of ['1', '4', '500']) {
        const found = await walk('ada', { ...filter, limit });
        expect(
          found
            .filter(({ message }) => message.startsWith('Number'))
            .map(({ id: of }) => of),
        ).toEqual(expected);
      }
    }
  });

  it('leaves next_cursor out on a last page that is full', async () => {
    const { items } = await list('ada', { tenant_id: own, limit: '500' });
    expect(
      await list('ada', { tenant_id: own, limit: String(items.length) }),
    ).toEqual({ items });
  });

  it.each(['9007199254740991', '2147483648'])(
    'begins with the newest event behind the cursor %s',
    async cursor => {
      const { items } = await list('ada', { limit: '1' });
      expect((await list('ada', { limit: '1', cursor })).items).toEqual(items);
    },
  );

  it('goes on where an event was that retention has removed meanwhile', async () => {
    const [first, second] = (await walk('ada', { tenant_id: own })).slice(-2);
    expect(second.id).toBeLessThan(first.id - 1);
    expect(
      (await list('ada', { tenant_id: own, cursor: String(first.id - 1) }))
        .items,
    ).toEqual([second]);
    expect(
      await list('ada', { tenant_id: own, cursor: String(second.id) }),
    ).toEqual({ items: [] });
  });

  it('takes times of any offset and precision', async () => {
    const [{ created_at }] = await walk('ada', { tenant_id: own });
    const offset = new Date(Date.parse(created_at) + 2 * 3_600_000)
      .toISOString()
      .replace('Z', '+02:00');
    const count = async (query: Record<string, string>) =>
      (await walk('ada', { tenant_id: own, ...query })).filter(
        event => event.created_at === created_at,
      ).length;
    expect(await count({ since: offset })).toBeGreaterThan(0);
    expect(await count({ until: offset })).toBe(0);
    // Half a millisecond later it has been.
    const later = created_at.replace('Z', '5Z');
    expect(await count({ since: later })).toBe(0);
    expect(await count({ until: later })).toBeGreaterThan(0);
  });

  it('shows the events of a tenant to its admins, and of no tenant only to who reads all', async () => {
    const tenantsOf = async (who: string) =>
      new Set((await walk(who)).map(({ tenant_id }) => tenant_id));
    expect(await tenantsOf('tess')).toEqual(new Set([own]));
    for (const who of ['ada', 'vic', 'ben']) {
      expect(await tenantsOf(who)).toEqual(
        new Set([own, seen, foreign, undefined]),
      );
    }
    expect(await walk('nobody')).toEqual([]);
    for (const tenant_id of [seen, foreign, nobodysTenant]) {
      expect(await list('tess', { tenant_id })).toEqual({ items: [] });
    }
    expect(await list('tess', { product: 'payroll' })).toEqual({ items: [] });
  });

  it('scopes an export in the same way', async () => {
    const { text } = await download('tess');
    const events: AuditEvent[] = text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    const listed = await walk('tess');
    expect(events.map(({ id: of }) => of)).toEqual(
      listed
        .filter(({ action }) => action !== 'audit.exported')
        .map(({ id: of }) => of)
        .reverse(),
    );
    expect((await download('tess', { tenant_id: foreign })).text).toBe('');
    expect((await download('nobody')).text).toBe('');
  });

  it('keeps that there was an export before it gives anything away, where those of the tenant see it', async () => {
    const { response } = await download('ada', {
      tenant_id: own,
      since: '2020-01-01T00:00:00Z',
    });
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="audit.ndjson"',
    );
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const [event] = (await list('tess', { action: 'audit.exported' })).items;
    expect(event).toMatchObject({
      actor_id: 'user:default/ada',
      tenant_id: own,
      source_ip: expect.any(String),
      metadata: {
        format: 'ndjson',
        tenant_id: own,
        since: '2020-01-01T00:00:00.000Z',
      },
    });
    // Who has nothing to do with the tenant does not get into its log.
    await download('nobody', { tenant_id: own });
    expect(
      (await list('tess', { action: 'audit.exported' })).items,
    ).toHaveLength(1);
  });

  it('exports CSV in which nothing is a formula', async () => {
    for (const [index, lead] of ['=', '+', '-', '@', '\t', '\r'].entries()) {
      await append({
        action: 'csv.test',
        target_type: `${lead}cmd|'/C calc'!A0`,
        target_id: String(index),
        message: `${lead}SUM(1,"2")\nnext`,
      });
    }
    const { response, text } = await download('ada', {
      format: 'csv',
      action: 'csv.test',
    });
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="audit.csv"',
    );
    expect(response.headers.get('content-type')).toBe(
      'text/csv; charset=utf-8',
    );
    expect(text.split('\r\n')[0]).toMatch(/^id,created_at,action,message,/);
    for (const lead of ['=', '+', '-', '@', '\t', '\r']) {
      expect(text).toContain(`"'${lead}SUM(1,""2"")\nnext"`);
      expect(text).toContain(`'${lead}cmd|'/C calc'!A0`);
      for (const start of [',', ',"']) {
        expect(text).not.toContain(`${start}${lead}SUM`);
        expect(text).not.toContain(`${start}${lead}cmd`);
      }
    }
  });

  it('keeps what a product reports, and by whom', async () => {
    const { status, body } = await api.call<AuditEvent>(
      'shop',
      'POST',
      '/v1/audit',
      {
        json: {
          tenant_id: own,
          actor_id: 'system',
          actor_type: 'system',
          action: `tenant.activated.${'x'.repeat(200)}`,
          target_type: 't'.repeat(255),
          metadata: { order: 7, nested: { '\u0000': '\ud800' } },
        },
        headers: { 'user-agent': 'shop/1.0' },
      },
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.any(Number),
      tenant_id: own,
      actor_id: 'system',
      reported_by: 'user:default/shop',
      user_agent: 'shop/1.0',
      metadata: { order: 7, nested: { '\u0000': '\ud800' } },
      message: '',
    });
    const [event] = (await list('tess', { action: body.action })).items;
    expect(event).toMatchObject(body);
  });

  it('refuses what it cannot keep, naming the field', async () => {
    const before = await api.plane.knex('audit_events');
    const post = (json: object, who = 'shop') =>
      api.call<AuditEvent>(who, 'POST', '/v1/audit', { json });
    for (const [json, field] of [
      [{ action: 'a.b', tenant_id: nobodysTenant }, 'tenant_id'],
      [{ action: 'a.b', metadata: { text: 'x'.repeat(17_000) } }, 'metadata'],
      [{ action: 'a.b', metadata: { text: 'ü'.repeat(9_000) } }, 'metadata'],
      [{ action: 'x'.repeat(256) }, 'action'],
      [{ action: 'a.b', reported_by: 'user:default/ada' }, 'reported_by'],
      [{ action: 'a.b', source_ip: '127.0.0.1' }, 'source_ip'],
      [{ action: 'a.b', written_tenant_id: own }, 'written_tenant_id'],
      [{}, 'action'],
    ] as const) {
      const { status, body } = await post(json);
      expect(status).toBe(400);
      expect(body.details).toEqual([expect.objectContaining({ field })]);
    }
    for (const who of ['tess', 'vic', 'nobody']) {
      expect((await post({ action: 'a.b' }, who)).status).toBe(403);
    }
    expect(await api.plane.knex('audit_events')).toHaveLength(before.length);
  });

  it('verifies, as one answer and as a stream that ends with it', async () => {
    const { status, body } = await api.call<object>(
      'vic',
      'GET',
      '/v1/audit/verify',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'intact', first_position: 1 });
    const response = await fetch(`${api.plane.url}/v1/audit/verify?limit=20`, {
      headers: {
        authorization: `Bearer ${api.tokens.vic}`,
        accept: 'application/x-ndjson',
      },
    });
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = (await response.text()).trim().split('\n');
    expect(lines.map(line => JSON.parse(line))).toEqual([
      { position: 20, verified: 20 },
      expect.objectContaining({
        status: 'intact',
        verified: 20,
        next_cursor: 20,
      }),
    ]);
    expect(
      await api.call('vic', 'GET', '/v1/audit/verify?cursor=9007199254740991'),
    ).toMatchObject({ status: 400, body: { details: [{ field: 'cursor' }] } });
  });

  it('tells the state of the chain', async () => {
    const { status, body } = await waitFor(
      () => api.call<{ unsealed: number }>('vic', 'GET', '/v1/audit/chain'),
      answer => answer.body.unsealed === 0,
    );
    const head = await api.plane
      .knex('audit_seals')
      .orderBy('position', 'desc')
      .first();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      head_position: head.position,
      head_hash: head.hash,
      head_id: head.event_id,
      first_position: 1,
      anchors: [],
    });
  });

  it('keeps the chain from whoever only reads what is theirs', async () => {
    for (const who of ['tess', 'shop', 'nobody']) {
      for (const path of ['verify', 'chain']) {
        const answer = await api.call(who, 'GET', `/v1/audit/${path}`);
        expect(answer.status).toBe(403);
      }
    }
  });
});
