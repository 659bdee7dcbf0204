import { parseArgs } from 'node:util';
import { runChaos } from './runChaos';
import { startOwnPostgres } from './startOwnPostgres';

/** The chaos for as long and as much as one likes; says what it came to, and fails when something is not in order. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '120' },
      namespaces: { type: 'string', default: '1000' },
      replicas: { type: 'string', default: '3' },
      interval: { type: 'string', default: '4' },
      restarts: { type: 'string', default: '0' },
    },
  });
  const log = (line: string) => process.stdout.write(`${line}\n`);
  const servers = [await startOwnPostgres(), await startOwnPostgres()];
  const [plane, world] = servers;
  try {
    const { breaches, figures } = await runChaos({
      connections: { plane: plane.url, world: world.url },
      replicas: Number(values.replicas),
      namespaces: Number(values.namespaces),
      durationMs: 1_000 * Number(values.seconds),
      intervalMs: 1_000 * Number(values.interval),
      restartDatabase: () => plane.restart(),
      databaseRestarts: Number(values.restarts),
      // However many there are on however slow a machine.
      settleMsMax: 1_800_000,
      log,
    });
    for (const [name, figure] of Object.entries(figures)) {
      log(`${name.padEnd(24)} ${Math.round(figure)}`);
    }
    for (const breach of breaches) {
      log(`✘ ${breach}`);
    }
    log(breaches.length > 0 ? 'Not in order' : 'In order');
    process.exitCode = breaches.length > 0 ? 1 : 0;
  } finally {
    for (const server of servers) {
      await server.stop();
    }
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
