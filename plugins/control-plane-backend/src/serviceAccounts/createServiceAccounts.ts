import type { Domain, DomainOptions } from '../Domain';
import { TenantParts } from '../tenants/TenantParts';
import { addServiceAccountRoutes } from './serviceAccountRoutes';
import { ServiceAccountService } from './ServiceAccountService';
import { ServiceAccountStore } from './ServiceAccountStore';
import { ServiceAccountTokenStore } from './ServiceAccountTokenStore';

/** Service accounts and their tokens. */
export function createServiceAccounts(options: DomainOptions): Domain {
  const { config, database, scheduler } = options;
  const { knex } = database;
  const tokens = ServiceAccountTokenStore.create({ knex });
  const serviceAccounts = ServiceAccountService.create({
    ...options,
    parts: TenantParts.create(options),
    accounts: ServiceAccountStore.create({ knex }),
    tokens,
  });
  return {
    routes: [addServiceAccountRoutes({ serviceAccounts })],

    async start() {
      // On every replica: who comes later finds nothing to do.
      await scheduler.scheduleTask({
        id: 'forget-expired-service-account-tokens',
        scope: 'local',
        frequency: { milliseconds: config.tenancy.checkInterval },
        timeout: { minutes: 1 },
        fn: async () => {
          await tokens.deleteExpired();
        },
      });
    },
  };
}
