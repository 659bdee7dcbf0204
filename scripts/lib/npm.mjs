// @ts-check
import process from 'node:process';

import { UserError } from './errors.mjs';
import { speaksOfNoConnection } from './failures.mjs';
import { run } from './processes.mjs';

/** Enough patience for a network that stumbles, without the minute that npm waits for one that is not there. */
const retrySettings = [
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
];

/**
 * Runs the npm that started us, or else the one on the PATH.
 *
 * @param {string[]} args
 * @param {{ cwd: string }} options
 */
export function runNpm(args, { cwd }) {
  const allArgs = [...args, ...retrySettings];
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script)) {
    return run(process.execPath, [script, ...allArgs], {
      cwd,
      output: 'capture',
    });
  }
  return run('npm', allArgs, {
    cwd,
    output: 'capture',
    // On Windows npm is a command file, which only a shell can run.
    shell: process.platform === 'win32',
  });
}

/**
 * Whether a registry answers, through whatever proxy npm uses.
 *
 * @param {string} registry
 * @param {string} cwd
 */
export async function isRegistryReachable(registry, cwd) {
  const { code, output } = await runNpm(['ping', '--registry', registry], {
    cwd,
  });
  // A registry that refuses to be pinged is there.
  return code === 0 || !speaksOfNoConnection(output);
}

/**
 * @typedef {object} NpmNetworkSettings
 * @property {string} registry
 * @property {string} [httpProxy]
 * @property {string} [httpsProxy]
 * @property {string} [caFile]
 * @property {boolean} strictSsl
 */

/**
 * Reads from npm's own configuration, wherever that is kept, how packages are fetched on this machine.
 *
 * @param {string} cwd
 * @returns {Promise<NpmNetworkSettings>}
 */
export async function readNpmNetworkSettings(cwd) {
  const keys = ['registry', 'proxy', 'https-proxy', 'cafile', 'strict-ssl'];
  const { output } = await runNpm(['config', 'get', ...keys], { cwd });
  return parseNpmNetworkSettings(output);
}

/**
 * @param {string} output - Of `npm config get` for several keys: one `key=value` a line, among possible warnings.
 * @returns {NpmNetworkSettings}
 */
export function parseNpmNetworkSettings(output) {
  /** @type {Map<string, string>} */
  const values = new Map();
  for (const line of output.split(/\r?\n/)) {
    const match = /^([a-z-]+)=(.*)$/.exec(line);
    if (match && !['', 'null', 'undefined'].includes(match[2])) {
      values.set(match[1], match[2]);
    }
  }
  const registry = values.get('registry');
  if (!registry) {
    throw new UserError(
      'npm does not say which registry it uses: look at "npm config get registry".',
    );
  }
  return {
    registry: registry.replace(/\/+$/, ''),
    httpProxy: values.get('proxy'),
    httpsProxy: values.get('https-proxy'),
    caFile: values.get('cafile'),
    strictSsl: values.get('strict-ssl') !== 'false',
  };
}

/**
 * The same settings in Yarn's words. What the person has set for Yarn already stays.
 *
 * @param {NpmNetworkSettings} settings
 * @param {NodeJS.ProcessEnv} environment
 * @returns {NodeJS.ProcessEnv}
 */
export function toYarnEnvironment(settings, environment) {
  const { hostname, protocol } = new URL(settings.registry);
  /** @type {Record<string, string | undefined>} */
  const values = {
    YARN_NPM_REGISTRY_SERVER: settings.registry,
    // Yarn refuses registries without TLS unless they are named; npm does not, and it was npm's configuration.
    YARN_UNSAFE_HTTP_WHITELIST: protocol === 'http:' ? hostname : undefined,
    YARN_HTTP_PROXY: settings.httpProxy,
    YARN_HTTPS_PROXY: settings.httpsProxy ?? settings.httpProxy,
    YARN_HTTPS_CA_FILE_PATH: settings.caFile,
    YARN_ENABLE_STRICT_SSL: settings.strictSsl ? undefined : 'false',
  };
  return Object.fromEntries(
    Object.entries(values).filter(
      ([key, value]) => value !== undefined && environment[key] === undefined,
    ),
  );
}

/**
 * The registry as it may be shown: without a password that its address carries.
 *
 * @param {string} registry
 */
export function displayRegistry(registry) {
  const { host, pathname } = new URL(registry);
  return `${host}${pathname.replace(/\/+$/, '')}`;
}
