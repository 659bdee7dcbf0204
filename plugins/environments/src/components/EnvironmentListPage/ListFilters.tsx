import { useId, useState } from 'react';
import { Button, Select, useBreakpoint } from '@backstage/ui';
import { ListFilterIcon } from 'lucide-react';
import type { EnvironmentStatus } from '@groundwork/plugin-control-plane-common';
import {
  ChoiceFilter,
  useControlPlaneWords,
  FilterBar,
  SearchBox,
} from '@groundwork/plugin-control-plane-react';
import {
  countFilters,
  DRIFTS,
  STATUSES,
  useListFacets,
  type ListOrder,
  type ListState,
} from '../../hooks';
import { useEnvironmentsWords } from '../../translation';
import styles from './EnvironmentListPage.module.css';

const ORDERS = {
  'created_at.desc': 'newest',
  'created_at.asc': 'oldest',
  'updated_at.desc': 'changedLast',
  'updated_at.asc': 'unchangedLongest',
  'expires_at.asc': 'endsFirst',
  'expires_at.desc': 'endsLast',
  'name.asc': 'nameUp',
  'name.desc': 'nameDown',
  'cost.desc': 'costDown',
  'cost.asc': 'costUp',
} as const satisfies Record<ListOrder, string>;
/** Props of {@link ListFilters}. */
export type ListFiltersProps = {
  list: ListState;
  /** The owner is given, so that there is nothing to filter by. */
  isOwnerFixed?: boolean;
};

/** Search, filters and order of a list; where it is narrow the filters open below the search. */
export function ListFilters(props: ListFiltersProps) {
  const { parameters, change, clearFilters, isFiltered } = props.list;
  const { t } = useEnvironmentsWords();
  const isNarrow = useBreakpoint().down('sm');
  const [isOpen, setIsOpen] = useState(false);
  const filtersId = useId();
  const count = countFilters(parameters);
  return (
    <FilterBar
      label={t('environmentsPage.title')}
      onClear={isFiltered ? clearFilters : undefined}
    >
      <SearchBox
        label={t('environmentsPage.search')}
        placeholder={t('environmentsPage.searchIn')}
        value={parameters.search}
        onChange={search => change({ search })}
      />
      {isNarrow && (
        <Button
          variant="secondary"
          size="small"
          iconStart={<ListFilterIcon />}
          aria-expanded={isOpen}
          aria-controls={isOpen ? filtersId : undefined}
          onPress={() => setIsOpen(!isOpen)}
        >
          {count > 0
            ? t('environmentsPage.filters.showCount', { number: String(count) })
            : t('environmentsPage.filters.show')}
        </Button>
      )}
      {(!isNarrow || isOpen) && (
        <div id={filtersId} className={styles.filters}>
          <Choices {...props} />
        </div>
      )}
    </FilterBar>
  );
}

function Choices(props: ListFiltersProps) {
  const { list, isOwnerFixed = false } = props;
  const { parameters, change } = list;
  const { t } = useEnvironmentsWords();
  const { t: word } = useControlPlaneWords();
  const { classes, regions, owners, tenants } = useListFacets();
  return (
    <>
      <ChoiceFilter
        label={t('environmentsPage.filters.class')}
        value={parameters.class}
        options={classes}
        onChange={value => change({ class: value })}
      />
      <ChoiceFilter
        label={t('environmentsPage.filters.region')}
        value={parameters.region}
        options={regions}
        onChange={region => change({ region })}
      />
      <Select<'multiple'>
        aria-label={t('environmentsPage.filters.state')}
        selectionMode="multiple"
        placeholder={t('environmentsPage.filters.anyState')}
        options={STATUSES.map(status => ({
          id: status,
          label: word(`status.${status}`),
        }))}
        value={parameters.statuses}
        onChange={keys =>
          change({ statuses: keys.map(key => key as EnvironmentStatus) })
        }
        className={styles.filter}
      />
      {/* Without tenants nobody needs to choose among them. */}
      {(tenants.length > 0 || parameters.tenant) && (
        <ChoiceFilter
          label={t('environmentsPage.filters.tenant')}
          value={parameters.tenant}
          options={tenants}
          onChange={tenant => change({ tenant })}
        />
      )}
      {!isOwnerFixed && (
        <ChoiceFilter
          label={t('environmentsPage.filters.owner')}
          value={parameters.owner}
          options={owners}
          onChange={owner => change({ owner })}
        />
      )}
      {parameters.tab !== 'drifted' && (
        <ChoiceFilter
          label={t('environmentsPage.filters.drift')}
          value={parameters.drift}
          options={DRIFTS.map(drift => ({
            id: drift,
            label: word(`status.${drift}`),
          }))}
          onChange={drift =>
            change({ drift: DRIFTS.find(each => each === drift) })
          }
        />
      )}
      <Select<'single'>
        aria-label={t('environmentsPage.order.label')}
        options={Object.entries(ORDERS).map(([id, key]) => ({
          id,
          label: t(`environmentsPage.order.${key}`),
        }))}
        value={parameters.order}
        onChange={key => change({ order: key as ListOrder })}
        className={styles.filter}
      />
    </>
  );
}
