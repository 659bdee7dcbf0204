// @ts-check
import process from 'node:process';

import { createYarnEnvironment } from './install.mjs';
import { rootDirectory } from './paths.mjs';
import { run } from './processes.mjs';
import { checkMachine, provideToolchain } from './toolchain.mjs';

/**
 * `npm run yarn -- <arguments>`: the pinned Yarn, set to npm's registry, for those who have no Yarn.
 *
 * @param {string[]} args
 */
export async function yarnCommand(args) {
  await checkMachine();
  const toolchain = await provideToolchain();
  const { environment } = await createYarnEnvironment(toolchain);
  const { code } = await run(toolchain.node, [toolchain.yarn, ...args], {
    cwd: rootDirectory,
    env: environment,
  });
  process.exitCode = code;
}
