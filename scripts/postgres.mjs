// @ts-check
/**
 * A PostgreSQL server for the process that forks this one: tells its address, kills the server and starts it again when
 * it is sent `restart`, and ends it when that process ends.
 */
import process from 'node:process';

import { reportAndExit } from './lib/errors.mjs';
import { startOwnPostgres } from './lib/postgres.mjs';
import { handleSignals, shutDown } from './lib/shutdown.mjs';

handleSignals();
process.on('disconnect', async () => {
  await shutDown();
  process.exit();
});

try {
  const server = await startOwnPostgres();
  process.on('message', async message => {
    if (message === 'restart') {
      await server.restart();
      process.send?.({ restarted: true });
    }
  });
  process.send?.({ url: server.url });
} catch (error) {
  reportAndExit(error);
}
