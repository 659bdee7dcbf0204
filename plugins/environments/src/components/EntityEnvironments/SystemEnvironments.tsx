import { useMemo } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Button, Text } from '@backstage/ui';
import { FunnelXIcon, ServerIcon } from 'lucide-react';
import {
  ActorLink,
  ChoiceFilter,
  useControlPlaneWords,
  DriftChip,
  EmptyState,
  ErrorPanel,
  FilterBar,
  Flash,
  formatNumber,
  ItemTable,
  SearchBox,
  StatusChip,
  TwoLines,
  type ItemColumn,
} from '@groundwork/plugin-control-plane-react';
import { environmentRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import { RequestButton } from '../RequestButton';
import { ContentFrame } from './ContentFrame';
import { TimeLeft } from './EnvironmentRows';
import type { EnvironmentSummary } from './environmentSummary';
import { countStates } from './overview';
import { useEnvironmentsOf } from './useEnvironmentsOf';
import { useSystemList } from './useSystemList';

/** The environments of a system as the catalog knows them. */
export function SystemEnvironments(props: { entity: Entity }) {
  const query = useEnvironmentsOf(props.entity);
  const { value, error, refresh } = query;
  const { t } = useEnvironmentsWords();
  const { t: word } = useControlPlaneWords();
  const list = useSystemList(value?.items);
  const columns = useSystemColumns();
  const environmentPath = useRouteRef(environmentRouteRef);
  if (value?.items.length === 0) {
    return (
      <ContentFrame query={query} request={undefined}>
        <EmptyState
          icon={<ServerIcon />}
          title={t('catalog.empty.system')}
          description={t('catalog.empty.systemHow')}
          action={<RequestButton />}
        />
      </ContentFrame>
    );
  }
  return (
    <ContentFrame query={query} request={{}}>
      <Text as="p" variant="body-medium" color="secondary">
        {t('catalog.system.what')}
      </Text>
      {error && (
        <ErrorPanel
          title={t('catalog.notLoaded')}
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && (
        <>
          <FilterBar
            label={t('catalog.title')}
            onClear={list.isFiltered ? list.clear : undefined}
          >
            <SearchBox
              label={t('catalog.system.search')}
              placeholder={t('catalog.system.searchIn')}
              value={list.parameters.search}
              onChange={list.search}
            />
            <ChoiceFilter
              label={t('catalog.system.state')}
              value={list.parameters.status}
              options={countStates(value?.items ?? []).map(({ status }) => ({
                id: status,
                label: word(`status.${status}`),
              }))}
              onChange={list.filter}
            />
          </FilterBar>
          {list.shown?.length === 0 ? (
            <EmptyState
              icon={<FunnelXIcon />}
              title={t('catalog.system.noMatch')}
              description={t('catalog.system.noMatchHow')}
              action={
                <Button variant="secondary" onPress={list.clear}>
                  {t('catalog.system.clear')}
                </Button>
              }
            />
          ) : (
            <ItemTable
              label={t('catalog.title')}
              columns={columns}
              items={list.shown}
              idOf={idOf}
              titleOf={titleOf}
              hrefOf={item => environmentPath({ id: item.id })}
              sort={list.parameters.sort}
              onSortChange={list.sort}
              isUpdating={query.isUpdating}
            />
          )}
          {value && (
            <Text as="p" variant="body-small" color="secondary">
              {t('catalog.system.shown', {
                shown: formatNumber(list.shown?.length ?? 0),
                total: formatNumber(value.total.value),
              })}
            </Text>
          )}
        </>
      )}
    </ContentFrame>
  );
}

function idOf(item: EnvironmentSummary): string {
  return item.id;
}

function titleOf(item: EnvironmentSummary): string {
  return item.title;
}

function useSystemColumns(): ItemColumn<EnvironmentSummary>[] {
  const { t } = useEnvironmentsWords();
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('catalog.system.columns.name'),
        role: 'title',
        width: '34%',
        isSortable: true,
        render: item => <TwoLines title={item.title} detail={item.region} />,
      },
      {
        id: 'state',
        label: t('catalog.system.columns.state'),
        onCard: 'corner',
        isSortable: true,
        render: item => (
          <Flash token={item.status}>
            <StatusChip status={item.status} />
          </Flash>
        ),
      },
      {
        id: 'drift',
        label: t('catalog.system.columns.drift'),
        onCard: 'chip',
        render: item =>
          item.isDrifted ? <DriftChip drift="drifted" /> : undefined,
      },
      {
        id: 'ends',
        label: t('catalog.system.columns.ends'),
        isSortable: true,
        render: item => (item.expiresAt ? <TimeLeft item={item} /> : undefined),
      },
      {
        id: 'owner',
        label: t('catalog.system.columns.owner'),
        render: item => (
          <ActorLink entityRef={item.owner} defaultKind="group" />
        ),
      },
    ],
    [t],
  );
}
