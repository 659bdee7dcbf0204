import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createConfigSecretEnumerator } from '@backstage/backend-defaults/rootConfig';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import type { JsonObject, JsonValue } from '@backstage/types';
import knexFactory from 'knex';
import { parse, stringify } from 'yaml';
import { developmentSecrets } from './developmentSecrets';
import { requireProduction, StrictModeError } from './requireProduction';

const root = path.resolve(__dirname, '../../../..');
const readExample = (file: string) =>
  parse(readFileSync(path.join(root, file), 'utf8'));

/** The production configuration, as it is once environment and files are read. */
function production(): JsonObject {
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(fill);
    }
    if (typeof value === 'object' && value !== null) {
      return '$file' in value
        ? 'from-a-file'
        : Object.fromEntries(
            Object.entries(value).map(([key, item]) => [key, fill(item)]),
          );
    }
    return typeof value === 'string'
      ? value.replace(/\$\{(\w+)\}/g, (_all, name) =>
          /URL|ISSUER/.test(name) ? 'https://portal.example.com' : 'given',
        )
      : value;
  };
  return fill(readExample('app-config.production.yaml')) as JsonObject;
}

/** Changes one key, or takes it out. */
function withKey(
  config: JsonObject,
  key: string,
  value: JsonValue | undefined,
): JsonObject {
  const [first, ...rest] = key.split('.');
  return {
    ...config,
    [first]:
      rest.length === 0
        ? value
        : withKey((config[first] ?? {}) as JsonObject, rest.join('.'), value),
  };
}

