// @ts-check
import { installDependencies } from './install.mjs';
import { withLock } from './lock.mjs';
import { resolveRoot } from './paths.mjs';
import { checkMachine, provideToolchain } from './toolchain.mjs';

/**
 * Everything that must be true before anything can run: tools and dependencies.
 *
 * @returns {Promise<import('./toolchain.mjs').Toolchain>}
 */
export async function setUp() {
  await checkMachine();
  return withLock(resolveRoot('.cache', 'setup.lock'), async () => {
    const toolchain = await provideToolchain();
    await installDependencies(toolchain);
    return toolchain;
  });
}
