// @ts-check

import { UserError, reportAndExit } from './errors.mjs';
import { handleSignals, isShuttingDown, shutDown } from './shutdown.mjs';

/** @type {Record<string, (args: string[]) => Promise<unknown>>} */
const commands = {
  start: async args => (await import('./start.mjs')).startCommand(args),
  test: async args => (await import('./test.mjs')).testCommand(args),
  'test-kubernetes': async args =>
    (await import('./testKubernetes.mjs')).testKubernetesCommand(args),
  'test-chaos': async args =>
    (await import('./testChaos.mjs')).testChaosCommand(args),
  're-encrypt': async args =>
    (await import('./reEncrypt.mjs')).reEncryptCommand(args),
  setup: async () => (await import('./setup.mjs')).setUp(),
  yarn: async args => (await import('./yarn.mjs')).yarnCommand(args),
};

/**
 * Runs one command, and leaves nothing running behind.
 *
 * @param {string[]} args
 */
export async function main([name = '', ...args]) {
  handleSignals();
  try {
    const command = commands[name];
    if (!command) {
      throw new UserError(
        `Say what to do: ${Object.keys(commands).join(', ')}.`,
      );
    }
    await command(args);
  } catch (error) {
    if (!isShuttingDown()) {
      reportAndExit(error);
    }
  } finally {
    await shutDown();
  }
}
