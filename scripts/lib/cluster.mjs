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
/** Where the installer from go.dev puts Go, which then is often not on the PATH. */
const usualGo = '/usr/local/go/bin';

/**
 * A cluster to run tests on.
 *
 * @typedef {object} Cluster
 * @property {string} description
 * @property {NodeJS.ProcessEnv} environment - Tells the tests about it.
 */

/**
 * Takes the cluster that the environment names, or builds and starts a control plane of its own.
 *
 * @returns {Promise<Cluster>}
 */
export async function provideCluster() {
  const kubeconfig = process.env[kubeconfigVariable];
  if (kubeconfig) {
    if (!existsSync(kubeconfig)) {
      throw new UserError(
        `${kubeconfigVariable} names ${kubeconfig}, where there is no file: give the path of an administrator's kubeconfig.`,
      );
    }
    return {
      description: `the cluster of ${kubeconfig}`,
      environment: { [kubeconfigVariable]: path.resolve(kubeconfig) },
    };
  }
  return startCluster();
}

/** @returns {Promise<Cluster>} */
async function startCluster() {
  const searchPath = await findGo();
  const directory = await mkdtemp(
    path.join(os.tmpdir(), 'groundwork-cluster-'),
  );
  onShutdown(() => rm(directory, { recursive: true, force: true }));
  const state = path.join(directory, 'state');
  const port = await findFreePort();
  const etcdPort = await findFreePortPair();
  const child = start(
    resolveRoot('packages/kube-test-server/run'),
    [
      ['-dir', state],
      ['-port', String(port)],
      ['-etcd-port', String(etcdPort)],
      ['-restart'],
    ].flat(),
    {
      env: { ...process.env, PATH: searchPath },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const kubeconfig = await new Promise((resolve, reject) => {
    const failed = () =>
      reject(
        new UserError(
          `The API server for tests could not be built or started; its packages/kube-test-server/run says above why. You can name another cluster by ${kubeconfigVariable}.`,
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
  };
}

/** The search path for programs, with Go in it. */
async function findGo() {
  const searchPath = process.env.PATH ?? '';
  for (const candidate of [
    searchPath,
    `${searchPath}${path.delimiter}${usualGo}`,
  ]) {
    const { code } = await run('go', ['version'], {
      env: { ...process.env, PATH: candidate },
      output: 'capture',
    });
    if (code === 0) {
      return candidate;
    }
  }
  throw new UserError(
    `There is no cluster to test on: set ${kubeconfigVariable} to the path of a kubeconfig, or install Go, from https://go.dev/dl, so that an API server can be built.`,
  );
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
