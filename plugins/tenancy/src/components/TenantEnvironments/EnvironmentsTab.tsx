import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { ServerIcon } from 'lucide-react';
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
  FilterBar,
  Flash,
  type ItemColumn,
  ItemTable,
  LeaseBar,
  Money,
  PAGE_SIZES,
  SearchBox,
  StatusChip,
  TabSection,
  TwoLines,
  useAddressParameters,
} from '@groundwork/plugin-control-plane-react';
import { NothingFound } from '../shared/NothingFound';
import { useTenantEnvironments } from '../../hooks';
import { environmentRouteRef } from '../../routes';
import { useTenancyWords, type TenancyWords } from '../../translation';

const SEARCH_LENGTH_MAX = 100;

type Page = { search: string; after?: string; pageSize: number };

const pages = {
  read(searchParams: URLSearchParams): Page {
    const pageSize = Number(searchParams.get('size'));
    return {
      search: searchParams.get('q')?.slice(0, SEARCH_LENGTH_MAX) ?? '',
      after: searchParams.get('after') ?? undefined,
      pageSize: PAGE_SIZES.includes(pageSize) ? pageSize : PAGE_SIZES[0],
    };
  },
  write({ search, after, pageSize }: Page) {
    return {
      q: search,
      after,
      size: pageSize === PAGE_SIZES[0] ? undefined : String(pageSize),
    };
  },
};

/** The environments of a tenant; each row opens the environment's own page. */
export function EnvironmentsTab(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { t } = useTenancyWords();
  const environmentPath = useRouteRef(environmentRouteRef);
  const [page, changePage] = useAddressParameters(pages);
  const { value, error, refresh, isUpdating } = useTenantEnvironments(
    tenant.id,
    {
      limit: page.pageSize,
      cursor: page.after,
      q: page.search || undefined,
    },
  );
  const columns = useMemo(() => environmentColumns(t), [t]);
  const isEmpty = value?.items.length === 0;
  const isFiltered = page.search !== '' || page.after !== undefined;
  const clear = () => changePage({ search: '', after: undefined });
  return (
    <TabSection
      title={t('tenantPage.tabs.environments')}
      description={t('tenantEnvironments.description')}
    >
      {error && (
        <ErrorPanel
          title={t('tenantEnvironments.failed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {(isFiltered || !isEmpty) && (
        <FilterBar label={t('tenantPage.tabs.environments')}>
          <SearchBox
            label={t('tenantEnvironments.search')}
            value={page.search}
            onChange={search =>
              changePage({ search, after: undefined }, { isTyping: true })
            }
          />
        </FilterBar>
      )}
      {!error && isEmpty && isFiltered && <NothingFound onClear={clear} />}
      {!error && isEmpty && !isFiltered && (
        <EmptyState
          icon={<ServerIcon />}
          title={t('tenantEnvironments.emptyTitle')}
          description={t('tenantEnvironments.emptyDescription')}
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

function environmentColumns(t: TenancyWords): ItemColumn<EnvironmentRequest>[] {
  return [
    {
      id: 'app',
      label: t('tenantEnvironments.columns.environment'),
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
      label: t('tenantEnvironments.columns.state'),
      width: '11.5rem',
      render: request => (
        <Flash token={request.status}>
          <StatusChip status={request.status} />
        </Flash>
      ),
    },
    {
      id: 'drift',
      label: t('tenantEnvironments.columns.drift'),
      width: '8rem',
      render: request =>
        request.status === 'ready' ? (
          <DriftChip drift={request.drift_status} />
        ) : undefined,
    },
    {
      id: 'left',
      label: t('tenantEnvironments.columns.timeLeft'),
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
      label: t('tenantEnvironments.columns.owner'),
      width: '9.5rem',
      render: request => (
        <ActorLink entityRef={request.owner} defaultKind="group" />
      ),
    },
    {
      id: 'cost',
      label: t('tenantEnvironments.columns.cost'),
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
