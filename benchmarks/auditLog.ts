/**
 * Goal P8: a page of the audit log at many rows against 1,000, by every filter; a mutation with its audit event against
 * the same without; and how the rate of a verification holds with the length of the chain. On SQLite in a file, and on the
 * PostgreSQL that `BENCHMARK_POSTGRES` names (a connection string of somebody who may create databases).
 *
 *     … benchmarks/auditLog.ts [rows, 1000000 unless given]
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { aTenant } from '../plugins/control-plane-backend/src/__testUtils__/aTenant';
import { AuditStore } from '../plugins/control-plane-backend/src/audit';
import {
  AuditEventReader,
  type AuditFilter,
} from '../plugins/control-plane-backend/src/audit/AuditEventReader';

import { AuditSealer } from '../plugins/control-plane-backend/src/audit/AuditSealer';
import { AuditVerifier } from '../plugins/control-plane-backend/src/audit/AuditVerifier';
import { ChainStore } from '../plugins/control-plane-backend/src/audit/ChainStore';
import { ControlPlaneDatabase } from '../plugins/control-plane-backend/src/database';
import { Outbox } from '../plugins/control-plane-backend/src/messages';
import { TenantStore } from '../plugins/control-plane-backend/src/tenants';

const rows = Number(process.argv[2] ?? 1_000_000);
const fewRows = 1_000;
const pageSize = 50;
const rounds = 60;
const blockSize = 50;
const blockCount = 40;
const knexFactory = createRequire(
  require.resolve('../plugins/control-plane-backend/package.json'),
)('knex');

type Knex = ControlPlaneDatabase['knex'];
type Log = Awaited<ReturnType<typeof openLog>>;
type Site = { name: string; open(): Promise<Knex>; close(): Promise<void> };

const tenantIds = Array.from(
  { length: 20 },
  (_, index) => `00000000-0000-4000-8000-0000000000${10 + index}`,
);
const member = 'user:default/tess';

const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function openLog(knex: Knex) {
  const database = await ControlPlaneDatabase.create({
    getClient: async () => knex,
  });
  const logger = mockServices.rootLogger();
  const chain = ChainStore.create({ knex });
  return {
    knex,
    database,
    outbox: Outbox.create({ knex, logger, publish: async () => {} }),
    audit: AuditStore.create({ knex }),
    tenants: TenantStore.create({ knex }),
    sealer: AuditSealer.create({ database, chain, logger }),
    verifier: AuditVerifier.create({ database, chain, logger, sinks: [] }),
  };
}

function sqlite(): Site {
  const directory = mkdtempSync(join(tmpdir(), 'groundwork-benchmark-'));
  const opened: Knex[] = [];
  return {
    name: 'SQLite',
    async open() {
      const knex = knexFactory({
        client: 'better-sqlite3',
        connection: { filename: join(directory, `${opened.length}.sqlite`) },
        useNullAsDefault: true,
        pool: { min: 1, max: 1 },
      });
      opened.push(knex);
      return knex;
    },
    async close() {
      await Promise.all(opened.map(knex => knex.destroy()));
      rmSync(directory, { recursive: true });
    },
  };
}

function postgres(connectionString: string): Site {
  const server = knexFactory({ client: 'pg', connection: connectionString });
  const opened = new Map<string, Knex>();
  return {
    name: 'PostgreSQL',
    async open() {
      const name = `benchmark_${randomUUID().replaceAll('-', '')}`;
      await server.raw('create database ??', [name]);
      const url = new URL(connectionString);
      url.pathname = `/${name}`;
      const knex = knexFactory({ client: 'pg', connection: url.href });
      opened.set(name, knex);
      return knex;
    },
    async close() {
      for (const [name, knex] of opened) {
        await knex.destroy();
        await server.raw('drop database ??', [name]);
      }
      await server.destroy();
    },
  };
}

/** A log of so many events of twenty tenants over a year, of which one in a hundred belongs to no tenant. */
async function fill(log: Log, count: number): Promise<void> {
  const { knex } = log;
  const onSqlite = !String(knex.client.config.client).includes('pg');
  for (const [index, id] of tenantIds.entries()) {
    await log.database.transaction(async transaction => {
      await log.tenants.insert(
        transaction,
        aTenant({ id, slug: `tenant-${index}` }),
      );
      if (index < 3) {
        await transaction.knex('tenant_members').insert({
          id: randomUUID(),
          tenant_id: id,
          member_ref: member,
          role: 'admin',
          created_by: member,
          created_at: transaction.now,
        });
      }
    });
  }
  const tenant = `case when n % 100 = 0 then null else '00000000-0000-4000-8000-0000000000' || (10 + n % 20) end`;
  // Evenly over a year, in the order of the ids.
  const time = onSqlite
    ? `strftime('%Y-%m-%dT%H:%M:%fZ', 1735689600 + n * 31536000.0 / ${count}, 'unixepoch')`
    : `to_char(to_timestamp(1735689600 + n * 31536000.0 / ${count}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const numbers = onSqlite
    ? `with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${count})`
    : `with numbers as (select generate_series(1, ${count}) as n)`;
  await knex.raw(
    `insert into audit_events (action, actor_id, actor_name, actor_type, target_type, target_id, target_name, tenant_id,
       written_tenant_id, project_id, product, message, metadata, source_ip, user_agent, created_at)
     ${numbers}
     select 'thing.action-' || (n % 30), 'user:default/person-' || (n % 500), 'person', 'user', 'kind-' || (n % 8),
       'target-' || (n % 10000), 'Target', ${tenant}, ${tenant},
       '00000000-0000-4000-9000-00000000' || (1000 + n % 200), 'product-' || (n % 12), 'Something happened',
       '{"number":' || n || '}', '192.0.2.1', 'benchmark', ${time}
     from numbers`,
  );
  await knex.raw(
    'insert into audit_unsealed (event_id) select id from audit_events',
  );
  await knex.raw(onSqlite ? 'analyze' : 'vacuum analyze');
}

const half = '2025-07-01T00:00:00.000Z';
const filters: [string, AuditFilter][] = [
  ['none', {}],
  ['tenant_id', { tenant_id: tenantIds[4] }],
  ['project_id', { project_id: '00000000-0000-4000-9000-000000001100' }],
  ['product', { product: 'product-3' }],
  ['actor_id', { actor_id: 'user:default/person-7' }],
  ['action', { action: 'thing.action-7' }],
  ['target_type', { target_type: 'kind-3' }],
  ['target_id', { target_id: 'target-123' }],
  ['since', { since: half }],
  ['until', { until: half }],
  ['tenant and action', { tenant_id: tenantIds[4], action: 'thing.action-4' }],
  ['actor and until', { actor_id: 'user:default/person-7', until: half }],
  ['what there is not', { action: 'thing.unknown' }],
];

/** Median time of a page by each filter: the newest, and one in the middle. */
async function measurePages(log: Log): Promise<Map<string, number>> {
  const reader = AuditEventReader.create(log);
  const [{ last }] = await log.knex('audit_events').max({ last: 'id' });
  const middle = await reader.placeBehind(Math.floor(Number(last) / 2));
  const member_filter = {
    member_refs: [member],
    roles: ['admin' as const],
  };
  const cases = [
    ...filters.map(([name, filter]) => ({
      name,
      filter,
      scope: 'all' as const,
    })),
    { name: 'admin of 3 tenants', filter: {}, scope: member_filter },
    {
      name: 'admin of 3 tenants, action',
      filter: { action: 'thing.action-7' },
      scope: member_filter,
    },
  ];
  const times = new Map<string, number>();
  for (const { name, ...options } of cases) {
    for (const [page, after] of [
      ['', undefined],
      [', from the middle', middle],
    ] as const) {
      const elapsed: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const startedAt = performance.now();
        await reader.list({
          ...options,
          after,
          order: 'desc',
          limit: pageSize + 1,
        });
        elapsed.push(performance.now() - startedAt);
      }
      times.set(`${name}${page}`, median(elapsed.slice(10)));
    }
  }
  return times;
}

async function showPages(site: Site, few: Log, many: Log): Promise<void> {
  const [before, after] = [await measurePages(few), await measurePages(many)];
  console.log(
    `\n${site.name}: page of ${pageSize}, p50 in ms at ${fewRows} and at ${rows} rows`,
  );
  for (const [name, base] of before) {
    const time = after.get(name)!;
    const met = time <= 4 * base || time <= base + 1;
    console.log(
      `  ${name.padEnd(46)} ${base.toFixed(2).padStart(7)} ${time
        .toFixed(2)
        .padStart(
          7,
        )}   ratio ${(time / base).toFixed(2)}${met ? '' : '   OVER 4 x and + 1 ms'}`,
    );
  }
}

/**
 * Time of a block of changes of tenants, each with its message to the pages as every change has, with or without the event that
 * tells of it. With it, the sealer works beside them.
 */
async function measureMutations(log: Log, audited: boolean): Promise<number> {
  const startedAt = performance.now();
  for (let round = 0; round < blockSize; round++) {
    const id = tenantIds[round % tenantIds.length];
    await log.database.transaction(async transaction => {
      const tenant = await log.tenants.lock(transaction, id);
      await log.tenants.update(transaction, id, { name: `Round ${round}` });
      await log.outbox.append(transaction, {
        kind: 'tenant-changed',
        payload: { tenant_id: id, part: 'tenant' },
      });
      if (audited) {
        await log.audit.append(transaction, 'system', {
          action: 'tenant.updated',
          target_type: 'tenant',
          target_id: id,
          target_name: tenant?.name,
          tenant_id: id,
          message: 'Renamed the tenant',
        });
      }
    });
    if (audited) {
      log.sealer.wake();
    }
  }
  return performance.now() - startedAt;
}

async function showMutations(site: Site, log: Log): Promise<void> {
  await measureMutations(log, true);
  await measureMutations(log, false);
  // In turns, so that whatever else the machine does falls on both alike.
  const blocks = { audited: [] as number[], unaudited: [] as number[] };
  for (let block = 0; block < blockCount; block++) {
    blocks.unaudited.push(await measureMutations(log, false));
    blocks.audited.push(await measureMutations(log, true));
  }
  const rate = (times: number[]) => (1_000 * blockSize) / median(times);
  const [audited, unaudited] = [rate(blocks.audited), rate(blocks.unaudited)];
  console.log(
    `\n${site.name}: mutations a second, audited and sealed ${audited.toFixed(0)}, unaudited ${unaudited.toFixed(
      0,
    )}   ratio ${(audited / unaudited).toFixed(2)}`,
  );
}

async function verify(log: Log, after: number | undefined, limit: number) {
  const run = log.verifier.verify({
    after,
    limit,
    signal: new AbortController().signal,
  });
  let step = await run.next();
  while (!step.done) {
    step = await run.next();
  }
  return step.value;
}

/** Events a second, by quarter of the chain. */
async function showChain(site: Site, log: Log): Promise<void> {
  const sealedAt = performance.now();
  await log.sealer.seal();
  const sealing = performance.now() - sealedAt;
  const rates: number[] = [];
  let after: number | undefined;
  for (let quarter = 0; quarter < 4; quarter++) {
    const startedAt = performance.now();
    const result = await verify(log, after, Math.ceil(rows / 4));
    if (result.status !== 'intact') {
      throw new Error(`The chain is broken: ${result.message}`);
    }
    rates.push(result.verified / ((performance.now() - startedAt) / 1_000));
    after = result.next_cursor;
  }
  console.log(
    `\n${site.name}: sealed ${((rows / sealing) * 1_000).toFixed(0)} events a second; verified ${rates
      .map(rate => rate.toFixed(0))
      .join(', ')} a second by quarter of the chain   ratio last / first ${(
      rates[3] / rates[0]
    ).toFixed(2)}`,
  );
}

async function main(): Promise<void> {
  const connectionString = process.env.BENCHMARK_POSTGRES;
  for (const site of [
    sqlite(),
    ...(connectionString ? [postgres(connectionString)] : []),
  ]) {
    try {
      const few = await openLog(await site.open());
      await fill(few, fewRows);
      await few.sealer.seal();
      const many = await openLog(await site.open());
      await fill(many, rows);
      await showChain(site, many);
      await showPages(site, few, many);
      await showMutations(site, few);
      await Promise.all([few, many].map(log => log.sealer.stop()));
    } finally {
      await site.close();
    }
  }
  if (!connectionString) {
    console.log('\nPostgreSQL was left out, as BENCHMARK_POSTGRES is not set');
  }
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
