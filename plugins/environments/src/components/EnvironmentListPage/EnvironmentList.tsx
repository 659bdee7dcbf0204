import { lazy, Suspense, useCallback, useDeferredValue, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  EnvironmentRequest,
  EnvironmentRequestList,
} from '@groundwork/plugin-control-plane-common';
import {
  Announcement,
  controlPlaneApiRef,
  ErrorPanel,
  RolledBack,
  UpdatingFrame,
  useFormat,
  useOptimistic,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import {
  useRowSelection,
  useStableItems,
  type ListLayout,
  type ListOrder,
  type ListState,
} from '../../hooks';
import {
  anyIsSelectable,
  foresee,
  titleOf,
  type BulkAction,
} from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { BulkBar } from '../BulkActions';
import { DeleteDialog } from '../DeleteDialog';
import { EnvironmentTable } from '../EnvironmentTable';
import { ExtendDialog } from '../ExtendDialog';
import { ListEmptyState } from './ListEmptyState';
import { ListFilters } from './ListFilters';
import { ListPagination } from './ListPagination';
import styles from './EnvironmentListPage.module.css';

const BulkDialog = lazy(() =>
  import('../BulkActions/BulkDialog').then(m => ({ default: m.BulkDialog })),
);

/** Props of {@link EnvironmentList}. */
export type EnvironmentListProps = {
  list: ListState;
  requests: LiveQuery<EnvironmentRequestList>;
  /** A table when absent. */
  layout?: ListLayout;
  /** Entity reference of the component whose environments these are. */
  componentRef?: string;
  /** Entity reference of the group whose environments these are. */
  ownerRef?: string;
};

/** Filters, table and pages of environments, with every state that they can be in. */
export function EnvironmentList(props: EnvironmentListProps) {
  const { list, layout, componentRef, ownerRef } = props;
  const { parameters, change } = list;
  const { t } = useEnvironmentsWords();
  const format = useFormat();
  const api = useApi(controlPlaneApiRef);
  const [extending, setExtending] = useState<EnvironmentRequest>();
  const [deleting, setDeleting] = useState<EnvironmentRequest>();
  const [bulkAction, setBulkAction] = useState<BulkAction>();
  const [announcement, setAnnouncement] = useState('');
  const requests = useOptimistic(props.requests);
  const { value, error, refresh, change: changeAhead } = requests;
  const items = useStableItems(value?.items);
  const selection = useRowSelection(items);
  // Many rows take their time; whoever types does not wait for them.
  const shown = useDeferredValue(items);

  const reconcile = useCallback(
    async (request: EnvironmentRequest) => {
      const name = titleOf(request);
      const isDone = await changeAhead({
        show: before => foresee(before, request, 'reconcile'),
        send: async () => {
          await api.reconcileEnvironmentRequest(request.id);
        },
        failed: t('environmentsPage.row.notReconciled', { name }),
      });
      if (isDone) {
        setAnnouncement(t('environmentsPage.row.due', { name }));
      }
    },
    [api, changeAhead, t],
  );
  const order = useCallback(
    (wanted: ListOrder) => change({ order: wanted }),
    [change],
  );

  const isEmpty = value !== undefined && value.items.length === 0;
  const isSelectable = selection.ids.size > 0 || anyIsSelectable(items ?? []);
  return (
    <>
      <ListFilters list={list} isOwnerFixed={ownerRef !== undefined} />
      <Announcement>{announcement}</Announcement>
      <RolledBack change={requests.rolledBack} onDismiss={requests.forget} />
      {error && (
        <ErrorPanel
          title={t('environmentsPage.notLoaded')}
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && isEmpty && (
        <ListEmptyState
          tab={parameters.tab}
          isFiltered={list.isFiltered || parameters.after !== undefined}
          onClearFilters={list.clearFilters}
          componentRef={componentRef}
          ownerRef={ownerRef}
        />
      )}
      {!error && !isEmpty && (
        <UpdatingFrame isUpdating={requests.isUpdating}>
          <div className={styles.table}>
            <EnvironmentTable
              label={t('environmentsPage.title')}
              items={shown}
              layout={layout}
              selection={isSelectable ? selection : undefined}
              order={parameters.order}
              onOrderChange={order}
              onReconcile={reconcile}
              onExtend={setExtending}
              onDelete={setDeleting}
            />
          </div>
        </UpdatingFrame>
      )}
      {!error && (
        <ListPagination
          list={list}
          total={value?.total}
          count={value?.items.length ?? 0}
          nextCursor={value?.next_cursor}
        />
      )}
      <BulkBar selection={selection} items={items} onAction={setBulkAction} />
      {bulkAction && (
        <Suspense fallback={null}>
          <BulkDialog
            action={bulkAction}
            requests={selection.selected}
            onChangeAhead={changeAhead}
            onClose={() => {
              setBulkAction(undefined);
              refresh();
            }}
            onDone={ids => ids.forEach(id => selection.drop(id))}
          />
        </Suspense>
      )}
      {extending && (
        <ExtendDialog
          request={extending}
          onClose={() => setExtending(undefined)}
          onExtended={extended => {
            setAnnouncement(
              t('environmentsPage.row.extended', {
                name: titleOf(extended),
                time: format.exactTime(extended.expires_at ?? ''),
              }),
            );
            refresh();
          }}
        />
      )}
      {deleting && (
        <DeleteDialog
          request={deleting}
          onClose={() => setDeleting(undefined)}
          onDeleted={deleted => {
            const name = titleOf(deleted);
            setAnnouncement(
              deleted.status === 'cancelled'
                ? t('environmentsPage.row.cancelled', { name })
                : t('environmentsPage.row.removed', { name }),
            );
            refresh();
          }}
        />
      )}
    </>
  );
}
