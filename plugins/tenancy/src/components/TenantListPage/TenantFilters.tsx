import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import type {
  TenantKind,
  TenantStatus,
} from '@groundwork/plugin-control-plane-common';
import {
  ChoiceFilter,
  controlPlaneTranslationRef,
  FilterBar,
  SearchBox,
} from '@groundwork/plugin-control-plane-react';
import {
  TENANT_ORDERS,
  useTenantPlans,
  type TenantOrder,
  type useTenantListParameters,
} from '../../hooks';
import { TENANT_STATUSES, tenantKindWords } from '../../model';
import styles from './TenantListPage.module.css';

/** Props of {@link TenantFilters}. */
export type TenantFiltersProps = {
  list: ReturnType<typeof useTenantListParameters>;
};

/** Search, filters and order of the tenants. */
export function TenantFilters(props: TenantFiltersProps) {
  const { parameters, change, clearFilters, isFiltered } = props.list;
  const { t } = useTranslationRef(controlPlaneTranslationRef);
  const { value: plans } = useTenantPlans();
  return (
    <FilterBar label="Tenants" onClear={isFiltered ? clearFilters : undefined}>
      <SearchBox
        label="Search tenants"
        placeholder="Search name or slug"
        value={parameters.search}
        onChange={search => change({ search }, { isTyping: true })}
      />
      <Select<'multiple'>
        aria-label="State"
        selectionMode="multiple"
        placeholder="Any state"
        options={TENANT_STATUSES.map(status => ({
          id: status,
          label: t(`status.${status}`),
        }))}
        value={parameters.statuses}
        onChange={keys =>
          change({ statuses: keys.map(key => key as TenantStatus) })
        }
        className={styles.filter}
      />
      <ChoiceFilter
        label="Plan"
        value={parameters.plan}
        options={(plans ?? []).map(({ name, title }) => ({
          id: name,
          label: title,
        }))}
        onChange={plan => change({ plan })}
      />
      <ChoiceFilter
        label="Kind"
        value={parameters.kind}
        options={Object.entries(tenantKindWords).map(([id, label]) => ({
          id,
          label,
        }))}
        onChange={kind => change({ kind: kind as TenantKind | undefined })}
      />
      <Select<'single'>
        aria-label="Order"
        options={TENANT_ORDERS}
        value={parameters.order}
        onChange={key => change({ order: key as TenantOrder })}
        className={styles.filter}
      />
    </FilterBar>
  );
}
