import type { EnvironmentCostsQuery } from '@groundwork/plugin-control-plane-common';
import type { AddressCodec } from '@groundwork/plugin-control-plane-react';
import { UUID } from './listParameters';

/** What costs are grouped by. */
export const COST_GROUPS = ['owner', 'class', 'region', 'tenant'] as const;
/** One of {@link COST_GROUPS}. */
export type CostGroup = (typeof COST_GROUPS)[number];

/** What the bars show. */
export const COST_MEASURES = [
  'cost',
  'environments',
  'cpu',
  'memory',
  'storage',
  'pods',
] as const;
/** One of {@link COST_MEASURES}. */
export type CostMeasure = (typeof COST_MEASURES)[number];

/** What ends within so many hours ends soon. */
export const EXPIRING_HOURS = [24, 168, 720];
const [, EXPIRING_HOURS_DEFAULT] = EXPIRING_HOURS;

/** What the page about costs shows, as it stands in the address. */
export type CostParameters = {
  group: CostGroup;
  measure: CostMeasure;
  expiringHours: number;
  class?: string;
  region?: string;
  /** Id of the tenant. */
  tenant?: string;
  myTeams: boolean;
};

/** Reads and writes {@link CostParameters}. */
export const costParameters: AddressCodec<CostParameters> = {
  read: searchParams => {
    const hours = Number(searchParams.get('within'));
    const tenant = searchParams.get('tenant');
    return {
      group:
        COST_GROUPS.find(each => each === searchParams.get('by')) ?? 'owner',
      measure:
        COST_MEASURES.find(each => each === searchParams.get('show')) ?? 'cost',
      expiringHours: EXPIRING_HOURS.includes(hours)
        ? hours
        : EXPIRING_HOURS_DEFAULT,
      class: searchParams.get('class') || undefined,
      region: searchParams.get('region') || undefined,
      tenant: tenant && UUID.test(tenant) ? tenant : undefined,
      myTeams: searchParams.get('mine') === '1',
    };
  },
  write: parameters => ({
    by: parameters.group === 'owner' ? '' : parameters.group,
    show: parameters.measure === 'cost' ? '' : parameters.measure,
    within:
      parameters.expiringHours === EXPIRING_HOURS_DEFAULT
        ? ''
        : String(parameters.expiringHours),
    class: parameters.class,
    region: parameters.region,
    tenant: parameters.tenant,
    mine: parameters.myTeams ? '1' : '',
  }),
};

/** The query for what the page shows. */
export function toCostsQuery(
  parameters: CostParameters,
): EnvironmentCostsQuery {
  return {
    group_by: parameters.group,
    expiring_hours: parameters.expiringHours,
    class: parameters.class,
    region: parameters.region,
    tenant_id: parameters.tenant,
    ...(parameters.myTeams && { my_teams: true }),
  };
}

/** Whether something narrows down what is summed up. */
export function hasCostFilters(parameters: CostParameters): boolean {
  return Boolean(
    parameters.class ||
    parameters.region ||
    parameters.tenant ||
    parameters.myTeams,
  );
}
