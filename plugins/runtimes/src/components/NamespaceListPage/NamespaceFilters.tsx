import { Select } from '@backstage/ui';
import type { NamespaceStatus } from '@groundwork/plugin-control-plane-common';
import {
  ChoiceFilter,
  useControlPlaneWords,
  FilterBar,
  SearchBox,
} from '@groundwork/plugin-control-plane-react';
import { useGroups, type useNamespaceListParameters } from '../../hooks';
import { NAMESPACE_STATUSES } from '../../model';
import { useRuntimesWords } from '../../translation';
import styles from './NamespaceListPage.module.css';

/** Props of {@link NamespaceFilters}. */
export type NamespaceFiltersProps = {
  list: ReturnType<typeof useNamespaceListParameters>;
};

/** Search and filters of the namespaces. */
export function NamespaceFilters(props: NamespaceFiltersProps) {
  const { parameters, change, clearFilters, isFiltered } = props.list;
  const { t } = useRuntimesWords();
  const { t: say } = useControlPlaneWords();
  const { value: groups } = useGroups();
  return (
    <FilterBar
      label={t('namespaces.list')}
      onClear={isFiltered ? clearFilters : undefined}
    >
      <SearchBox
        label={t('namespaces.search')}
        placeholder={t('namespaces.searchPlaceholder')}
        value={parameters.search}
        onChange={search => change({ search }, { isTyping: true })}
      />
      <ChoiceFilter
        label={t('words.state')}
        value={parameters.status}
        options={NAMESPACE_STATUSES.map(status => ({
          id: status,
          label: say(`status.${status}`),
        }))}
        onChange={status =>
          change({ status: status as NamespaceStatus | undefined })
        }
      />
      <ChoiceFilter
        label={t('words.group')}
        value={parameters.groupId}
        options={(groups ?? []).map(({ id, title }) => ({ id, label: title }))}
        onChange={groupId => change({ groupId })}
      />
      <Select<'single'>
        aria-label={t('namespaces.kind')}
        options={[
          { id: 'all', label: t('namespaces.withEnvironments') },
          { id: 'direct', label: t('namespaces.withoutEnvironments') },
        ]}
        value={parameters.isDirect ? 'direct' : 'all'}
        onChange={key => change({ isDirect: key === 'direct' })}
        className={styles.kind}
      />
    </FilterBar>
  );
}
