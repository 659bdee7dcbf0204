/**
 * Verifying API keys, against a route that does nothing behind the same authentication, against argon2 in every call, and
 * against argon2 alone; how a flood of unknown keys weighs on other routes and on memory; and whether the time that an
 * answer takes tells a known prefix from an unknown one. SQLite in memory, one replica, a static service token (the
 * cheapest authentication there is, and so the strictest yardstick).
 */
import http from 'node:http';
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { ApiKeyHasher } from '../plugins/control-plane-backend/src/apiKeys/ApiKeyHasher';
import { send, startHttpLoad, type LoadOptions } from './httpLoad';
import {
  startKeyBackend,
  startNoopApi,
  token,
  type KeyBackend,
} from './support/apiKeyBackends';
import { median, runBenchmark } from './support/figures';

const rounds = 5;
const connections = 50;
const durationMs = 2_000;
const coldKeys = 200;
const pairs = Number(process.env.PAIRS ?? 2_500);

type Load = ReturnType<typeof startHttpLoad>;
type Call = Pick<LoadOptions, 'url' | 'body'>;

function show(name: string, value: number, goal: string) {
  console.log(
    `${name.padEnd(72)} ${value.toFixed(3).padStart(9)}   goal ${goal}`,
  );
}

/** Throughput of each of some calls, in turns; medians. */
async function compare(load: Load, calls: Call[]): Promise<number[]> {
  const measured: number[][] = calls.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, call] of calls.entries()) {
      const result = await load.run({
        ...call,
        token,
        connections,
        durationMs,
      });
      if (round > 0) {
        measured[index].push(result.callsPerSecond);
      }
    }
  }
  return measured.map(median);
}

async function measureWarm(backend: KeyBackend, load: Load, key: string) {
  const body = JSON.stringify({ key });
  const noopApi = await startNoopApi();
  const [noop, plain, warm, argon2] = await compare(load, [
    { url: noopApi.url, body },
    { url: backend.noop, body },
    { url: backend.verify, body },
    { url: backend.argon2, body },
  ]);
  await noopApi.stop();
  console.log(
    `calls per second: no-op ${noop.toFixed(0)} (in a plugin without a contract ${plain.toFixed(0)}), warm verification ${warm.toFixed(0)}, argon2 in every call ${argon2.toFixed(1)}`,
  );
  show(
    'warm verification / no-op route, same authentication',
    warm / noop,
    '>= 0.9',
  );
  show('warm verification / argon2 in every call', warm / argon2, '>= 100');
}

/** Two at a time, as many as the queue lets through. */
async function inPairs(count: number, work: (index: number) => Promise<void>) {
  let next = 0;
  const startedAt = performance.now();
  const loop = async () => {
    while (next < count) {
      next += 1;
      await work(next - 1);
    }
  };
  await Promise.all([loop(), loop()]);
  return (count * 1_000) / (performance.now() - startedAt);
}

async function measureCold(backend: KeyBackend) {
  const keys: string[] = [];
  for (let index = 0; index < coldKeys; index++) {
    keys.push(await backend.addKey());
  }
  const agent = new http.Agent({ keepAlive: true });
  const hasher = new ApiKeyHasher();
  const stored = await hasher.hash('key');
  const share = coldKeys / 5;
  const ratios: number[] = [];
  for (let start = 0; start < coldKeys; start += share) {
    const raw = await inPairs(share, async index => {
      await hasher.matches(keys[start + index], stored);
    });
    const cold = await inPairs(share, async index => {
      const body = JSON.stringify({ key: keys[start + index] });
      const answer = await send({ url: backend.verify, token, body }, agent);
      if (!JSON.parse(answer.body).valid) {
        throw new Error(`A good key was refused: ${answer.body}`);
      }
    });
    ratios.push(cold / raw);
  }
  agent.destroy();
  show(
    'cold verification over HTTP / argon2 alone, two at a time',
    median(ratios),
    '>= 0.9',
  );
}

async function measureFlood(backend: KeyBackend, load: Load, probe: Load) {
  const flood = { token, connections, durationMs };
  const p99During = async (call: Call | undefined) => {
    const flooding = call && load.run({ ...flood, ...call });
    await setTimeout(200);
    const { p99Ms } = await probe.run({
      url: backend.noop,
      token,
      body: '{}',
      connections: 1,
      durationMs: durationMs - 400,
    });
    await flooding;
    return p99Ms;
  };
  const unknown = { url: backend.verify, body: '{"key":"{unknown}"}' };
  const idle: number[] = [];
  const busy: number[] = [];
  const flooded: number[] = [];
  await p99During(unknown);
  const before = process.memoryUsage().rss;
  let rssMax = before;
  const timer = setInterval(() => {
    rssMax = Math.max(rssMax, process.memoryUsage().rss);
  }, 10);
  for (let round = 0; round < rounds; round++) {
    flooded.push(await p99During(unknown));
    busy.push(await p99During({ url: backend.noop, body: '{}' }));
    idle.push(await p99During(undefined));
  }
  clearInterval(timer);
  const [alone, noops, unknowns] = [idle, busy, flooded].map(median);
  console.log(
    `p99 of a no-op call: alone ${alone.toFixed(1)} ms, beside ${connections} connections with no-op calls ${noops.toFixed(1)} ms, with unknown keys ${unknowns.toFixed(1)} ms`,
  );
  show(
    'p99 of a no-op call: beside unknown keys / beside no-op calls',
    unknowns / noops,
    '<= 2',
  );
  show(
    'memory that the flood added, MiB',
    (rssMax - before) / 2 ** 20,
    '<= cores x 64 + 20',
  );
}

async function measureTiming(backend: KeyBackend, key: string) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const elapsed: Record<'known' | 'unknown', number[]> = {
    known: [],
    unknown: [],
  };
  const present = async (kind: keyof typeof elapsed, presented: string) => {
    const body = JSON.stringify({ key: presented });
    const startedAt = performance.now();
    await send({ url: backend.verify, token, body }, agent);
    elapsed[kind].push(performance.now() - startedAt);
  };
  const tail = () => randomBytes(16).toString('base64url').slice(8);
  for (let pair = 0; pair < pairs; pair++) {
    const unknown = `bp_${randomBytes(6).toString('base64url')}`;
    await present('known', key.slice(0, 11) + tail());
    await present('unknown', unknown + tail());
  }
  agent.destroy();
  const [known, unknown] = [elapsed.known, elapsed.unknown].map(median);
  console.log(
    `median of ${pairs} wrong keys each: known prefix ${known.toFixed(2)} ms, unknown prefix ${unknown.toFixed(2)} ms`,
  );
  show(
    'unknown prefix / known prefix with a wrong key, cold',
    unknown / known,
    '0.95 to 1.05',
  );
}

async function main() {
  const backend = await startKeyBackend();
  const [load, probe] = [startHttpLoad(), startHttpLoad()];
  const key = await backend.addKey();
  await measureWarm(backend, load, key);
  await measureCold(backend);
  await measureFlood(backend, load, probe);
  await measureTiming(backend, key);
  load.stop();
  probe.stop();
  await backend.stop();
}

runBenchmark(main);
