/**
 * Goals P7 and P13 over HTTP: a page of environments, of namespaces and of the queue at many rows against 1,000, by
 * several filters, for somebody who may see all and for a requester; and how long it takes to list 1,000 namespaces, to
 * accept one, and to answer for one's health.
 *
 *     … benchmarks/listEnvironments.ts [rows, 100000 unless given]
 */
import {
  startControlPlane,
  type TestControlPlane,
} from '../plugins/control-plane-backend/src/__testUtils__/startControlPlane';
import { openSites, type Knex, type Site } from './support/databases';
import { judge, median, runBenchmark, show } from './support/figures';
import { fillEnvironments } from './support/environments';

const rows = Number(process.argv[2] ?? 100_000);
const fewRows = 1_000;
const rounds = 15;
const pageSize = 50;

type Call = () => Promise<unknown>;
type Bench = { plane: TestControlPlane; knex: Knex };

async function openFilled(site: Site, count: number): Promise<Bench> {
  const knex = await site.open();
  const plane = await startControlPlane({
    knex,
    config: {
      // Nothing is worked on meanwhile.
      reconciler: {
        pollInterval: { hours: 1 },
        resyncInterval: { hours: 10 },
      },
    },
  });
  await fillEnvironments(knex, count);
  await site.settle(knex);
  return { plane, knex };
}

/** Every page that is measured, by what it shows. */
async function listCalls({ plane }: Bench): Promise<Record<string, Call>> {
  const { client } = plane;
  const all = { token: await plane.token('ada', ['admin']) };
  const own = { token: await plane.token('person-7', ['requester']) };
  const list =
    (
      query: Parameters<typeof client.listEnvironmentRequests>[0],
      caller = all,
    ): Call =>
    () =>
      client.listEnvironmentRequests({ limit: pageSize, ...query }, caller);
  const second = await client.listEnvironmentRequests({ limit: pageSize }, all);
  return {
    environments: list({}),
    'environments, the next page': list({ cursor: second.next_cursor }),
    'environments, status': list({ status: ['ready'] }),
    'environments, rare status': list({ status: ['failed'] }),
    'environments, class': list({ class: 'production' }),
    'environments, team': list({ team: 'team-7' }),
    'environments, owner': list({ owner: 'group:default/team-7' }),
    'environments, drifted': list({ drift_status: 'drifted' }),
    'environments, by name': list({ order: 'name.asc' }),
    'environments, changed last': list({ order: 'updated_at.desc' }),
    'environments, end soon': list({
      expires_before: '2026-03-01T00:00:00.000Z',
    }),
    'environments, text': list({ q: 'app-7' }),
    'environments, text that there is not': list({ q: 'nowhere' }),
    'environments of a requester': list({}, own),
    'environments of a requester, mine': list({ mine: true }, own),
    'environments of a requester, status': list({ status: ['ready'] }, own),
    namespaces: () => client.namespaces.list({ page_size: pageSize }, all),
    'namespaces, status': () =>
      client.namespaces.list({ page_size: pageSize, status: 'active' }, all),
    'namespaces, text': () =>
      client.namespaces.list({ page_size: pageSize, q: 'env-1' }, all),
    'namespaces of a requester': () =>
      client.namespaces.list({ page_size: pageSize }, own),
    queue: () => client.queue.list({ limit: pageSize }, all),
    'queue, dead': () =>
      client.queue.list({ limit: pageSize, state: ['dead'] }, all),
    'queue, one runtime environment': () =>
      client.queue.list({ limit: pageSize, runtime: 'memory' }, all),
  };
}

/** Medians of calls that are made in turns, so that whatever else the machine does falls on all alike. */
async function timeInTurns(...calls: Call[]): Promise<number[]> {
  const elapsed = calls.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, call] of calls.entries()) {
      const startedAt = performance.now();
      await call();
      elapsed[index].push(performance.now() - startedAt);
    }
  }
  return elapsed.map(values => median(values.slice(3)));
}

async function time(call: Call): Promise<number> {
  return (await timeInTurns(call))[0];
}

async function measureAbsolute(bench: Bench): Promise<void> {
  const { client } = bench.plane;
  const token = await bench.plane.token('ada', ['admin']);
  const create = await time(async () =>
    client.namespaces.create(
      {
        name_components: {
          team: 'team-a',
          project: 'shop',
          env: `e${Math.random().toString(36).slice(2, 10)}`,
        },
      } as Parameters<typeof client.namespaces.create>[0],
      { token },
    ),
  );
  const pages = await time(async () => {
    for (let page = 1; page <= 10; page++) {
      await client.namespaces.list({ page, page_size: 100 }, { token });
    }
  });
  show('1,000 namespaces listed, in ten pages, ms', judge(pages, { max: 50 }));
  show('a namespace accepted, ms', judge(create, { max: 50 }));
  show(
    'health, ms',
    judge(await time(() => client.getHealth({ token })), { max: 10 }),
  );
}

async function measureSite(site: Site): Promise<void> {
  const few = await openFilled(site, fewRows);
  const many = await openFilled(site, rows);
  const [before, after] = [await listCalls(few), await listCalls(many)];
  console.log(
    `\n${site.name}: a page of ${pageSize}, p50 in ms at ${fewRows} and at ${rows} rows`,
  );
  for (const [name, call] of Object.entries(before)) {
    const [base, large] = await timeInTurns(call, after[name]);
    show(
      name,
      base.toFixed(1).padStart(7),
      large.toFixed(1).padStart(7),
      judge(large / base, { max: 1.7 }),
    );
  }
  await measureAbsolute(few);
  await few.plane.stop();
  await many.plane.stop();
}

runBenchmark(async () => {
  for (const site of await openSites()) {
    try {
      await measureSite(site);
    } finally {
      await site.close();
    }
  }
});
