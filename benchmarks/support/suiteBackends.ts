import { fork, type ChildProcess } from 'node:child_process';
import {
  cp,
  mkdir,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { root } from './portalBuilds';

const scratch = path.join(root, 'var/suite-cost');
const suite = /@groundwork\/plugin-/;

/** A token for calls to a backend that {@link startBackend} has started. */
export const token = 'benchmark-only-token-of-no-worth';

/** A backend that runs. */
export type RunningBackend = {
  baseUrl: string;
  startMs: number;
  /** Memory after a collection, in bytes. */
  memory(): Promise<{ rss: number; heapUsed: number }>;
  stop(): Promise<void>;
};

/** Compiles the suite as packages are when they are installed, so that no start pays for TypeScript. */
export async function prepareBackends(): Promise<void> {
  await rm(scratch, { recursive: true, force: true });
  const installed = path.join(scratch, 'node_modules/@groundwork');
  await mkdir(installed, { recursive: true });
  for (const name of await readdir(path.join(root, 'plugins'))) {
    const from = path.join(root, 'plugins', name);
    const packageJson = JSON.parse(
      await readFile(path.join(from, 'package.json'), 'utf8'),
    );
    if (/^frontend|^web/.test(packageJson.backstage?.role ?? '')) {
      continue;
    }
    const to = path.join(scratch, 'plugins', name);
    await compile(path.join(from, 'src'), path.join(to, 'dist'));
    await cp(path.join(from, 'migrations'), path.join(to, 'migrations'), {
      recursive: true,
    }).catch(() => undefined);
    await writeFile(
      path.join(to, 'package.json'),
      JSON.stringify({
        ...packageJson,
        main: 'dist/index.js',
        configSchema: undefined,
        exports: Object.fromEntries(
          Object.entries<string>(
            packageJson.exports ?? {
              '.': './src/index.ts',
              './package.json': './package.json',
            },
          ).map(([key, file]) => [
            key,
            file.replace('/src/', '/dist/').replace(/\.tsx?$/, '.js'),
          ]),
        ),
      }),
    );
    await symlink(to, path.join(installed, packageJson.name.split('/')[1]));
  }
  const source = path.join(root, 'packages/backend/src');
  for (const name of ['with', 'without']) {
    const folder = path.join(scratch, 'backends', name);
    await cp(source, folder, { recursive: true });
    const index = await readFile(path.join(source, 'index.ts'), 'utf8');
    await writeFile(
      path.join(folder, 'index.ts'),
      `${name === 'with' ? index : withoutSuite(index)}\n${probe}`,
    );
    await compile(folder, folder);
  }
}

async function compile(from: string, to: string): Promise<void> {
  const files = await readdir(from, { recursive: true });
  await build({
    entryPoints: files
      .filter(
        file =>
          /\.ts$/.test(file) &&
          !/\.test\.ts$|\.d\.ts$|__testUtils__/.test(file),
      )
      .map(file => path.join(from, file)),
    outdir: to,
    outbase: from,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    supported: { 'dynamic-import': false },
    loader: { '.ts': 'ts' },
    logLevel: 'error',
  });
}

/** The same backend without the modules of the suite; what decides over permissions allows everything instead. */
function withoutSuite(index: string): string {
  const statements = index
    .split(/(?<=;)\n/)
    .filter(
      statement => !(suite.test(statement) && /backend\.add/.test(statement)),
    );
  return `${allowAll}${statements.join('\n')}`.replace(
    'createBackend();',
    'createBackend();\nbackend.add(allowAll);',
  );
}

const allowAll = `
import { createBackendModule } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
const allowAll = createBackendModule({
  pluginId: 'permission',
  moduleId: 'allow-all',
  register(registration) {
    registration.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy({
          handle: async () => ({ result: AuthorizeResult.ALLOW }),
        });
      },
    });
  },
});
`;

/** Answers with its memory after a collection. */
const probe = `
process.on('message', () => {
  for (let round = 0; round < 3; round += 1) globalThis.gc();
  process.send?.(process.memoryUsage());
});
`;

/** Starts a backend with a state of its own, and waits until it answers. */
export async function startBackend(
  name: 'with' | 'without',
): Promise<RunningBackend> {
  const port = await freePort();
  const state = path.join(scratch, 'state', `${name}-${port}`);
  await mkdir(state, { recursive: true });
  const baseUrl = `http://127.0.0.1:${port}`;
  const config = path.join(state, 'app-config.yaml');
  await writeFile(
    config,
    JSON.stringify(await configFor(baseUrl, port, state)),
  );
  const startedAt = performance.now();
  const child = fork(
    path.join(scratch, 'backends', name, 'index.js'),
    ['--config', config],
    {
      cwd: path.join(root, 'packages/backend'),
      execArgv: ['--expose-gc', '--no-node-snapshot'],
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  // Whatever happens here, it does not go on alone
  process.once('exit', () => child.kill('SIGKILL'));
  let said = '';
  child.stdout?.on('data', data => (said += data));
  child.stderr?.on('data', data => (said += data));
  await ready(child, baseUrl, () => said);
  return {
    baseUrl,
    startMs: performance.now() - startedAt,
    memory: () =>
      new Promise(resolve => {
        child.once('message', message =>
          resolve(message as { rss: number; heapUsed: number }),
        );
        child.send('memory');
      }),
    stop: () =>
      new Promise(resolve => {
        child.once('exit', () => resolve());
        // Asked to end, Backstage waits for its own polls of events, which take up to a minute
        child.kill('SIGKILL');
      }),
  };
}

/** The configuration of the repository, with a state of its own and without the issuer, which does not run. */
async function configFor(baseUrl: string, port: number, state: string) {
  const config = parse(
    await readFile(path.join(root, 'app-config.yaml'), 'utf8'),
  );
  return {
    ...config,
    app: { ...config.app, baseUrl },
    auth: { ...config.auth, providers: {} },
    backend: {
      ...config.backend,
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: { directory: state } },
      auth: {
        externalAccess: [
          { type: 'static', options: { token, subject: 'benchmark' } },
        ],
      },
    },
    controlPlane: {
      ...config.controlPlane,
      identity: { hs256: config.controlPlane.identity.hs256 },
      runtimes: {
        gitops: {
          ...config.controlPlane.runtimes.gitops,
          connection: { url: path.join(state, 'gitops.git'), branch: 'main' },
        },
      },
      audit: { anchor: { file: path.join(state, 'anchors.ndjson') } },
    },
  };
}

async function ready(
  child: ChildProcess,
  baseUrl: string,
  said: () => string,
): Promise<void> {
  const deadline = performance.now() + 240_000;
  for (;;) {
    if (child.exitCode !== null || performance.now() > deadline) {
      throw new Error(`The backend has not started:\n${said()}`);
    }
    const answer = await fetch(
      `${baseUrl}/.backstage/health/v1/readiness`,
    ).catch(() => undefined);
    if (answer?.ok) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
