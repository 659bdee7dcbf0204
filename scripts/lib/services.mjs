// @ts-check
import { resolveRoot } from './paths.mjs';

/**
 * A process that runs until it is ended.
 *
 * @typedef {object} Service
 * @property {string} name - As it prefixes its output.
 * @property {string} title - As it is called in a sentence.
 * @property {string} command
 * @property {string[]} args
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} environment
 * @property {string[]} readyUrls - Each answers with success once the service works.
 * @property {string[]} [after] - Names of the services that must be ready before this one starts.
 */

const transform = ['--require', '@backstage/cli/config/nodeTransform.cjs'];
const backstageCli = resolveRoot(
  'node_modules/@backstage/cli/bin/backstage-cli',
);

/** The ports of the embedded default, and where each is set. */
export const ports = {
  app: {
    port: 3000,
    purpose: 'the portal',
    setting: '`app.baseUrl` in app-config.yaml',
  },
  backend: {
    port: 7007,
    purpose: 'the backend',
    setting: '`backend.listen` in app-config.yaml',
  },
  issuer: {
    port: 7008,
    purpose: 'the development issuer',
    setting: '`DEV_IDP_PORT`',
  },
};

/** Where people look. */
export const portalUrl = `http://localhost:${ports.app.port}`;
/** Where the backend listens, and, when the portal has been built, serves it. */
export const backendUrl = `http://localhost:${ports.backend.port}`;
const issuerUrl = `http://localhost:${ports.issuer.port}`;

/** Who can sign in at the development issuer. */
export const examplePeople =
  'Ana Ruiz or Rui Costa (requesters), Ben Okafor (approver), Ada Lindqvist (administrator) or Vic Tanaka (viewer)';

/**
 * The development issuer. The backend asks it for its endpoints when it starts.
 *
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 * @returns {Service}
 */
export function issuerService(toolchain) {
  return {
    name: 'issuer',
    title: 'development issuer',
    command: toolchain.node,
    args: [toolchain.yarn, 'start'],
    cwd: resolveRoot('packages/dev-idp'),
    environment: {
      ...toolchain.environment,
      DEV_IDP_PORT: String(ports.issuer.port),
    },
    readyUrls: [`${issuerUrl}/.well-known/openid-configuration`],
  };
}

/**
 * The backend, run from its sources.
 *
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 * @param {object} options
 * @param {boolean} [options.watch] - Whether it is restarted when its code changes; then it also outlives a crash, until
 *   the next change.
 * @param {string[]} [options.configFiles] - Relative to the checkout; app-config.yaml, with app-config.local.yaml where
 *   there is one, unless given.
 * @param {string} [options.logLevel]
 * @returns {Service}
 */
export function backendService(
  toolchain,
  { watch = false, configFiles = [], logLevel = 'info' },
) {
  const config = configFiles.flatMap(file => ['--config', resolveRoot(file)]);
  return {
    name: 'backend',
    title: 'backend',
    command: toolchain.node,
    args: watch
      ? [backstageCli, 'package', 'start', ...config]
      : ['--enable-source-maps', ...transform, 'src/index.ts', ...config],
    cwd: resolveRoot('packages/backend'),
    environment: {
      ...toolchain.environment,
      NODE_ENV: 'development',
      LOG_LEVEL: logLevel,
    },
    readyUrls: [
      // Every plugin has started, and the control plane works
      `${backendUrl}/.backstage/health/v1/readiness`,
      `${backendUrl}/api/control-plane/v1/health`,
    ],
    after: ['issuer'],
  };
}

/**
 * The portal with a development server, which shows changes as they are saved.
 *
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 * @returns {Service}
 */
export function appService(toolchain) {
  return {
    name: 'portal',
    title: 'portal',
    command: toolchain.node,
    args: [backstageCli, 'package', 'start'],
    cwd: resolveRoot('packages/app'),
    environment: {
      ...toolchain.environment,
      NODE_ENV: 'development',
      BROWSER: 'none',
    },
    readyUrls: [portalUrl],
  };
}
