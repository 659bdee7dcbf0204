// @ts-check
import process from 'node:process';

import { provideCluster } from './cluster.mjs';
import { resolveRoot } from './paths.mjs';
import { run } from './processes.mjs';
import { setUp } from './setup.mjs';

const adapter = resolveRoot('plugins/control-plane-backend-module-kubernetes');

/**
 * `npm run test:kubernetes`: the tests of the Kubernetes adapter on a real API server.
 *
 * @param {string[]} args - For Jest.
 */
export async function testKubernetesCommand(args) {
  const toolchain = await setUp();
  const cluster = await provideCluster();
  console.log(`Using ${cluster.description}`);
  const { code } = await run(
    toolchain.node,
    [
      resolveRoot('node_modules/@backstage/cli/bin/backstage-cli'),
      'package',
      'test',
      '--watchAll=false',
      '--ci',
      ...args,
    ],
    {
      cwd: adapter,
      env: { ...toolchain.environment, ...cluster.environment },
    },
  );
  process.exitCode = code;
}
