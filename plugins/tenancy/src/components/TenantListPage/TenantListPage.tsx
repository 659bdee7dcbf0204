import { tenantReadPermission } from '@groundwork/plugin-control-plane-common';
import {
  CursorPages,
  ErrorPanel,
  ForbiddenPanel,
  isForbidden,
  PageFrame,
} from '@groundwork/plugin-control-plane-react';
import {
  toTenantsQuery,
  useTenantListParameters,
  useTenants,
} from '../../hooks';
import { useTenancyWords } from '../../translation';
import { CreateTenantButton } from '../CreateTenant';
import { TenantEmptyState } from './TenantEmptyState';
import { TenantFilters } from './TenantFilters';
import { TenantTable } from './TenantTable';

/** All tenants that the person may see, with search, filters and pages in the address. */
export function TenantListPage() {
  const { t } = useTenancyWords();
  const list = useTenantListParameters();
  const { parameters, change } = list;
  const tenants = useTenants(toTenantsQuery(parameters));
  const { value, error, refresh } = tenants;
  const isEmpty = value?.items.length === 0;
  const isFiltered = list.isFiltered || parameters.after !== undefined;

  if (isForbidden(error)) {
    return (
      <PageFrame title={t('tenantsPage.title')}>
        <ForbiddenPanel permission={tenantReadPermission} />
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={t('tenantsPage.title')}
      live={tenants}
      // An empty list has the same button where the list would be.
      actions={isEmpty && !isFiltered ? undefined : <CreateTenantButton />}
    >
      <TenantFilters list={list} />
      {error && (
        <ErrorPanel
          title={t('tenantsPage.failed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && isEmpty && (
        <TenantEmptyState
          isFiltered={isFiltered}
          onClearFilters={list.clearFilters}
        />
      )}
      {!error && !isEmpty && (
        <TenantTable
          items={value?.items}
          order={parameters.order}
          onOrderChange={order => change({ order })}
          isUpdating={tenants.isUpdating}
        />
      )}
      {!error && value && (
        <CursorPages
          total={value.total}
          count={value.items.length}
          pageSize={parameters.pageSize}
          after={parameters.after}
          nextCursor={value.next_cursor}
          onChange={change}
        />
      )}
    </PageFrame>
  );
}
