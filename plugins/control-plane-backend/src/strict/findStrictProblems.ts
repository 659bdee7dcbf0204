import type { RootInstanceMetadataService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { developmentSecrets } from './developmentSecrets';
import { leavesOf } from './leavesOf';

/** What the installed plugins and the configuration are looked at for. */
export type StrictSubject = {
  config: Config;
  isSqlite: boolean;
  installed: Awaited<
    ReturnType<RootInstanceMetadataService['getInstalledPlugins']>
  >;
};

/** Issuers of tokens, and those that people sign in with. */
function issuerKeys(config: Config): Array<{ key: string; url: string }> {
  const signIn = leavesOf(
    config.getOptional('auth.providers'),
    'auth.providers',
  )
    .filter(({ key }) => /\.(metadataUrl|issuer)$/.test(key))
    .map(({ key, value }) => ({ key, url: String(value) }));
  const issuer = config.getOptionalString('controlPlane.identity.oidc.issuer');
  return [
    ...(issuer === undefined
      ? []
      : [{ key: 'controlPlane.identity.oidc.issuer', url: issuer }]),
    ...signIn,
  ];
}

function isForProduction(text: string): boolean {
  if (!URL.canParse(text)) {
    return false;
  }
  const { protocol, hostname } = new URL(text);
  return (
    protocol === 'https:' &&
    !/^(localhost|.*\.localhost|127\..*|0\.0\.0\.0|\[::1?\]|\[::ffff:7f.*\])$/.test(
      hostname.replace(/\.$/, ''),
    )
  );
}

const checks: Array<(subject: StrictSubject) => string[]> = [
  ({ isSqlite }) =>
    isSqlite ? ['The database is SQLite; use PostgreSQL'] : [],

  ({ config }) =>
    config.has('controlPlane.identity.hs256')
      ? [
          'controlPlane.identity.hs256 accepts tokens signed with a shared secret; use an OIDC issuer',
        ]
      : [],

  ({ config }) =>
    issuerKeys(config)
      .filter(({ url }) => !isForProduction(url))
      .map(
        ({ key }) =>
          `${key} is an issuer for development: it has to be https, and not on this machine`,
      ),

  ({ config }) =>
    config.has('auth.providers.guest')
      ? ['auth.providers.guest lets everybody sign in']
      : [],

  ({ config }) =>
    config.getOptionalBoolean('permission.enabled') === true
      ? []
      : [
          'permission.enabled is not true: nobody would be asked for permission',
        ],

  ({ config }) =>
    config.getOptionalBoolean(
      'backend.auth.dangerouslyDisableDefaultAuthPolicy',
    )
      ? [
          'backend.auth.dangerouslyDisableDefaultAuthPolicy opens other plugins to everybody',
        ]
      : [],

  ({ installed }) =>
    installed
      .filter(({ pluginId }) => pluginId === 'permission')
      .flatMap(({ modules }) => modules)
      .filter(({ moduleId }) => moduleId.includes('allow-all'))
      .map(
        ({ moduleId }) =>
          `The permission module ${moduleId} is installed, which allows everybody everything`,
      ),

  ({ config }) =>
    config.getOptionalConfigArray('controlPlane.encryption.keys')?.length
      ? []
      : [
          'controlPlane.encryption.keys has no key: connections cannot be kept encrypted',
        ],

  ({ config }) =>
    leavesOf(config.getOptional())
      .filter(({ value }) => developmentSecrets.has(String(value).trim()))
      .map(
        ({ key }) => `${key} is a secret of development, which everybody knows`,
      ),
];

/** Everything that is not for production, each in a sentence that names keys and never values. */
export function findStrictProblems(subject: StrictSubject): string[] {
  return checks.flatMap(check => check(subject));
}
