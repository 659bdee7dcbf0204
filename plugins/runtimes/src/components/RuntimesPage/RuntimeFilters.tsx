import type { HealthStatus } from '@groundwork/plugin-control-plane-common';
import {
  ChoiceFilter,
  useControlPlaneWords,
  FilterBar,
  SearchBox,
} from '@groundwork/plugin-control-plane-react';
import { useRuntimeTypes } from '../../hooks';
import { runtimeTypeWords } from '../../model';
import { useRuntimesWords } from '../../translation';
import {
  HEALTH_STATUSES,
  type useRuntimeListParameters,
} from './useRuntimeListParameters';

/** Props of {@link RuntimeFilters}. */
export type RuntimeFiltersProps = {
  list: ReturnType<typeof useRuntimeListParameters>;
};

/** Search and filters of the runtime environments. */
export function RuntimeFilters(props: RuntimeFiltersProps) {
  const { parameters, change, clearFilters, isFiltered } = props.list;
  const { t } = useRuntimesWords();
  const { t: say } = useControlPlaneWords();
  const { value: types } = useRuntimeTypes();
  return (
    <FilterBar
      label={t('runtimes.list')}
      onClear={isFiltered ? clearFilters : undefined}
    >
      <SearchBox
        label={t('runtimes.search')}
        placeholder={t('runtimes.searchPlaceholder')}
        value={parameters.search}
        onChange={search => change({ search }, { isTyping: true })}
      />
      <ChoiceFilter
        label={t('runtimes.health')}
        value={parameters.health}
        options={HEALTH_STATUSES.map(status => ({
          id: status,
          label: say(`status.${status}`),
        }))}
        onChange={health =>
          change({ health: health as HealthStatus | undefined })
        }
      />
      <ChoiceFilter
        label={t('runtimes.type')}
        value={parameters.type}
        options={(types ?? []).map(({ type }) => ({
          id: type,
          label: runtimeTypeWords(type, t),
        }))}
        onChange={type => change({ type })}
      />
    </FilterBar>
  );
}
