// @ts-check
import { mkdir } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { resolveRoot } from './paths.mjs';
import { requireFreePorts } from './ports.mjs';
import {
  appService,
  backendService,
  backendUrl,
  examplePeople,
  issuerService,
  portalUrl,
  ports,
} from './services.mjs';
import { setUp } from './setup.mjs';
import { onShutdown } from './shutdown.mjs';
import { Supervisor } from './supervisor.mjs';

/** What the tools say about themselves whenever all is well. */
const chatter = /^\[\w+\] (<i> \[webpack-dev-|Load(ed|ing) config from )/;

/**
 * `npm start`: portal, backend and development issuer, until one of them or the person ends it.
 *
 * @param {string[]} args
 */
export async function startCommand(args) {
  const { values } = parseArgs({
    args,
    options: {
      watch: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  });
  const started = Date.now();
  await requireFreePorts(Object.values(ports));
  const toolchain = await setUp();
  await mkdir(resolveRoot('var'), { recursive: true });

  const supervisor = new Supervisor({
    print: line => {
      if (values.verbose || !chatter.test(line)) {
        console.log(line);
      }
    },
  });
  onShutdown(() => supervisor.stop());
  console.log('Starting the portal, the backend and the development issuer …');
  await supervisor.start([
    issuerService(toolchain),
    backendService(toolchain, {
      watch: values.watch,
      logLevel: process.env.LOG_LEVEL ?? (values.verbose ? 'info' : 'warn'),
    }),
    appService(toolchain),
  ]);
  const seconds = Math.round((Date.now() - started) / 1_000);
  console.log(
    `\nReady after ${seconds} seconds: ${portalUrl} (API ${backendUrl}/api/control-plane). Sign in as ${examplePeople}. Ctrl-C ends everything.\n`,
  );
  await supervisor.watch();
}
