import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { SortDescriptor } from '@backstage/ui';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  Flash,
  formatDay,
  ItemTable,
  RelativeTime,
  StatusChip,
  TwoLines,
  type ItemColumn,
} from '@groundwork/plugin-control-plane-react';
import { useTenantPlans, type TenantOrder } from '../../hooks';
import { planTitle, tenantPeriodEnd } from '../../model';
import { tenantRouteRef } from '../../routes';
import { useTenancyWords } from '../../translation';
import styles from './TenantListPage.module.css';

/** Props of {@link TenantTable}. */
export type TenantTableProps = {
  /** Absent while they load. */
  items: Tenant[] | undefined;
  order: TenantOrder;
  onOrderChange: (order: TenantOrder) => void;
  isUpdating: boolean;
};

/** Tenants as rows; each opens the tenant's page. */
export function TenantTable(props: TenantTableProps) {
  const { items, order, onOrderChange, isUpdating } = props;
  const { t } = useTenancyWords();
  const tenantPath = useRouteRef(tenantRouteRef);
  const { value: plans } = useTenantPlans();
  const columns = useMemo(
    (): ItemColumn<Tenant>[] => [
      {
        id: 'slug',
        label: t('tenantsPage.columns.tenant'),
        role: 'title',
        isSortable: true,
        render: tenant => (
          <TwoLines
            title={tenant.name}
            detail={<span className={styles.slug}>{tenant.slug}</span>}
          />
        ),
      },
      {
        id: 'state',
        label: t('tenantsPage.columns.state'),
        width: '12rem',
        render: tenant => <TenantState tenant={tenant} />,
      },
      {
        id: 'plan',
        label: t('tenantsPage.columns.plan'),
        width: '8rem',
        render: tenant => planTitle(tenant.plan, plans ?? []),
      },
      {
        id: 'kind',
        label: t('tenantsPage.columns.kind'),
        width: '7rem',
        render: tenant => t(`tenantPage.kinds.${tenant.kind}`),
      },
      {
        id: 'end',
        label: t('tenantsPage.columns.ends'),
        width: '9rem',
        render: periodEnd,
      },
      {
        id: 'created_at',
        label: t('tenantsPage.columns.created'),
        isSortable: true,
        width: '9rem',
        render: tenant => <RelativeTime time={tenant.created_at} />,
      },
    ],
    [plans, t],
  );
  return (
    <ItemTable
      label={t('tenantsPage.title')}
      columns={columns}
      items={items}
      idOf={idOf}
      titleOf={({ name }) => name}
      hrefOf={({ slug }) => tenantPath({ slug })}
      sort={toSort(order)}
      onSortChange={sort => onOrderChange(toOrder(sort))}
      isUpdating={isUpdating}
      minWidth="56rem"
    />
  );
}

function idOf({ id }: Tenant): string {
  return id;
}

function TenantState(props: { tenant: Tenant }) {
  const { tenant } = props;
  return (
    <span className={styles.state}>
      <Flash token={tenant.status}>
        <StatusChip status={tenant.status} />
      </Flash>
      {tenant.cancel_at_period_end && (
        <StatusChip status="ending" appearance="quiet" />
      )}
    </span>
  );
}

/** A trial is short, so that what is left matters; a contract ends on a day. */
function periodEnd(tenant: Tenant) {
  const end = tenantPeriodEnd(tenant);
  if (!end) {
    return undefined;
  }
  return tenant.status === 'trial' ? (
    <RelativeTime time={end} />
  ) : (
    <time dateTime={end}>{formatDay(end)}</time>
  );
}

function toSort(order: TenantOrder): SortDescriptor {
  const [column, direction] = order.split('.');
  return {
    column,
    direction: direction === 'asc' ? 'ascending' : 'descending',
  };
}

function toOrder({ column, direction }: SortDescriptor): TenantOrder {
  const words = direction === 'ascending' ? 'asc' : 'desc';
  return column === 'created_at' ? `created_at.${words}` : `slug.${words}`;
}
