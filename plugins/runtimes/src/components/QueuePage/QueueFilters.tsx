import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import type {
  QueueState,
  QueueSummary,
} from '@groundwork/plugin-control-plane-common';
import {
  ChoiceFilter,
  controlPlaneTranslationRef,
  FilterBar,
  SearchBox,
} from '@groundwork/plugin-control-plane-react';
import type { useQueueParameters } from '../../hooks';
import { QUEUE_STATES } from '../../model';
import styles from './QueuePage.module.css';

/** Props of {@link QueueFilters}. */
export type QueueFiltersProps = {
  list: ReturnType<typeof useQueueParameters>;
  summary: QueueSummary | undefined;
};

/** Search and filters of the queue. */
export function QueueFilters(props: QueueFiltersProps) {
  const { list, summary } = props;
  const { parameters, change, clearFilters, isFiltered } = list;
  const { t } = useTranslationRef(controlPlaneTranslationRef);
  return (
    <FilterBar label="Queue" onClear={isFiltered ? clearFilters : undefined}>
      <SearchBox
        label="Search work"
        placeholder="Search namespace"
        value={parameters.search}
        onChange={search => change({ search }, { isTyping: true })}
      />
      <Select<'multiple'>
        aria-label="State"
        selectionMode="multiple"
        placeholder="Any state"
        options={QUEUE_STATES.map(state => ({
          id: state,
          label: t(`status.${state}`),
        }))}
        value={parameters.states}
        onChange={keys =>
          change({ states: keys.map(key => key as QueueState) })
        }
        className={styles.filter}
      />
      <ChoiceFilter
        label="Runtime"
        value={parameters.runtime}
        options={(summary?.runtimes ?? []).map(({ runtime, title }) => ({
          id: runtime,
          label: title,
        }))}
        onChange={runtime => change({ runtime })}
      />
    </FilterBar>
  );
}
