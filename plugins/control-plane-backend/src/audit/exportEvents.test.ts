import { get } from 'node:http';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { callApi, startControlPlane, waitFor } from '../__testUtils__';
import { AuditEventReader } from './AuditEventReader';
import { exportEvents } from './exportEvents';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const count = 20_000;
const batches = count / 500;

/** Events with two kilobytes each, so that no buffer holds them all. */
async function addEvents(knex: Knex): Promise<void> {
  await knex.raw(
    `insert into audit_events (action, actor_id, actor_type, message, metadata, created_at)
     with recursive numbers (n) as (
       select 1 union all select n + 1 from numbers where n < ${count}
     )
     select 'thing.happened', 'system', 'system', 'It happened', ?, '2026-01-01T00:00:00.000Z' from numbers`,
    [JSON.stringify({ text: 'x'.repeat(2_000) })],
  );
}

describe.each(databases.eachSupportedId())('an export on %p', id => {
  let plane: Awaited<ReturnType<typeof startControlPlane>>;
  /** How many pages of events were read. */
  let reads = 0;

  beforeAll(async () => {
    plane = await startControlPlane({ databases, databaseId: id });
    await addEvents(plane.knex);
    plane.knex.on('query', ({ sql }: { sql: string }) => {
      reads += /as .page./.test(sql) ? 1 : 0;
    });
  });

  beforeEach(() => {
    reads = 0;
  });

  afterAll(async () => {
    await plane.stop();
  });

  it('reads a batch when the one before was taken, and never more', async () => {
    const text = exportEvents(AuditEventReader.create(plane), 'ndjson', {
      filter: {},
      scope: 'all',
    });
    expect(reads).toBe(0);
    let taken = 0;
    let lines = 0;
    for await (const chunk of text) {
      taken += 1;
      expect(reads).toBe(taken);
      lines += chunk.split('\n').length - 1;
    }
    expect(lines).toBeGreaterThanOrEqual(count);
    expect(taken).toBeGreaterThanOrEqual(batches);
  });

  it('tells every event once, over HTTP', async () => {
    const token = await plane.token('ada', ['admin']);
    const response = await fetch(
      `${plane.url}/v1/audit/export?action=thing.happened`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    const ids = (await response.text())
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    expect(ids).toHaveLength(count);
  });

  it('waits for a client that does not read, and ends with it', async () => {
    const token = await plane.token('ada', ['admin']);
    const request = get(`${plane.url}/v1/audit/export`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const response = await new Promise<NodeJS.EventEmitter>(resolve => {
      request.on('response', resolve);
    });
    // The answer is there, and nobody reads it: what fits into the buffers on the way is all that is read.
    let before = -1;
    await waitFor(
      async () => {
        const same = reads === before;
        before = reads;
        await callApi(plane.url, 'GET', '/v1/audit/chain', { token });
        return same && reads > 0;
      },
      settled => settled,
    );
    expect(reads).toBeLessThan(batches);
    const closed = new Promise(resolve => {
      response.on('close', resolve);
    });
    request.on('error', () => {});
    request.destroy();
    await closed;
    await callApi(plane.url, 'GET', '/v1/audit/chain', { token });
    expect(reads).toBeLessThan(batches);
  });
});
