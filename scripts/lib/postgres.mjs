// @ts-check
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

import { UserError } from './errors.mjs';
import { tail } from './failures.mjs';
import { resolveRoot } from './paths.mjs';
import { findFreePort } from './ports.mjs';
import { findPostgresBinaries } from './postgresBinaries.mjs';
import { run, start, stop } from './processes.mjs';
import { onShutdown } from './shutdown.mjs';

/** A database server of the person's own, to be used for the tests. */
const urlVariable = 'GROUNDWORK_TEST_POSTGRES_URL';

/**
 * @typedef {object} PostgresServer
 * @property {string} url - Of the database `postgres`, as a role that may create databases.
 * @property {string} description - Version and origin, for people.
 * @property {() => Promise<void>} stop
 */

/** @typedef {{ uid?: number, gid?: number }} Identity */

/**
 * Provides a real PostgreSQL: the one that an environment variable names, or a server started for the occasion, on a free
 * port of the loopback address and with its data in a temporary folder.
 *
 * @returns {Promise<PostgresServer>}
 * @throws UserError where there is none to be had.
 */
export async function providePostgres() {
  const url = process.env[urlVariable];
  if (url) {
    const version = await readServerVersion(url).catch(error => {
      throw new UserError(
        `The PostgreSQL that ${urlVariable} names cannot be used: ${error.message}`,
      );
    });
    return {
      url,
      description: `PostgreSQL ${version}, named by ${urlVariable}`,
      stop: async () => {},
    };
  }

  return startOwnPostgres();
}

/**
 * Starts a server for the occasion alone, which can be killed and started again.
 *
 * @returns {Promise<PostgresServer & { restart: () => Promise<void> }>}
 * @throws UserError where there is none to be had.
 */
export async function startOwnPostgres() {
  const failures = [];
  for (const binaries of await findPostgresBinaries()) {
    try {
      return await startServer(binaries);
    } catch (error) {
      failures.push(
        `PostgreSQL ${binaries.origin}: ${/** @type {Error} */ (error).message}`,
      );
    }
  }
  throw new UserError(
    [
      `The tests need a PostgreSQL and there is none that starts: install one (on Debian "apt-get install postgresql"), or name one with ${urlVariable}.`,
      ...failures,
    ].join('\n'),
  );
}

/** @param {import('./postgresBinaries.mjs').PostgresBinaries} binaries */
async function startServer(binaries) {
  const identity = await findIdentity();
  const home = await mkdtemp(path.join(os.tmpdir(), 'groundwork-postgres-'));
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let server;
  const stopServer = async () => {
    if (server) {
      await stop(server);
    }
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  onShutdown(stopServer);

  try {
    await own(home, identity);
    const directory = await makeUsable(binaries, home, identity);
    const password = randomBytes(16).toString('hex');
    const data = await initialize({ directory, home, password, identity });
    const port = await findFreePort();
    const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
    const launch = async () => {
      const log = { text: '' };
      server = start(
        path.join(directory, 'postgres'),
        ['-D', data, '-p', String(port), ...serverSettings()],
        {
          cwd: home,
          env: createServerEnvironment(),
          stdio: ['ignore', 'pipe', 'pipe'],
          // The server's word for: end your sessions, then yourself
          stopSignal: 'SIGINT',
          ...identity,
        },
      );
      for (const stream of [server.stdout, server.stderr]) {
        stream?.on('data', chunk => {
          // Only the last words matter, and only when there is a fault.
          log.text = (log.text + chunk).slice(-10_000);
        });
      }
      server.once('error', error => {
        log.text += error.message;
      });
      return waitUntilReady({ url, server, log });
    };
    const version = await launch();
    return {
      url,
      description: `PostgreSQL ${version}, ${binaries.origin}`,
      stop: stopServer,
      restart: async () => {
        if (server) {
          const exited = once(server, 'exit');
          // The server's word for: drop everything, so that it has to recover when it starts
          server.kill('SIGQUIT');
          await exited;
        }
        await launch();
      },
    };
  } catch (error) {
    await stopServer();
    throw error;
  }
}

/**
 * Makes the folder in which the server will keep its data.
 *
 * @param {{ directory: string, home: string, password: string, identity: Identity }} options
 */
async function initialize({ directory, home, password, identity }) {
  const data = path.join(home, 'data');
  const passwordFile = path.join(home, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await own(passwordFile, identity);
  const { code, output } = await run(
    path.join(directory, 'initdb'),
    [
      `--pgdata=${data}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    {
      cwd: home,
      env: createServerEnvironment(),
      output: 'capture',
      ...identity,
    },
  );
  if (code !== 0) {
    throw new Error(`initdb failed:\n${tail(output, 8)}`);
  }
  return data;
}

/**
 * What makes a throw-away server fast and keeps it to itself. What was committed outlives the server, though not the
 * machine.
 */
function serverSettings() {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    fsync: 'off',
    full_page_writes: 'off',
  };
  return Object.entries(settings).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
}

/**
 * @param {object} options
 * @param {string} options.url
 * @param {import('node:child_process').ChildProcess} options.server
 * @param {{ text: string }} options.log
 */
async function waitUntilReady({ url, server, log }) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      return await readServerVersion(url);
    } catch (error) {
      const hasEnded =
        server.pid === undefined ||
        server.exitCode !== null ||
        server.signalCode !== null;
      if (hasEnded || Date.now() > deadline) {
        throw new Error(
          `the server does not answer (${/** @type {Error} */ (error).message}):\n${tail(log.text, 8)}`,
        );
      }
    }
    await sleep(100);
  }
}

/** @param {string} url */
async function readServerVersion(url) {
  const load = createRequire(resolveRoot('package.json'));
  const { Client } = load('pg');
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
  });
  try {
    await client.connect();
    const { rows } = await client.query('SHOW server_version');
    return String(rows[0].server_version).split(' ')[0];
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * As whom to run the server, which refuses to be root.
 *
 * @returns {Promise<Identity>}
 */
async function findIdentity() {
  if (process.getuid?.() !== 0) {
    return {};
  }
  for (const user of ['postgres', 'nobody']) {
    const uid = await run('id', ['-u', user], { output: 'capture' });
    const gid = await run('id', ['-g', user], { output: 'capture' });
    if (uid.code === 0 && gid.code === 0) {
      return { uid: Number(uid.output), gid: Number(gid.output) };
    }
  }
  throw new Error('no user but root to run it as');
}

/**
 * A folder from which that user may run the server: a copy where the checkout lies inside a home that is closed to it.
 *
 * @param {import('./postgresBinaries.mjs').PostgresBinaries} binaries
 * @param {string} home
 * @param {Identity} identity
 */
async function makeUsable({ directory, root }, home, identity) {
  const { code } = await run(path.join(directory, 'postgres'), ['--version'], {
    cwd: home,
    output: 'capture',
    ...identity,
  });
  if (code === 0 || !root || !existsSync(root)) {
    return directory;
  }
  const copy = path.join(home, 'distribution');
  await cp(root, copy, { recursive: true, verbatimSymlinks: true });
  return path.join(copy, path.relative(root, directory));
}

/**
 * @param {string} file
 * @param {Identity} identity
 */
async function own(file, { uid, gid }) {
  if (uid !== undefined && gid !== undefined) {
    await chown(file, uid, gid);
  }
}

/** The environment without what would make a server or client read settings of other servers. */
function createServerEnvironment() {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('PG')),
  );
  return { ...environment, LC_ALL: 'C', TZ: 'UTC' };
}
