import type { Domain, DomainOptions } from '../Domain';
import { TenantDeadlines } from './TenantDeadlines';
import { TenantDeadlineStore } from './TenantDeadlineStore';
import { TenantEditor } from './TenantEditor';
import { TenantMoveService } from './TenantMoveService';
import { TenantPlans } from './TenantPlans';
import { TenantReader } from './TenantReader';
import { addTenantRoutes } from './tenantRoutes';
import { TenantSeeds } from './TenantSeeds';
import { TenantSeedStore } from './TenantSeedStore';
import { TenantService } from './TenantService';

/** Tenants: what can be done with them, those of the configuration, and the end of their trials and contracts. */
export function createTenants(options: DomainOptions): Domain {
  const { authorizer, database, scheduler } = options;
  const config = options.config.tenancy;
  const reader = TenantReader.create(options);
  const editor = TenantEditor.create({ ...options, reader });
  const seeds = TenantSeeds.create({
    ...options,
    config,
    seeds: TenantSeedStore.create(),
  });
  const deadlines = TenantDeadlines.create({
    ...options,
    config,
    deadlines: TenantDeadlineStore.create(database),
  });

  return {
    routes: [
      addTenantRoutes({
        reader,
        service: TenantService.create({ ...options, config, editor }),
        moves: TenantMoveService.create({ ...options, editor }),
        plans: TenantPlans.create({ authorizer, plans: config.plans }),
      }),
    ],

    async start() {
      await seeds.plant();
      await scheduler.scheduleTask({
        id: 'end-tenant-periods',
        scope: 'global',
        frequency: { milliseconds: config.checkInterval },
        timeout: { minutes: 5 },
        fn: signal => deadlines.run(signal),
      });
    },
  };
}
