import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { FaultRow } from './world';

/** Longest that one call of the API may take before another replica is asked. */
const callTimeoutMs = 15_000;
/** Longest that a call is repeated. */
const patienceMs = 120_000;

/** The clocks of replicas are wrong, each by another of these. */
const clockOffsetsMs = [0, 3_600_000, -3_600_000];

type Replica = { process: ChildProcess; url: string; worker: string };

/** What an answer of the API is here. */
export type FleetAnswer = {
  status: number;
  body: Record<string, unknown> & { id: string };
};

/** Replicas of the backend that can be killed and paused, and someone who calls whichever is there. */
export class ChaosFleet {
  readonly #options: FleetOptions;
  readonly #replicas = new Set<Replica>();
  readonly #processes = new Set<ChildProcess>();
  readonly #starting = new Set<Promise<unknown>>();
  readonly #paused = new Set<Replica>();
  #started = 0;
  #isStopped = false;

  constructor(options: FleetOptions) {
    this.#options = options;
  }

  /** Starts one more. */
  async start(): Promise<void> {
    const starting = this.#start();
    this.#starting.add(starting);
    await starting.finally(() => this.#starting.delete(starting));
  }

  async #start(): Promise<void> {
    const { connections } = this.#options;
    const clockOffsetMs = clockOffsetsMs[this.#started % clockOffsetsMs.length];
    this.#started += 1;
    const child = fork(require.resolve('./chaosReplica.ts'), {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      env: {
        ...process.env,
        NODE_ENV: 'test',
        LOG_LEVEL: 'error',
        CHAOS: JSON.stringify({ ...connections, clockOffsetMs }),
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#processes.add(child);
    child.once('exit', () => this.#processes.delete(child));
    const told = new Promise<{ url: string; worker: string } | undefined>(
      resolve => {
        // Backstage sends messages of its own.
        child.on('message', (message: { url?: string; worker: string }) => {
          if (message.url) {
            resolve({ url: message.url, worker: message.worker });
          }
        });
        child.once('exit', () => resolve(undefined));
      },
    );
    const replica = await told;
    if (replica) {
      this.#replicas.add({ process: child, ...replica });
    } else if (!this.#isStopped) {
      // The database may have been away while it started.
      await setTimeout(500);
      await this.#start();
    }
  }

  /** Kills one at random, without a word, and starts another in its place. */
  async kill(): Promise<void> {
    const replica = this.#any();
    if (!replica) {
      return;
    }
    this.#replicas.delete(replica);
    replica.process.kill('SIGKILL');
    await once(replica.process, 'exit');
    await this.#note({ kind: 'killed', worker: replica.worker });
    void this.start();
  }

  /** Pauses one at random. */
  async pause(ms: number): Promise<void> {
    const replica = this.#any();
    if (!replica) {
      return;
    }
    this.#replicas.delete(replica);
    this.#paused.add(replica);
    // Before, as whoever takes over may do so at any time after.
    await this.#note({ kind: 'paused', worker: replica.worker });
    replica.process.kill('SIGSTOP');
    await setTimeout(ms);
    replica.process.kill('SIGCONT');
    await this.#note({ kind: 'resumed', worker: replica.worker });
    this.#paused.delete(replica);
    this.#replicas.add(replica);
  }

  async #note(fault: Pick<FaultRow, 'kind' | 'worker'>): Promise<void> {
    await this.#options.world('world_faults').insert(fault);
  }

  /** How many answer. */
  get size(): number {
    return this.#replicas.size;
  }

  #any(): Replica | undefined {
    const replicas = [...this.#replicas];
    return replicas[Math.floor(Math.random() * replicas.length)];
  }

  /** Calls the API of any replica, and of others until one answers. */
  async call(
    token: string,
    method: string,
    path: string,
    options: { json?: unknown; headers?: Record<string, string> } = {},
  ): Promise<FleetAnswer> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const replica = this.#any();
      const answer = replica
        ? await callOnce(`${replica.url}${path}`, token, method, options)
        : undefined;
      if (answer && answer.status < 500) {
        return answer;
      }
      if (performance.now() > deadline) {
        throw new Error(
          `${method} ${path} got no answer; last: ${JSON.stringify(answer)}`,
        );
      }
      await setTimeout(100);
    }
  }

  /** Waits until all that are starting have. */
  async whenStarted(): Promise<void> {
    while (this.#starting.size > 0) {
      await Promise.all(this.#starting);
    }
  }

  /** Ends all. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const child of this.#processes) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await this.whenStarted();
  }
}

export type FleetOptions = {
  /** Addresses of the databases: that of the control plane, and that of what is outside of it. */
  connections: { plane: string; world: string };
  world: Knex;
};

async function callOnce(
  url: string,
  token: string,
  method: string,
  options: { json?: unknown; headers?: Record<string, string> },
): Promise<FleetAnswer | undefined> {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(options.json !== undefined && {
          'content-type': 'application/json',
        }),
        ...options.headers,
      },
      body:
        options.json === undefined ? undefined : JSON.stringify(options.json),
      signal: AbortSignal.timeout(callTimeoutMs),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : {} };
  } catch {
    return undefined;
  }
}
