import type { Domain, DomainOptions } from '../Domain';
import { EntitlementDeadlines } from './EntitlementDeadlines';
import { EntitlementChecker } from './EntitlementChecker';
import { addEntitlementRoutes } from './entitlementRoutes';
import { EntitlementService } from './EntitlementService';
import { EntitlementStore } from './EntitlementStore';
import { addProductRequestRoutes } from './productRequestRoutes';
import { ProductRequestService } from './ProductRequestService';
import { ProductRequestStore } from './ProductRequestStore';
import { addProductRoutes } from './productRoutes';
import { ProductService } from './ProductService';
import { ProductStore } from './ProductStore';
import { ProductTrialService } from './ProductTrialService';
import { ProductTrialStore } from './ProductTrialStore';
import { syncProducts } from './syncProducts';

const deadlineTaskMinutesMax = 5;

/** The product catalog and what tenants are entitled to. */
export function createEntitlements(options: DomainOptions): Domain {
  const { config, database, scheduler } = options;
  const { knex } = database;
  const shared = {
    ...options,
    entitlements: EntitlementStore.create({ knex }),
    products: ProductStore.create({ knex }),
    requests: ProductRequestStore.create({ knex }),
    trials: ProductTrialStore.create({ knex }),
  };
  const deadlines = EntitlementDeadlines.create({
    ...shared,
    warningDays: config.tenancy.warningDays,
  });

  return {
    routes: [
      addProductRoutes({ products: ProductService.create(shared) }),
      addProductRequestRoutes({
        requests: ProductRequestService.create(shared),
        trials: ProductTrialService.create(shared),
      }),
      addEntitlementRoutes({
        entitlements: EntitlementService.create(shared),
        checker: EntitlementChecker.create({ ...options, knex }),
      }),
    ],

    async start() {
      await syncProducts(config.products, shared);
      await scheduler.scheduleTask({
        id: 'end-entitlements',
        scope: 'global',
        frequency: { milliseconds: config.tenancy.checkInterval },
        timeout: { minutes: deadlineTaskMinutesMax },
        fn: signal => deadlines.run(signal),
      });
    },
  };
}
