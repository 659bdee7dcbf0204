// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

import { UserError } from './errors.mjs';
import { resolveRoot } from './paths.mjs';
import { findFreePort, isPortFree } from './ports.mjs';
import { run, start, stop } from './processes.mjs';
import { onShutdown } from './shutdown.mjs';

const kubeconfigVariable = 'GROUNDWORK_TEST_KUBECONFIG';
const pidFileVariable = 'GROUNDWORK_TEST_KUBE_API_SERVER_PID_FILE';
const minutesVariable = 'GROUNDWORK_TEST_KUBE_BUILD_MINUTES';
/** About six are needed on two cores that do nothing else. */
const buildMinutesDefault = 12;
/** Where the installer from go.dev puts Go, which then is often not on the PATH. */
const usualGo = '/usr/local/go/bin';
const runner = resolveRoot('packages/kube-test-server/run');
/** The runner's exit code where something is not there that it takes to build. */
const unavailableCode = 69;

/**
 * A cluster to run tests on.
 *
 * @typedef {object} Cluster
 * @property {string} description
 * @property {NodeJS.ProcessEnv} environment - Tells the tests about it.
 * @property {() => Promise<void>} stop - Ends it, if it was started for the tests.
 */

/** There is no cluster, and none can be had here; the message is a sentence that says why. */
export class NoClusterError extends UserError {}

/**
 * Takes the cluster that the environment names, or builds and starts a control plane of its own.
 *
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<Cluster>}
 * @throws {NoClusterError} Where neither can be had.
 */
export async function provideCluster(environment = process.env) {
  const kubeconfig = environment[kubeconfigVariable];
  if (!kubeconfig) {
    return startCluster(await buildServer(environment));
  }
  if (!existsSync(kubeconfig)) {
    throw new UserError(
      `${kubeconfigVariable} names ${kubeconfig}, where there is no file: give the path of an administrator's kubeconfig.`,
    );
  }
  return {
    description: `the cluster of ${kubeconfig}`,
    environment: { [kubeconfigVariable]: path.resolve(kubeconfig) },
    stop: async () => {},
  };
}

/**
 * Builds the control plane where that has not been done yet, within a time.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<NodeJS.ProcessEnv>} What it is started with.
 */
async function buildServer(environment) {
  const isBuilt = await run(runner, ['--is-built'], { env: environment });
  if (isBuilt.code === 0) {
    return environment;
  }
  const { PATH: searchPath = '' } = environment;
  const env = {
    ...environment,
    PATH: `${searchPath}${path.delimiter}${usualGo}`,
  };
  const minutes = Number(environment[minutesVariable] ?? buildMinutesDefault);
  const timeoutMs = minutes * 60_000;
  const begin = Date.now();
  const { code } = await run(runner, ['--build'], { env, timeoutMs });
  if (code === 0) {
    return env;
  }
  if (Date.now() - begin >= timeoutMs) {
    throw new NoClusterError(
      `The API server for tests was not built within ${minutes} minutes (${minutesVariable}).`,
    );
  }
  if (code === unavailableCode) {
    throw new NoClusterError(
      `There is no cluster to test on: set ${kubeconfigVariable} to the path of a kubeconfig, or install Go, from https://go.dev/dl, with a module proxy in reach, so that an API server can be built.`,
    );
  }
  throw new UserError(
    'The API server for tests could not be built; Go says above why.',
  );
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Cluster>}
 */
async function startCluster(env) {
  const directory = await mkdtemp(
    path.join(os.tmpdir(), 'groundwork-cluster-'),
  );
  onShutdown(() => rm(directory, { recursive: true, force: true }));
  const state = path.join(directory, 'state');
  const port = await findFreePort();
  const etcdPort = await findFreePortPair();
  const child = start(
    runner,
    [
      ['-dir', state],
      ['-port', String(port)],
      ['-etcd-port', String(etcdPort)],
      ['-restart'],
    ].flat(),
    { env, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const kubeconfig = await new Promise((resolve, reject) => {
    const failed = () =>
      reject(
        new UserError(
          `The API server for tests could not be started; its packages/kube-test-server/run says above why. You can name another cluster by ${kubeconfigVariable}.`,
        ),
      );
    child.once('error', failed);
    child.once('exit', failed);
    if (child.stdout) {
      createInterface(child.stdout).once('line', resolve);
    }
  }).catch(async error => {
    await stop(child);
    throw error;
  });
  return {
    description: `an API server on port ${port}`,
    environment: {
      [kubeconfigVariable]: kubeconfig,
      [pidFileVariable]: path.join(state, 'apiserver.pid'),
    },
    stop: () => stop(child),
  };
}

/** A free port whose next one is free as well. */
async function findFreePortPair() {
  for (;;) {
    const port = await findFreePort();
    if (await isPortFree(port + 1)) {
      return port;
    }
  }
}
