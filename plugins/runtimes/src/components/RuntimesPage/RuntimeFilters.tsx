import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { HealthStatus } from '@groundwork/plugin-control-plane-common';
import {
  ChoiceFilter,
  controlPlaneTranslationRef,
  FilterBar,
  SearchBox,
} from '@groundwork/plugin-control-plane-react';
import { useRuntimeTypes } from '../../hooks';
import { runtimeTypeWords } from '../../model';
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
  const { t } = useTranslationRef(controlPlaneTranslationRef);
  const { value: types } = useRuntimeTypes();
  return (
    <FilterBar
      label="Runtime environments"
      onClear={isFiltered ? clearFilters : undefined}
    >
      <SearchBox
        label="Search runtimes"
        placeholder="Search name or title"
        value={parameters.search}
        onChange={search => change({ search }, { isTyping: true })}
      />
      <ChoiceFilter
        label="Health"
        value={parameters.health}
        options={HEALTH_STATUSES.map(status => ({
          id: status,
          label: t(`status.${status}`),
        }))}
        onChange={health =>
          change({ health: health as HealthStatus | undefined })
        }
      />
      <ChoiceFilter
        label="Type"
        value={parameters.type}
        options={(types ?? []).map(({ type }) => ({
          id: type,
          label: runtimeTypeWords(type),
        }))}
        onChange={type => change({ type })}
      />
    </FilterBar>
  );
}
