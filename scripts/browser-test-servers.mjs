// @ts-check
/**
 * The backend, which here also serves the built portal, and the development issuer for the browser tests, with a state of
 * their own that is empty at the start. Started and ended by Playwright; see playwright.config.ts.
 */
import { appendFileSync, existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

import { UserError, reportAndExit } from './lib/errors.mjs';
import { resolveRoot } from './lib/paths.mjs';
import { requireFreePorts } from './lib/ports.mjs';
import { backendService, issuerService, ports } from './lib/services.mjs';
import { setUp } from './lib/setup.mjs';
import {
  handleSignals,
  isShuttingDown,
  onShutdown,
  shutDown,
} from './lib/shutdown.mjs';
import { Supervisor } from './lib/supervisor.mjs';

const state = resolveRoot('var', 'e2e');
const logFile = resolveRoot('var', 'e2e-servers.log');

async function serve() {
  if (!existsSync(resolveRoot('packages/app/dist/index.html'))) {
    throw new UserError(
      'The portal has not been built: run the browser tests with "npm test -- --only browser", which builds it.',
    );
  }
  await requireFreePorts([ports.backend, ports.issuer]);
  const toolchain = await setUp();
  await rm(state, { recursive: true, force: true });
  await mkdir(state, { recursive: true });
  await rm(logFile, { force: true });

  const supervisor = new Supervisor({
    print: line => appendFileSync(logFile, `${line}\n`),
  });
  onShutdown(() => supervisor.stop());
  await supervisor.start([
    issuerService(toolchain),
    backendService(toolchain, {
      configFiles: ['app-config.yaml', 'app-config.e2e.yaml'],
      logLevel: process.env.LOG_LEVEL,
    }),
  ]);
  await waitForRepository();
  console.log('The servers for the browser tests are ready');
  await supervisor.watch();
}

/** The backend makes the repository for the environments on its first look at it, not as it starts. */
async function waitForRepository() {
  const deadline = Date.now() + 60_000;
  while (!existsSync(path.join(state, 'gitops.git', 'HEAD'))) {
    if (Date.now() > deadline) {
      throw new UserError('The backend has not made var/e2e/gitops.git.');
    }
    await sleep(250);
  }
}

// Playwright itself, since between it and us there is a shell that would outlive it
handleSignals({ runner: Number(process.env.GROUNDWORK_TEST_RUNNER) });
serve()
  .catch(error => {
    if (!isShuttingDown()) {
      reportAndExit(error);
      console.error('The output of the servers is in var/e2e-servers.log.');
    }
  })
  .finally(shutDown);
