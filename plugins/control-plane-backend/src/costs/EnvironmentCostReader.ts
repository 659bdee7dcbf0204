import {
  addHours,
  environmentRequestReadPermission,
  tenantReadPermission,
  type EnvironmentCostGroup,
  type EnvironmentCosts,
  type EnvironmentCostsQuery,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneDatabase } from '../database';
import type { Authorizer, Principal } from '../identity';
import { ownersOf } from '../requests';
import type { TenantAccess, TenantQuotas, TenantStore } from '../tenants';
import type {
  EnvironmentCostStore,
  StoredCostGroup,
} from './EnvironmentCostStore';
import { addSums } from './sums';

/** The query with the defaults of the contract. */
export type CompleteCostsQuery = EnvironmentCostsQuery &
  Required<
    Pick<EnvironmentCostsQuery, 'group_by' | 'limit' | 'expiring_hours'>
  >;

/** Sums up what environments cost for a caller: what they may not read counts nowhere. */
export class EnvironmentCostReader {
  readonly #options: EnvironmentCostReaderOptions;

  private constructor(options: EnvironmentCostReaderOptions) {
    this.#options = options;
  }

  static create(options: EnvironmentCostReaderOptions): EnvironmentCostReader {
    return new EnvironmentCostReader(options);
  }

  async read(
    principal: Principal,
    query: CompleteCostsQuery,
  ): Promise<EnvironmentCosts> {
    const { authorizer, database, costs } = this.#options;
    const { group_by, expiring_hours, limit, my_teams, owner, ...filters } =
      query;
    const [read] = await authorizer.forRequests(principal, [
      environmentRequestReadPermission,
    ]);
    const { groups, count } = await costs.sum({
      filters: {
        ...filters,
        owner: owner?.toLocaleLowerCase('en-US'),
        scopes: [read.scope],
        ...(my_teams && { owners: ownersOf(principal) }),
      },
      dimension: group_by,
      limit,
      expiresBefore: addHours(await database.now(), expiring_hours),
    });
    const named = groups.filter(hasKey);
    const rest = groups.filter(group => !hasKey(group));
    return {
      group_by,
      expiring_hours,
      total: addSums(groups.map(({ sums }) => sums)),
      groups:
        group_by === 'tenant'
          ? await this.#withTenants(principal, named)
          : named,
      ...(rest.length > 0 && {
        other: { groups: count - named.length, sums: rest[0].sums },
      }),
    };
  }

  /** Names the tenants that the caller may read, with what is left of their quotas. */
  async #withTenants(
    principal: Principal,
    groups: readonly NamedGroup[],
  ): Promise<EnvironmentCostGroup[]> {
    const { access, tenants, quotas } = this.#options;
    const readable = await tenants.findAmong(
      groups.map(({ key }) => key).filter(key => key !== ''),
      await access.scope(principal, tenantReadPermission),
    );
    const quotasOf = await quotas.readOfEnvironments(readable);
    return groups.map(group => {
      const tenant = readable.find(({ id }) => id === group.key);
      return {
        ...group,
        ...(tenant && {
          tenant: {
            slug: tenant.slug,
            name: tenant.name,
            quotas: quotasOf.get(tenant.id) ?? [],
          },
        }),
      };
    });
  }
}

export type EnvironmentCostReaderOptions = {
  authorizer: Pick<Authorizer, 'forRequests'>;
  access: Pick<TenantAccess, 'scope'>;
  database: Pick<ControlPlaneDatabase, 'now'>;
  costs: EnvironmentCostStore;
  tenants: Pick<TenantStore, 'findAmong'>;
  quotas: Pick<TenantQuotas, 'readOfEnvironments'>;
};

type NamedGroup = StoredCostGroup & { key: string };

function hasKey(group: StoredCostGroup): group is NamedGroup {
  return group.key !== undefined;
}
