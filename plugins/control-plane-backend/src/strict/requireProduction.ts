import { createConfigSecretEnumerator } from '@backstage/backend-defaults/rootConfig';
import type {
  DatabaseService,
  LoggerService,
  RootConfigService,
  RootInstanceMetadataService,
} from '@backstage/backend-plugin-api';
import { isSqlite } from '../database';
import { findConfigFiles, type ProcessStart } from './findConfigFiles';
import { findPlainSecrets, type SecretEnumerator } from './findPlainSecrets';
import { findStrictProblems } from './findStrictProblems';

/** Thrown at the start in strict mode. It names every reason at once. */
export class StrictModeError extends Error {
  name = 'StrictModeError';

  constructor(readonly reasons: readonly string[]) {
    super(
      [
        'controlPlane.strict is on, and this is not for production:',
        ...reasons.map(reason => `- ${reason}`),
      ].join('\n'),
    );
  }
}

/**
 * Does nothing unless `controlPlane.strict` is on.
 *
 * @throws {@link StrictModeError} when there is anything that production must not have.
 */
export async function requireProduction(
  options: RequireProductionOptions,
): Promise<void> {
  const { config, database, instance, logger } = options;
  if (!config.getOptionalBoolean('controlPlane.strict')) {
    return;
  }
  const { argv, env } = process;
  const files = findConfigFiles(
    options.start ?? { argv: argv.slice(2), cwd: process.cwd(), env },
  );
  const reasons = [
    ...findStrictProblems({
      config,
      isSqlite: isSqlite(await database.getClient()),
      installed: await instance.getInstalledPlugins(),
    }),
    ...(
      await findPlainSecrets(
        files,
        options.enumerate ?? (await createConfigSecretEnumerator({ logger })),
      )
    ).map(
      where =>
        `${where} is a secret in plain text; take it from a file ($file) or the environment`,
    ),
  ];
  if (reasons.length > 0) {
    throw new StrictModeError(reasons);
  }
}

export type RequireProductionOptions = {
  config: RootConfigService;
  database: DatabaseService;
  instance: RootInstanceMetadataService;
  logger: LoggerService;
  /** How the process was started; this one when absent. */
  start?: ProcessStart;
  /** Finds the values of secret keys; what the installed packages declare when absent. */
  enumerate?: SecretEnumerator;
};
