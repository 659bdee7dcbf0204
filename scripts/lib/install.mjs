// @ts-check
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { UserError } from './errors.mjs';
import { explainInstallFailure, tail } from './failures.mjs';
import { nodeMajor } from './nodeVersion.mjs';
import {
  displayRegistry,
  isRegistryReachable,
  readNpmNetworkSettings,
  toYarnEnvironment,
} from './npm.mjs';
import { resolveRoot, rootDirectory } from './paths.mjs';
import { run } from './processes.mjs';

const stampFile = resolveRoot('node_modules', '.groundwork-installed');
const stateFile = resolveRoot('node_modules', '.yarn-state.yml');

/**
 * Installs the dependencies as the lock file names them, unless they are installed already.
 *
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 */
export async function installDependencies(toolchain) {
  const stamp = await computeStamp(toolchain);
  const installed = await readFile(stampFile, 'utf8').catch(() => undefined);
  const missing = await findMissingPackages();
  if (installed === stamp && missing.length === 0) {
    return;
  }
  if (missing.length > 0) {
    // Yarn believes its own notes of what is installed; without them it looks.
    await rm(stateFile, { force: true });
  }
  await rm(stampFile, { force: true });

  const { environment, registry, registryUrl } =
    await createYarnEnvironment(toolchain);
  console.log(
    `Installing the dependencies from ${registry}; the first time this takes a minute or two …`,
  );
  if (!(await isRegistryReachable(registryUrl, rootDirectory))) {
    // The cache may hold everything; where it does not, Yarn says so at once instead of asking for each package.
    environment.YARN_ENABLE_NETWORK = 'false';
  }
  const started = Date.now();
  const { code, output } = await run(
    toolchain.node,
    [toolchain.yarn, 'install', '--immutable'],
    { cwd: rootDirectory, env: environment, output: 'capture' },
  );
  if (code !== 0) {
    throw new UserError(
      explainInstallFailure({ tool: 'Yarn', output, registry }) ??
        `Yarn could not install the dependencies:\n${tail(output)}`,
    );
  }
  await writeFile(stampFile, stamp);
  console.log(
    `Installed in ${Math.round((Date.now() - started) / 1_000)} seconds.`,
  );
}

/**
 * Yarn set to the registry that npm is set to, unless the person has set another for Yarn.
 *
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 */
export async function createYarnEnvironment(toolchain) {
  const settings = await readNpmNetworkSettings(rootDirectory);
  const own = await run(
    toolchain.node,
    [toolchain.yarn, 'config', 'get', 'npmRegistryServer'],
    { cwd: rootDirectory, env: toolchain.environment, output: 'capture' },
  );
  const ownRegistry = own.output.trim();
  const isOwn =
    /^https?:\/\/\S+$/.test(ownRegistry) &&
    ownRegistry !== 'https://registry.yarnpkg.com';

  const registry = isOwn ? ownRegistry : settings.registry;
  /** @type {NodeJS.ProcessEnv} */
  const environment = {
    ...toolchain.environment,
    ...toYarnEnvironment({ ...settings, registry }, toolchain.environment),
  };
  return {
    registry: displayRegistry(registry),
    registryUrl: registry,
    environment,
  };
}

/**
 * What an installation follows from: the lock file, what the packages ask for, Yarn's settings, and the Node and machine
 * that compiled parts are for.
 *
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 */
async function computeStamp(toolchain) {
  const hash = createHash('sha256');
  const machine = [
    process.platform,
    process.arch,
    nodeMajor(toolchain.nodeVersion),
  ];
  hash.update(machine.join('-'));
  for (const file of await listDefinitions()) {
    hash.update(`\0${file}\0`);
    hash.update(await readFile(resolveRoot(file)));
  }
  return hash.digest('hex');
}

async function listDefinitions() {
  const files = ['package.json', 'yarn.lock', '.yarnrc.yml'];
  for (const group of ['packages', 'plugins']) {
    for (const name of (await readdir(resolveRoot(group))).sort()) {
      const file = path.posix.join(group, name, 'package.json');
      if (existsSync(resolveRoot(file))) {
        files.push(file);
      }
    }
  }
  const patches = await readdir(resolveRoot('.yarn/patches')).catch(() => []);
  files.push(...patches.sort().map(name => `.yarn/patches/${name}`));
  return files;
}

/**
 * The folders that Yarn says it installed and that are not there, as after an installation that was broken off or a
 * folder that was deleted.
 */
async function findMissingPackages() {
  const state = await readFile(stateFile, 'utf8').catch(() => undefined);
  if (state === undefined) {
    return ['node_modules'];
  }
  const locations = state.matchAll(/^ {4}- "([^"]*node_modules\/[^"]+)"$/gm);
  return [...locations]
    .map(match => match[1])
    .filter(location => !existsSync(resolveRoot(location, 'package.json')));
}
