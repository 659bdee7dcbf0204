import { Select } from '@backstage/ui';
import type {
  TenantKind,
  TenantStatus,
} from '@groundwork/plugin-control-plane-common';
import {
  ChoiceFilter,
  useControlPlaneWords,
  FilterBar,
  SearchBox,
} from '@groundwork/plugin-control-plane-react';
import {
  TENANT_ORDERS,
  useTenantPlans,
  type TenantOrder,
  type useTenantListParameters,
} from '../../hooks';
import { TENANT_KINDS, TENANT_STATUSES } from '../../model';
import { useTenancyWords } from '../../translation';
import styles from './TenantListPage.module.css';

/** Props of {@link TenantFilters}. */
export type TenantFiltersProps = {
  list: ReturnType<typeof useTenantListParameters>;
};

/** Search, filters and order of the tenants. */
export function TenantFilters(props: TenantFiltersProps) {
  const { parameters, change, clearFilters, isFiltered } = props.list;
  const { t } = useTenancyWords();
  const { t: shared } = useControlPlaneWords();
  const { value: plans } = useTenantPlans();
  return (
    <FilterBar
      label={t('tenantsPage.filters.label')}
      onClear={isFiltered ? clearFilters : undefined}
    >
      <SearchBox
        label={t('tenantsPage.filters.search')}
        placeholder={t('tenantsPage.filters.searchIn')}
        value={parameters.search}
        onChange={search => change({ search }, { isTyping: true })}
      />
      <Select<'multiple'>
        aria-label={t('tenantsPage.filters.state')}
        selectionMode="multiple"
        placeholder={t('tenantsPage.filters.anyState')}
        options={TENANT_STATUSES.map(status => ({
          id: status,
          label: shared(`status.${status}`),
        }))}
        value={parameters.statuses}
        onChange={keys =>
          change({ statuses: keys.map(key => key as TenantStatus) })
        }
        className={styles.filter}
      />
      <ChoiceFilter
        label={t('tenantsPage.filters.plan')}
        value={parameters.plan}
        options={(plans ?? []).map(({ name, title }) => ({
          id: name,
          label: title,
        }))}
        onChange={plan => change({ plan })}
      />
      <ChoiceFilter
        label={t('tenantsPage.filters.kind')}
        value={parameters.kind}
        options={TENANT_KINDS.map(kind => ({
          id: kind,
          label: t(`tenantPage.kinds.${kind}`),
        }))}
        onChange={kind => change({ kind: kind as TenantKind | undefined })}
      />
      <Select<'single'>
        aria-label={t('tenantsPage.filters.order')}
        options={TENANT_ORDERS.map(({ id, word }) => ({
          id,
          label: t(`tenantsPage.orders.${word}`),
        }))}
        value={parameters.order}
        onChange={key => change({ order: key as TenantOrder })}
        className={styles.filter}
      />
    </FilterBar>
  );
}
