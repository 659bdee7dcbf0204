import { useEffect, useMemo, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, SearchField, Select } from '@backstage/ui';
import type { EnvironmentStatus } from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneTranslationRef,
  useEnvironmentClasses,
} from '@groundwork/plugin-control-plane-react';
import useDebounce from 'react-use/esm/useDebounce';
import { STATUSES, type ListOrder, type useListParameters } from '../../hooks';
import styles from './EnvironmentListPage.module.css';

const SEARCH_DELAY_MS = 300;
/** A choice that is no filter; a select cannot go back to nothing. */
const ANY = 'any';

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
    <div className={styles.filters} role="search" aria-label="Environments">
      <Search
        value={parameters.search}
        onChange={search => change({ search })}
      />
      <Filter
        label="Class"
        value={parameters.class}
        options={(classes ?? []).map(({ name, title }) => ({
          id: name,
          label: title,
        }))}
        onChange={value => change({ class: value })}
      />
      <Filter
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
      {isFiltered && (
        <Button variant="tertiary" size="small" onPress={clearFilters}>
          Clear filters
        </Button>
      )}
    </div>
  );
}

function Search(props: { value: string; onChange: (value: string) => void }) {
  const { value, onChange } = props;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useDebounce(
    () => {
      if (text.trim() !== value) {
        onChange(text.trim());
      }
    },
    SEARCH_DELAY_MS,
    [text],
  );
  return (
    <SearchField
      aria-label="Search environments"
      placeholder="Search app, team, owner or repository"
      size="small"
      value={text}
      onChange={setText}
      maxLength={100}
      className={styles.search}
    />
  );
}

function Filter(props: {
  label: string;
  value: string | undefined;
  options: { id: string; label: string }[];
  onChange: (value: string | undefined) => void;
}) {
  const { label, value, options, onChange } = props;
  // A value from the address stays choosable although no class has it.
  const known =
    value === undefined || options.some(({ id }) => id === value)
      ? options
      : [...options, { id: value, label: value }];
  return (
    <Select<'single'>
      aria-label={label}
      options={[{ id: ANY, label: `Any ${label.toLowerCase()}` }, ...known]}
      value={value ?? ANY}
      onChange={key => onChange(key === ANY ? undefined : String(key))}
      className={styles.filter}
    />
  );
}
