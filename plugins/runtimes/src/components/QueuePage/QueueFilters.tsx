import { Select } from '@backstage/ui';
import type {
  QueueState,
  QueueSummary,
} from '@groundwork/plugin-control-plane-common';
import {
  ChoiceFilter,
  useControlPlaneWords,
  FilterBar,
  SearchBox,
} from '@groundwork/plugin-control-plane-react';
import type { useQueueParameters } from '../../hooks';
import { QUEUE_STATES } from '../../model';
import { useRuntimesWords } from '../../translation';
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
  const { t } = useRuntimesWords();
  const { t: say } = useControlPlaneWords();
  return (
    <FilterBar
      label={t('queue.list')}
      onClear={isFiltered ? clearFilters : undefined}
    >
      <SearchBox
        label={t('queue.search')}
        placeholder={t('queue.searchPlaceholder')}
        value={parameters.search}
        onChange={search => change({ search }, { isTyping: true })}
      />
      <Select<'multiple'>
        aria-label={t('words.state')}
        selectionMode="multiple"
        placeholder={t('queue.anyState')}
        options={QUEUE_STATES.map(state => ({
          id: state,
          label: say(`status.${state}`),
        }))}
        value={parameters.states}
        onChange={keys =>
          change({ states: keys.map(key => key as QueueState) })
        }
        className={styles.filter}
      />
      <ChoiceFilter
        label={t('words.runtime')}
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
