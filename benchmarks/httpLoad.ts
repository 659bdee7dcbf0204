/** Calls from a process of its own, so that the caller's work is not measured with the server's. */
import { fork } from 'node:child_process';
import http from 'node:http';
import { randomBytes } from 'node:crypto';
import { percentile } from './support/figures';

/** Calls of one kind. */
export type LoadOptions = {
  url: string;
  token: string;
  /** Sent as JSON; `{unknown}` becomes a new API key that does not exist in every call. */
  body: string;
  connections: number;
  durationMs: number;
};

export type LoadResult = {
  /** Answers with 200. */
  calls: number;
  /** Answers with another status. */
  failures: number;
  callsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
};

/** Starts a process that makes calls. */
export function startHttpLoad() {
  const child = fork(__filename, [], { env: { ...process.env, LOAD: '1' } });
  return {
    run: (options: LoadOptions) =>
      new Promise<LoadResult>(resolve => {
        // What transforms the sources sends messages of its own.
        const onMessage = (message: object) => {
          if ('callsPerSecond' in message) {
            child.off('message', onMessage);
            resolve(message as LoadResult);
          }
        };
        child.on('message', onMessage);
        child.send(options);
      }),
    stop: () => child.kill(),
  };
}

/** Sends one call and answers with the status. */
export function send(
  options: Pick<LoadOptions, 'url' | 'token' | 'body'>,
  agent: http.Agent,
): Promise<{ status: number; body: string }> {
  const body = options.body.replace(
    '{unknown}',
    () => `bp_${randomBytes(16).toString('base64url')}`,
  );
  return new Promise((resolve, reject) => {
    const request = http.request(
      options.url,
      {
        agent,
        method: 'POST',
        headers: {
          authorization: `Bearer ${options.token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', chunk => {
          text += chunk;
        });
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: text }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

async function run(options: LoadOptions): Promise<LoadResult> {
  const agent = new http.Agent({
    keepAlive: true,
    maxSockets: options.connections,
  });
  const elapsed: number[] = [];
  let failures = 0;
  const startedAt = performance.now();
  const until = startedAt + options.durationMs;
  await Promise.all(
    Array.from({ length: options.connections }, async () => {
      while (performance.now() < until) {
        const sentAt = performance.now();
        const { status } = await send(options, agent);
        if (status === 200) {
          elapsed.push(performance.now() - sentAt);
        } else {
          failures += 1;
        }
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  agent.destroy();
  return {
    calls: elapsed.length,
    failures,
    callsPerSecond: elapsed.length / seconds,
    p50Ms: percentile(elapsed, 0.5),
    p99Ms: percentile(elapsed, 0.99),
  };
}

if (process.env.LOAD && process.send) {
  process.on('message', async message => {
    process.send?.(await run(message as LoadOptions));
  });
}
