import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import type { EnvironmentStatus } from '@groundwork/plugin-control-plane-common';
import {
  ChoiceFilter,
  controlPlaneTranslationRef,
  FilterBar,
  SearchBox,
  useEnvironmentClasses,
} from '@groundwork/plugin-control-plane-react';
import { STATUSES, type ListOrder, type useListParameters } from '../../hooks';
import styles from './EnvironmentListPage.module.css';

const ORDER_OPTIONS: { id: ListOrder; label: string }[] = [
  { id: 'created_at.desc', label: 'Newest first' },
  { id: 'created_at.asc', label: 'Oldest first' },
  { id: 'updated_at.desc', label: 'Changed last' },
  { id: 'updated_at.asc', label: 'Unchanged longest' },
  { id: 'name.asc', label: 'Name, A to Z' },
  { id: 'name.desc', label: 'Name, Z to A' },
];

/** Search, filters and order of a list. */
export function ListFilters(props: {
  list: ReturnType<typeof useListParameters>;
}) {
  const { parameters, change, clearFilters, isFiltered } = props.list;
  const { t } = useTranslationRef(controlPlaneTranslationRef);
  const { value: classes } = useEnvironmentClasses();
  const regions = useMemo(
    () => [...new Set(classes?.flatMap(({ regions: all }) => all))].sort(),
    [classes],
  );
  return (
    <FilterBar
      label="Environments"
      onClear={isFiltered ? clearFilters : undefined}
    >
      <SearchBox
        label="Search environments"
        placeholder="Search app, team, owner or repository"
        value={parameters.search}
        onChange={search => change({ search })}
      />
      <ChoiceFilter
        label="Class"
        value={parameters.class}
        options={(classes ?? []).map(({ name, title }) => ({
          id: name,
          label: title,
        }))}
        onChange={value => change({ class: value })}
      />
      <ChoiceFilter
        label="Region"
        value={parameters.region}
        options={regions.map(region => ({ id: region, label: region }))}
        onChange={region => change({ region })}
      />
      <Select<'multiple'>
        aria-label="State"
        selectionMode="multiple"
        placeholder="Any state"
        options={STATUSES.map(status => ({
          id: status,
          label: t(`status.${status}`),
        }))}
        value={parameters.statuses}
        onChange={keys =>
          change({ statuses: keys.map(key => key as EnvironmentStatus) })
        }
        className={styles.filter}
      />
      <Select<'single'>
        aria-label="Order"
        options={ORDER_OPTIONS}
        value={parameters.order}
        onChange={key => change({ order: key as ListOrder })}
        className={styles.filter}
      />
    </FilterBar>
  );
}
