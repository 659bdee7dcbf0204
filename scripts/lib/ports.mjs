// @ts-check
import { readFile, readdir, readlink } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import process from 'node:process';

import { UserError } from './errors.mjs';
import { run } from './processes.mjs';

/**
 * @typedef {object} PortUse
 * @property {number} port
 * @property {string} purpose - What we want the port for, such as `the backend`.
 * @property {string} setting - Where the port is set.
 */

/**
 * Fails, in a sentence, when one of the ports is in use.
 *
 * @param {PortUse[]} uses
 */
export async function requireFreePorts(uses) {
  for (const { port, purpose, setting } of uses) {
    if (await isPortFree(port)) {
      continue;
    }
    const owner = await findPortOwner(port);
    throw new UserError(
      `Port ${port}, which ${purpose} needs (${setting}), is in use${owner ? ` by ${owner}` : ''}: end that process and try again.`,
    );
  }
}

/**
 * Whether nobody listens on a port, on any address of this machine.
 *
 * @param {number} port
 */
export async function isPortFree(port) {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
    if ((await tryToListen(port, host)) === 'EADDRINUSE') {
      return false;
    }
  }
  return true;
}

/** A port of the loopback address on which nobody listens. */
export async function findFreePort() {
  const server = net.createServer();
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (
    server.address()
  );
  await new Promise(resolve => {
    server.close(resolve);
  });
  return port;
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} The code of the error, or `undefined` where listening works.
 */
function tryToListen(port, host) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', error =>
      resolve(/** @type {NodeJS.ErrnoException} */ (error).code),
    );
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(undefined)),
    );
  });
}

/**
 * The process that listens on a port, as far as this machine tells.
 *
 * @param {number} port
 */
export async function findPortOwner(port) {
  return (await findOwnerInProc(port)) ?? (await findOwnerWithLsof(port));
}

/** @param {number} port */
async function findOwnerWithLsof(port) {
  const { code, output } = await run(
    'lsof',
    ['-nP', '-Fpc', `-iTCP:${port}`, '-sTCP:LISTEN'],
    { output: 'capture', timeoutMs: 5_000 },
  );
  const pid = /^p(\d+)$/m.exec(output)?.[1];
  const command = /^c(.+)$/m.exec(output)?.[1];
  return code === 0 && pid ? `${command} (process ${pid})` : undefined;
}

/** @param {number} port */
async function findOwnerInProc(port) {
  if (process.platform !== 'linux') {
    return undefined;
  }
  const sockets = await findListeningSockets(port);
  for (const pid of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(pid)) {
      continue;
    }
    const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const descriptor of descriptors) {
      const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(
        () => '',
      );
      if (sockets.has(target)) {
        const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(
          () => '',
        );
        // Arguments are separated by zero bytes; the first is the program.
        const name = path.basename(command.split('\0')[0]);
        return `${name || 'a process'} (process ${pid})`;
      }
    }
  }
  return undefined;
}

/** @param {number} port */
async function findListeningSockets(port) {
  const local = port.toString(16).toUpperCase().padStart(4, '0');
  /** @type {Set<string>} */
  const sockets = new Set();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const rows = await readFile(table, 'utf8').catch(() => '');
    for (const row of rows.split('\n')) {
      // sl, local_address, rem_address, st, tx:rx, tr:tm, retrnsmt, uid, timeout, inode; state 0A is LISTEN.
      const columns = row.trim().split(/\s+/);
      if (columns[1]?.endsWith(`:${local}`) && columns[3] === '0A') {
        sockets.add(`socket:[${columns[9]}]`);
      }
    }
  }
  return sockets;
}
