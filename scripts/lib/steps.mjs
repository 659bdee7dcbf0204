// @ts-check
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

import { provideBrowser } from './browser.mjs';
import { NoClusterError, provideCluster } from './cluster.mjs';
import { resolveRoot, rootDirectory } from './paths.mjs';
import { providePostgres } from './postgres.mjs';
import { run } from './processes.mjs';
import {
  addTallies,
  considerExitCode,
  countJest,
  countNodeTests,
  countPlaywright,
  createTally,
} from './results.mjs';

/** Where the suites write what is then counted. */
const reports = resolveRoot('.cache', 'test');
const kubernetesAdapter = 'plugins/control-plane-backend-module-kubernetes';

/**
 * @typedef {object} StepContext
 * @property {import('./toolchain.mjs').Toolchain} toolchain
 * @property {string} [filter] - Part of the path of the test files to run.
 *
 * @typedef {object} Step
 * @property {'static' | 'unit' | 'kubernetes' | 'browser'} group
 * @property {string} title
 * @property {(context: StepContext) => Promise<import('./results.mjs').Tally>} run
 */

/** @type {Step[]} */
export const steps = [
  check('Generated files', 'scripts/generate.mjs', ['--check']),
  check('Formatting', 'node_modules/prettier/bin/prettier.cjs', [
    '--check',
    '--log-level=warn',
    '.',
  ]),
  check('Package metadata', backstageCli(), [
    'repo',
    'fix',
    '--publish',
    '--check',
  ]),
  check('Lint', backstageCli(), ['repo', 'lint', '--max-warnings=0']),
  check('Types', typescript(), ['--noEmit', '--incremental', 'false']),
  check('Types of scripts and browser tests', typescript(), [
    '-p',
    'scripts/tsconfig.json',
  ]),
  { group: 'unit', title: 'Scripts', run: runScriptTests },
  {
    group: 'unit',
    title: 'Units, integration and contract, on SQLite and PostgreSQL',
    run: runJest,
  },
  {
    group: 'kubernetes',
    title: 'Kubernetes adapter on a real API server',
    run: runKubernetesTests,
  },
  {
    group: 'browser',
    title: 'Portal in a browser',
    run: runBrowserTests,
  },
];

function backstageCli() {
  return 'node_modules/@backstage/cli/bin/backstage-cli';
}

function typescript() {
  return 'node_modules/typescript/bin/tsc';
}

/**
 * A program that says by its exit code whether all is well. It counts as one test.
 *
 * @param {string} title
 * @param {string} script
 * @param {string[]} args
 * @returns {Step}
 */
function check(title, script, args) {
  return {
    group: 'static',
    title,
    run: async ({ toolchain }) => {
      const code = await runScript(toolchain, script, args);
      return code === 0
        ? createTally({ passed: 1 })
        : createTally({ failed: 1 });
    },
  };
}

