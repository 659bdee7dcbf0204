import { useCallback } from 'react';
import type { Total } from '@groundwork/plugin-control-plane-common';
import { formatTotal } from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import type { EnvironmentSummary } from './environmentSummary';

/** Says how many environments there are: "2 environments, 1 drifted". */
export function useCountWords(): (
  items: EnvironmentSummary[],
  total: Total,
) => string {
  const { t } = useEnvironmentsWords();
  return useCallback(
    (items, total) => {
      if (total.value === 0) {
        return t('catalog.none');
      }
      const drifted = items.filter(({ isDrifted }) => isDrifted).length;
      const failed = items.filter(({ status }) => status === 'failed').length;
      return [
        total.relation === 'eq'
          ? t('catalog.count', { count: total.value })
          : t('catalog.countAbout', { total: formatTotal(total) }),
        ...(drifted > 0
          ? [t('catalog.drifted', { number: `${drifted}` })]
          : []),
        ...(failed > 0 ? [t('catalog.failed', { number: `${failed}` })] : []),
      ].join(', ');
    },
    [t],
  );
}
