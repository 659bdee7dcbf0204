import type { GitExtras } from '../access';
import type { GitopsConnectionConfig, RepositoryUrl } from '../connection';

/** What Git needs from the environment of the backend, and no more: above all no GIT_* that changes what it does. */
const inheritedVariables = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'TMPDIR',
  'SystemRoot',
  'SSH_AUTH_SOCK',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GIT_SSL_CAINFO',
  'HTTPS_PROXY',
  'https_proxy',
  'HTTP_PROXY',
  'http_proxy',
  'ALL_PROXY',
  'all_proxy',
  'NO_PROXY',
  'no_proxy',
];

const protocols: Record<RepositoryUrl['kind'], string> = {
  local: 'file',
  https: 'https',
  http: 'http',
  ssh: 'ssh',
};

/** The environment of every run of Git for one connection, and the secrets in it. */
export type GitEnvironment = {
  variables: Record<string, string>;
  /** Texts that must not appear in messages. */
  secrets: string[];
};

/**
 * Builds the environment of Git: no configuration but ours, no prompt, no hook, one protocol, and the credentials,
 * which so stay out of arguments, addresses and files.
 */
export function gitEnvironment(options: {
  repository: RepositoryUrl;
  auth: GitopsConnectionConfig['auth'];
}): GitEnvironment {
  const { repository, auth } = options;
  const settings: Array<[string, string]> = [
    ['core.hooksPath', '/dev/null'],
    ['core.fsmonitor', 'false'],
    ['core.askPass', ''],
    ['credential.helper', ''],
    ['fetch.recurseSubmodules', 'false'],
    ['push.recurseSubmodules', 'no'],
    ['push.gpgSign', 'false'],
    // A background process would outlive the call that started it.
    ['gc.autoDetach', 'false'],
    // A redirect could lead anywhere, and the credentials with it.
    ['http.followRedirects', 'false'],
    ['http.lowSpeedLimit', '1000'],
    ['http.lowSpeedTime', '30'],
  ];
  const secrets: string[] = [];
  if (auth?.token && repository.origin) {
    const credentials = `${auth.username ?? 'x-access-token'}:${auth.token}`;
    const encoded = Buffer.from(credentials, 'utf8').toString('base64');
    settings.push([
      `http.${repository.origin}/.extraHeader`,
      `Authorization: Basic ${encoded}`,
    ]);
    secrets.push(encoded, auth.token, encodeURIComponent(auth.token));
  }
  if (auth?.privateKey) {
    secrets.push(auth.privateKey, auth.privateKey.trim());
  }

  const variables: Record<string, string> = {
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: protocols[repository.kind],
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    // Whoever goes to a remote repository says how.
    GIT_SSH_COMMAND: 'false',
  };
  for (const name of inheritedVariables) {
    const value = process.env[name];
    if (value !== undefined) {
      variables[name] = value;
    }
  }
  return extendEnvironment({ variables, secrets }, { settings });
}

/** Adds configuration and variables to an environment. */
export function extendEnvironment(
  environment: GitEnvironment,
  { settings = [], variables = {} }: GitExtras,
): GitEnvironment {
  const extended = { ...environment.variables, ...variables };
  const count = Number(extended.GIT_CONFIG_COUNT ?? 0);
  settings.forEach(([key, value], index) => {
    extended[`GIT_CONFIG_KEY_${count + index}`] = key;
    extended[`GIT_CONFIG_VALUE_${count + index}`] = value;
  });
  extended.GIT_CONFIG_COUNT = String(count + settings.length);
  return { ...environment, variables: extended };
}