describe('strict mode', () => {
  const directory = createMockDirectory();
  let enumerate: Awaited<ReturnType<typeof createConfigSecretEnumerator>>;

  beforeAll(async () => {
    // What the packages of this repository and of Backstage declare.
    enumerate = await createConfigSecretEnumerator({
      logger: mockServices.logger.mock(),
      dir: root,
    });
  });

  async function reasonsOf(
    options: {
      config?: JsonObject;
      client?: string;
      file?: string;
      policy?: string;
    } = {},
  ): Promise<readonly string[]> {
    const {
      config = production(),
      client = 'pg',
      policy = 'control-plane',
    } = options;
    const knex = knexFactory({ client, useNullAsDefault: true });
    try {
      await requireProduction({
        config: mockServices.rootConfig({ data: config }),
        database: { getClient: async () => knex },
        instance: {
          getInstalledPlugins: async () => [
            { pluginId: 'permission', modules: [{ moduleId: policy }] },
          ],
        },
        logger: mockServices.logger.mock(),
        start: {
          argv: [
            '--config',
            options.file ?? path.join(root, 'app-config.production.yaml'),
          ],
          cwd: root,
          env: {},
        },
        enumerate,
      });
      return [];
    } catch (error) {
      expect(error).toBeInstanceOf(StrictModeError);
      return (error as StrictModeError).reasons;
    } finally {
      await knex.destroy();
    }
  }

  it('is on in the configuration for production, which passes', async () => {
    expect(production()).toMatchObject({ controlPlane: { strict: true } });
    expect(await reasonsOf()).toEqual([]);
  });

  it.each<[string, string, JsonValue | undefined, RegExp]>([
    [
      'tokens with a shared secret',
      'controlPlane.identity.hs256',
      { secret: 'x' },
      /^controlPlane.identity.hs256 accepts/,
    ],
    [
      'an issuer over http',
      'controlPlane.identity.oidc.issuer',
      'http://issuer.example.com',
      /^controlPlane.identity.oidc.issuer is an issuer for development/,
    ],
    [
      'an issuer on this machine',
      'controlPlane.identity.oidc.issuer',
      'https://localhost:7008',
      /^controlPlane.identity.oidc.issuer is an issuer for development/,
    ],
    [
      'an issuer at a loopback address',
      'controlPlane.identity.oidc.issuer',
      'https://[::1]:7008',
      /^controlPlane.identity.oidc.issuer is an issuer for development/,
    ],
    [
      'signing in with an issuer for development',
      'auth.providers.oidc.production.metadataUrl',
      'http://127.0.0.1:7008/.well-known/openid-configuration',
      /^auth.providers.oidc.production.metadataUrl is an issuer for development/,
    ],
    [
      'guests',
      'auth.providers.guest',
      {},
      /^auth.providers.guest lets everybody sign in/,
    ],
    ['no permissions', 'permission.enabled', false, /^permission.enabled/],
    ['no word of permissions', 'permission', undefined, /^permission.enabled/],
    [
      'other plugins open to all',
      'backend.auth.dangerouslyDisableDefaultAuthPolicy',
      true,
      /^backend.auth.dangerouslyDisableDefaultAuthPolicy/,
    ],
    [
      'no encryption',
      'controlPlane.encryption',
      undefined,
      /^controlPlane.encryption.keys has no key/,
    ],
    [
      'no encryption key',
      'controlPlane.encryption.keys',
      [],
      /^controlPlane.encryption.keys has no key/,
    ],
    ...[...developmentSecrets].map(
      (secret): [string, string, JsonValue, RegExp] => [
        `the secret ${secret.slice(0, 8)}… of development`,
        'auth.session.secret',
        secret,
        /^auth.session.secret is a secret of development/,
      ],
    ),
  ])('refuses %s', async (_what, key, value, reason) => {
    const reasons = await reasonsOf({
      config: withKey(production(), key, value),
    });
    expect(reasons).toEqual([expect.stringMatching(reason)]);
  });

  it('refuses SQLite', async () => {
    expect(await reasonsOf({ client: 'better-sqlite3' })).toEqual([
      'The database is SQLite; use PostgreSQL',
    ]);
  });

  it('refuses a policy that allows everything', async () => {
    expect(await reasonsOf({ policy: 'allow-all-policy' })).toEqual([
      'The permission module allow-all-policy is installed, which allows everybody everything',
    ]);
  });

  it('refuses secrets in plain text, of every package', async () => {
    const file = directory.resolve('app-config.production.yaml');
    directory.setContent({
      'app-config.production.yaml': stringify({
        backend: {
          database: { connection: { password: 'canary-secret' } },
          auth: { keys: [{ secret: 'canary-secret' }] },
        },
        auth: { session: { secret: { $file: '/run/secrets/session' } } },
        controlPlane: {
          encryption: { keys: [{ id: 'a', secret: 'canary-secret' }] },
        },
      }),
    });
    const reasons = await reasonsOf({ file });
    expect([...reasons].sort()).toEqual(
      [
        'backend.auth.keys[0].secret',
        'backend.database.connection.password',
        'controlPlane.encryption.keys[0].secret',
      ].map(
        key =>
          `${key} in app-config.production.yaml is a secret in plain text; take it from a file ($file) or the environment`,
      ),
    );
    expect(reasons.join()).not.toContain('canary-secret');
  });

  it('names everything that is wrong with the configuration for development at once', async () => {
    const example = readExample('app-config.yaml');
    const reasons = await reasonsOf({
      client: 'better-sqlite3',
      policy: 'allow-all-policy',
      file: path.join(root, 'app-config.yaml'),
      config: withKey(
        withKey(
          withKey(example, 'controlPlane.strict', true),
          'auth.providers.guest',
          {},
        ),
        'permission.enabled',
        false,
      ),
    });
    for (const reason of [
      /SQLite/,
      /hs256 accepts/,
      /^controlPlane.identity.oidc.issuer is an issuer/,
      /metadataUrl is an issuer/,
      /guest/,
      /permission.enabled/,
      /allow-all-policy/,
      /^auth.session.secret is a secret of development/,
      /^controlPlane.identity.hs256.secret is a secret of development/,
      /^controlPlane.approvals.clients.release-checks.secrets\S+ is a secret of development/,
      /^controlPlane.approvals.receipts.keys\S+privateKey is a secret of development/,
      /^auth.session.secret in app-config.yaml is a secret in plain text/,
    ]) {
      expect(reasons).toContainEqual(expect.stringMatching(reason));
    }
    // Every secret of that file is known for one.
    const plain = reasons.flatMap(
      reason => /^(\S+) in app-config.yaml/.exec(reason)?.[1] ?? [],
    );
    expect(plain.length).toBeGreaterThanOrEqual(4);
    for (const key of plain) {
      expect(reasons).toContain(
        `${key} is a secret of development, which everybody knows`,
      );
    }
    for (const secret of developmentSecrets) {
      expect(reasons.join('\n')).not.toContain(`: ${secret}`);
    }
  });

  it('is off unless it is turned on', async () => {
    expect(
      await reasonsOf({
        client: 'better-sqlite3',
        config: withKey(production(), 'controlPlane.strict', false),
      }),
    ).toEqual([]);
  });
});
