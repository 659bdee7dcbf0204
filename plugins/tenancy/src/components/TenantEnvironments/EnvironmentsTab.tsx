import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiServerLine } from '@remixicon/react';
import {
  leasedStatuses,
  type EnvironmentRequest,
  type Tenant,
} from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  CursorPages,
  DriftChip,
  EmptyState,
  ErrorPanel,
  Flash,
  type ItemColumn,
  ItemTable,
  LeaseBar,
  Money,
  PAGE_SIZES,
  StatusChip,
  TabSection,
  TwoLines,
  useAddressParameters,
} from '@groundwork/plugin-control-plane-react';
import { useTenantEnvironments } from '../../hooks';
import { environmentRouteRef } from '../../routes';
import { tenancyTranslationRef } from '../../translation';

const pages = {
  read(searchParams: URLSearchParams) {
    const pageSize = Number(searchParams.get('size'));
    return {
      after: searchParams.get('after') ?? undefined,
      pageSize: PAGE_SIZES.includes(pageSize) ? pageSize : PAGE_SIZES[0],
    };
  },
  write({ after, pageSize }: { after?: string; pageSize: number }) {
    return {
      after,
      size: pageSize === PAGE_SIZES[0] ? undefined : String(pageSize),
    };
  },
};

/** The environments of a tenant; each row opens the environment's own page. */
export function EnvironmentsTab(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const environmentPath = useRouteRef(environmentRouteRef);
  const [page, changePage] = useAddressParameters(pages);
  const { value, error, refresh, isUpdating } = useTenantEnvironments(
    tenant.id,
    { limit: page.pageSize, cursor: page.after },
  );
  const columns = useMemo(() => environmentColumns(), []);
  const isEmpty = value?.items.length === 0;
  return (
    <TabSection
      title={t('tenantPage.tabs.environments')}
      description="Environments that were requested for this tenant. They count against its quotas until they end."
    >
      {error && (
        <ErrorPanel
          title="The environments could not be loaded"
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && isEmpty && (
        <EmptyState
          icon={<RiServerLine />}
          title="There are no environments yet"
          description="Whoever requests an environment can name this tenant; it stands here then."
        />
      )}
      {!error && !isEmpty && (
        <ItemTable
          label={t('tenantPage.tabs.environments')}
          columns={columns}
          items={value?.items}
          idOf={idOf}
          titleOf={({ app }) => app}
          hrefOf={environmentPath && (({ id }) => environmentPath({ id }))}
          isUpdating={isUpdating}
          minWidth="52rem"
        />
      )}
      {!error && value && (
        <CursorPages
          total={value.total}
          count={value.items.length}
          pageSize={page.pageSize}
          after={page.after}
          nextCursor={value.next_cursor}
          onChange={change => changePage({ after: undefined, ...change })}
        />
      )}
    </TabSection>
  );
}

function environmentColumns(): ItemColumn<EnvironmentRequest>[] {
  return [
    {
      id: 'app',
      label: 'Environment',
      role: 'title',
      render: request => (
        <TwoLines
          title={request.app}
          detail={`${request.class} · ${request.region}`}
        />
      ),
    },
    {
      id: 'state',
      label: 'State',
      width: '11.5rem',
      render: request => (
        <Flash token={request.status}>
          <StatusChip status={request.status} />
        </Flash>
      ),
    },
    {
      id: 'drift',
      label: 'Drift',
      width: '8rem',
      render: request =>
        request.status === 'ready' ? (
          <DriftChip drift={request.drift_status} />
        ) : undefined,
    },
    {
      id: 'left',
      label: 'Time left',
      width: '9rem',
      render: request =>
        request.expires_at && leasedStatuses.includes(request.status) ? (
          <LeaseBar
            expiresAt={request.expires_at}
            ttlHours={request.ttl_hours}
          />
        ) : undefined,
    },
    {
      id: 'owner',
      label: 'Owner',
      width: '9.5rem',
      render: request => (
        <ActorLink entityRef={request.owner} defaultKind="group" />
      ),
    },
    {
      id: 'cost',
      label: 'Cost / month',
      width: '8rem',
      render: request => (
        <Money amountUsd={request.estimated_monthly_cost_usd} isBare />
      ),
    },
  ];
}

function idOf({ id }: EnvironmentRequest): string {
  return id;
}
