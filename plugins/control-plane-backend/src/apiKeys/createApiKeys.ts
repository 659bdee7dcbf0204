import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import {
  TENANTS_CHANNEL,
  type TenantChanged,
} from '@groundwork/plugin-control-plane-common';
import type { Domain, DomainOptions } from '../Domain';
import { ProductStore } from '../entitlements';
import { ApiKeyAccess } from './ApiKeyAccess';
import { ApiKeyExpiryWarner } from './ApiKeyExpiryWarner';
import { ApiKeyHasher } from './ApiKeyHasher';
import { ApiKeyMaker } from './ApiKeyMaker';
import { ApiKeyRecorder } from './ApiKeyRecorder';
import { addApiKeyRoutes } from './apiKeyRoutes';
import { ApiKeyService } from './ApiKeyService';
import { ApiKeyStore } from './ApiKeyStore';
import { ApiKeyUses } from './ApiKeyUses';
import { ApiKeyVerifier } from './ApiKeyVerifier';
import { HashQueue } from './HashQueue';

/** How often it is written when keys were used. */
const usesFlushSeconds = 10;
/** Threads that Node has for such work unless told otherwise. */
const threadsByDefault = 4;

/** API keys. */
export function createApiKeys(options: DomainOptions): Domain {
  const { config, database, events, logger, scheduler } = options;
  const { warningDays, checkInterval } = config.tenancy;
  const keys = ApiKeyStore.create({ knex: database.knex });
  const hasher = new ApiKeyHasher();
  const queue = HashQueue.create({
    concurrency: hashConcurrency(config.apiKeys.concurrency),
    limit: config.apiKeys.queueLimit,
  });
  const uses = ApiKeyUses.create({ keys, logger });
  const verifier = ApiKeyVerifier.create({
    keys,
    hasher,
    queue,
    uses,
    stateTtlMs: config.apiKeys.stateTtl,
    matchTtlMs: config.apiKeys.matchTtl,
  });
  const recorder = ApiKeyRecorder.create({
    keys,
    recorder: options.recorder,
    warningDays,
  });
  const service = ApiKeyService.create({
    ...options,
    products: ProductStore.create(database),
    keys,
    keyAccess: ApiKeyAccess.create({ keys, access: options.access }),
    maker: ApiKeyMaker.create({ hasher, queue }),
    recorder,
    verifier,
  });
  const warner = ApiKeyExpiryWarner.create({
    ...options,
    keys,
    recorder,
    warningDays,
  });

  return {
    routes: [
      addApiKeyRoutes({ service, verifier, authorizer: options.authorizer }),
    ],

    async start() {
      await scheduler.scheduleTask({
        id: 'write-api-key-uses',
        scope: 'local',
        frequency: { seconds: usesFlushSeconds },
        timeout: { minutes: 1 },
        fn: () => uses.flush(),
      });
      await scheduler.scheduleTask({
        id: 'warn-of-api-key-expiry',
        frequency: { milliseconds: checkInterval },
        timeout: { minutes: 10 },
        fn: () => warner.warn(),
      });
      await verifier.prepare();
      // Subscribers with the same id share the events between them: every replica needs its own to hear them all. That a
      // revocation is effective does not depend on events, which are only quicker than the age that a state may have.
      await events.subscribe({
        id: `api-keys-${randomUUID()}`,
        topics: [TENANTS_CHANNEL],
        async onEvent({ eventPayload }) {
          const { part, tenant_id } = eventPayload as TenantChanged;
          if (part === 'api_keys' || part === 'tenant') {
            verifier.forgetTenant(tenant_id);
          }
        },
      });
    },

    async stop() {
      await uses.flush();
    },
  };
}

/** Hashes at the same time: always fewer than there are threads, so that one is left for files and names. */
function hashConcurrency(configured: number | undefined): number {
  const threads = Number(process.env.UV_THREADPOOL_SIZE) || threadsByDefault;
  return Math.max(
    1,
    Math.min(configured ?? Math.min(availableParallelism(), 2), threads - 1),
  );
}