/** @param {StepContext} context */
async function runScriptTests({ toolchain, filter }) {
  const report = await prepareReport('scripts.tap');
  const code = await runScript(toolchain, '--test', [
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${report}`,
    // A pattern that matches nothing is fine when only some of the tests are wanted.
    `scripts/**/*${filter ?? ''}*.test.mjs`,
  ]);
  return considerExitCode(countNodeTests(await read(report)), code);
}

/** @param {StepContext} context */
async function runJest({ toolchain, filter }) {
  const { postgres, tally } = await attempt(async () => {
    const server = await providePostgres();
    console.log(`Using ${server.description}`);
    return { postgres: server };
  });
  // Without PostgreSQL that is a failure already; what SQLite says is still worth knowing.
  const report = await prepareReport('jest.json');
  const code = await runScript(
    toolchain,
    backstageCli(),
    [
      'repo',
      'test',
      '--watchAll=false',
      '--ci',
      '--json',
      `--outputFile=${report}`,
      ...(filter ? [filter] : []),
    ],
    {
      // The variable decides which server it is, whatever its version.
      BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: postgres?.url,
      GROUNDWORK_TEST_POSTGRES_URL: postgres?.url,
      // A step of its own tries the cluster.
      GROUNDWORK_TEST_KUBECONFIG: '',
      // In CI, Backstage's test utilities would start containers for every other database that a test names.
      BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    },
  );
  await postgres?.stop();
  return addTallies([
    tally,
    considerExitCode(countJest(await read(report)), code),
  ]);
}

/**
 * Takes minutes, and more to build the API server, so that it is for CI; `npm run test:kubernetes` does it anywhere.
 *
 * @param {StepContext} context
 */
async function runKubernetesTests({ toolchain, filter }) {
  const tests = 'src/KubernetesAdapter.contract.test.ts';
  if (filter && !`${kubernetesAdapter}/${tests}`.includes(filter)) {
    return createTally();
  }
  if (!process.env.CI || process.env.CI === 'false') {
    return leaveOut(
      'CI is not set; npm run test:kubernetes does it without that.',
    );
  }
  let cluster;
  try {
    cluster = await provideCluster();
  } catch (error) {
    if (error instanceof NoClusterError) {
      return leaveOut(error.message);
    }
    throw error;
  }
  console.log(`Using ${cluster.description}`);
  const report = await prepareReport('kubernetes.json');
  const { code } = await run(
    toolchain.node,
    [
      resolveRoot(backstageCli()),
      'package',
      'test',
      '--watchAll=false',
      '--ci',
      '--json',
      `--outputFile=${report}`,
      tests,
    ],
    {
      cwd: resolveRoot(kubernetesAdapter),
      env: { ...toolchain.environment, ...cluster.environment },
    },
  );
  await cluster.stop();
  return considerExitCode(countJest(await read(report)), code);
}

/** @param {string} why - A sentence. */
function leaveOut(why) {
  console.log(`Left out: ${why}`);
  return createTally({ leftOut: why });
}

/** @param {StepContext} context */
async function runBrowserTests({ toolchain, filter }) {
  const { browser, tally } = await attempt(async () => {
    const found = await provideBrowser(toolchain);
    console.log(`Using ${found.description}`);
    return { browser: found };
  });
  if (!browser) {
    return tally;
  }
  console.log('Building the portal …');
  const build = await run(
    toolchain.node,
    [resolveRoot(backstageCli()), 'package', 'build'],
    {
      cwd: resolveRoot('packages/app'),
      env: { ...toolchain.environment, NODE_ENV: 'production' },
      output: 'capture',
    },
  );
  if (build.code !== 0) {
    console.error(build.output);
    return createTally({ failed: 1 });
  }

  const report = await prepareReport('playwright.json');
  const code = await runScript(
    toolchain,
    'node_modules/@playwright/test/cli.js',
    ['test', ...(filter ? [filter, '--pass-with-no-tests'] : [])],
    {
      GROUNDWORK_TEST_BROWSER: browser.executablePath,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
    // At which it ends its servers; asked otherwise, it leaves them
    { stopSignal: 'SIGINT' },
  );
  return addTallies([
    createTally({ passed: 1 }),
    considerExitCode(countPlaywright(await read(report)), code),
  ]);
}

/**
 * Runs a script with the provided Node.
 *
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 * @param {string} script
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [environment]
 * @param {{ stopSignal?: NodeJS.Signals }} [options]
 */
async function runScript(
  toolchain,
  script,
  args,
  environment = {},
  options = {},
) {
  const { code } = await run(toolchain.node, [script, ...args], {
    ...options,
    cwd: rootDirectory,
    env: { ...toolchain.environment, ...environment },
  });
  return code;
}

/**
 * Gets something without which tests cannot run. Where that fails, the reason is shown and counts as one failed test:
 * nothing is skipped in silence.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<Partial<T> & { tally: import('./results.mjs').Tally }>}
 */
async function attempt(work) {
  try {
    return { ...(await work()), tally: createTally() };
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    return /** @type {Partial<T> & { tally: import('./results.mjs').Tally }} */ ({
      tally: createTally({ failed: 1 }),
    });
  }
}

/** @param {string} name */
async function prepareReport(name) {
  await mkdir(reports, { recursive: true });
  const file = path.join(reports, name);
  await rm(file, { force: true });
  return file;
}

/** @param {string} file */
async function read(file) {
  return readFile(file, 'utf8').catch(() => undefined);
}
