// @ts-check
import process from 'node:process';

import { resolveRoot } from './paths.mjs';
import { run } from './processes.mjs';
import { setUp } from './setup.mjs';

/**
 * `npm run test:chaos`: replicas of the backend are killed and paused for as long as one likes, and everything must be in
 * order afterwards.
 *
 * @param {string[]} args - How much of it; see `src/__testUtils__/chaos/main.ts` of the backend.
 */
export async function testChaosCommand(args) {
  const toolchain = await setUp();
  const { code } = await run(
    toolchain.node,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'src/__testUtils__/chaos/main.ts',
      ...args,
    ],
    {
      cwd: resolveRoot('plugins/control-plane-backend'),
      env: toolchain.environment,
    },
  );
  process.exitCode = code;
}
