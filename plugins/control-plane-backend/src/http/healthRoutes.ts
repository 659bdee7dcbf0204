import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Health } from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { version } from '../../package.json';
import type { ControlPlaneDatabase } from '../database';
import type { TokenVerifier } from '../identity';
import { DependencyError } from './errors';
import type { Runtimes, RuntimeStore } from '../runtimes';

/** Health and information, open to everyone. */
export function addHealthRoutes(options: {
  database: ControlPlaneDatabase;
  runtimes: Runtimes;
  runtimeStore: Pick<RuntimeStore, 'listHealth'>;
  tokens: TokenVerifier;
  logger: LoggerService;
}) {
  const { database, runtimes, runtimeStore, tokens, logger } = options;

  const health = async (): Promise<Health> => {
    let environments: Health['environments'];
    try {
      environments = await runtimeStore.listHealth();
    } catch (error) {
      logger.error('The database does not answer', { error: String(error) });
      return { status: 'unhealthy', environments: runtimes.health() };
    }
    return {
      status: environments.every(({ status }) => status === 'healthy')
        ? 'healthy'
        : 'degraded',
      environments,
    };
  };

  return (router: Router): void => {
    router.get('/healthz', (_request, response) => {
      response.json({ status: 'ok' });
    });

    router.get('/readyz', async (_request, response) => {
      await database.now().catch(error => {
        throw new DependencyError('The database does not answer', error);
      });
      response.json({ status: 'ok' });
    });

    router.get('/v1/health', async (_request, response) => {
      const body = await health();
      response.status(body.status === 'unhealthy' ? 503 : 200).json(body);
    });

    router.get('/v1/info', async (_request, response) => {
      response.json({
        version,
        api_version: 'v1',
        auth: {
          oidc_issuer: tokens.issuer ?? null,
          // That the issuer is away must not hide what is known without it.
          token_endpoint:
            (await tokens.tokenEndpoint().catch(() => undefined)) ?? null,
        },
      });
    });
  };
}
