import type { Domain, DomainOptions } from '../Domain';
import { addCostRoutes } from './costRoutes';
import { EnvironmentCostReader } from './EnvironmentCostReader';
import { EnvironmentCostStore } from './EnvironmentCostStore';

/** What environments cost and reserve, by team, class, region and tenant. */
export function createCosts(options: DomainOptions): Domain {
  const costs = EnvironmentCostStore.create({ knex: options.database.knex });
  return {
    routes: [
      addCostRoutes({
        reader: EnvironmentCostReader.create({ ...options, costs }),
      }),
    ],
  };
}
