import type {
  EnvironmentCostGroup,
  EnvironmentUse,
} from '@groundwork/plugin-control-plane-common';
import {
  useEnvironmentClasses,
  useFormat,
} from '@groundwork/plugin-control-plane-react';
import {
  writeListParameters,
  type CostGroup,
  type CostMeasure,
  type CostParameters,
} from '../../hooks';
import { amountOf, inUnits } from '../../model';
import { useEnvironmentsWords } from '../../translation';

const REF = /^[^:]+:(?:default\/)?/;

/** How groups and amounts are said, and where a group leads. */
export type CostWords = {
  nameOf: (group: EnvironmentCostGroup) => string;
  /** Query of the overview that lists its environments; absent where they cannot be listed by it. */
  queryOf: (group: EnvironmentCostGroup) => string | undefined;
  say: (use: EnvironmentUse, measure: CostMeasure) => string;
};

/** The words of the page about costs, in the language of the portal; asks for the classes. */
export function useCostWords(parameters: CostParameters): CostWords {
  const { t } = useEnvironmentsWords();
  const { value: classes } = useEnvironmentClasses();
  const say = useSayUse();
  return {
    nameOf: ({ key, tenant }) => {
      switch (parameters.group) {
        case 'owner':
          return key.replace(REF, '');
        case 'class':
          return classes?.find(({ name }) => name === key)?.title ?? key;
        case 'tenant':
          return (
            tenant?.name ??
            t(key === '' ? 'costs.noTenant' : 'costs.hiddenTenant')
          );
        default:
          return key;
      }
    },
    queryOf: ({ key }) => (key === '' ? undefined : queryOf(parameters, key)),
    say,
  };
}

/** How amounts are said, in the language of the portal. */
export function useSayUse(): CostWords['say'] {
  const format = useFormat();
  return (use, measure) => {
    const amount = amountOf(use, measure);
    switch (measure) {
      case 'cost':
        return format.money(amount);
      case 'memory':
      case 'storage': {
        const { amount: short, unit } = inUnits(amount);
        return `${format.number(short)} ${unit}`;
      }
      default:
        return format.number(amount);
    }
  };
}

function queryOf(parameters: CostParameters, key: string): string {
  const group: Record<CostGroup, object> = {
    owner: { owner: key },
    class: { class: key },
    region: { region: key },
    tenant: { tenant: key },
  };
  return writeListParameters({
    tab: parameters.myTeams ? 'myTeams' : 'all',
    class: parameters.class,
    region: parameters.region,
    tenant: parameters.tenant,
    ...group[parameters.group],
  }).toString();
}
