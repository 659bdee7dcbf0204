// @ts-check
import process from 'node:process';

import { run } from './processes.mjs';
import { backendService } from './services.mjs';
import { setUp } from './setup.mjs';

/**
 * `npm run re-encrypt [-- <configuration file>…]`: encrypts what is secret in the database with the current key.
 *
 * @param {string[]} configFiles - Relative to the checkout; those of `npm start` when none is given.
 */
export async function reEncryptCommand(configFiles) {
  const backend = backendService(await setUp(), { configFiles });
  const { code } = await run(backend.command, backend.args, {
    cwd: backend.cwd,
    env: { ...backend.environment, GROUNDWORK_TASK: 're-encrypt' },
  });
  process.exitCode = code;
}
