import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  EnvironmentRequest,
  EnvironmentRequestList,
} from '@groundwork/plugin-control-plane-common';
import {
  Announcement,
  controlPlaneApiRef,
  ErrorPanel,
  formatExactTime,
  type LiveQuery,
  useAction,
} from '@groundwork/plugin-control-plane-react';
import type { useListParameters } from '../../hooks';
import { titleOf } from '../../model';
import { DeleteDialog } from '../DeleteDialog';
import { ExtendDialog } from '../ExtendDialog';
import { EnvironmentTable } from '../EnvironmentTable';
import { ListEmptyState } from './ListEmptyState';
import { ListFilters } from './ListFilters';
import { ListPagination } from './ListPagination';
import styles from './EnvironmentListPage.module.css';

/** Props of {@link EnvironmentList}. */
export type EnvironmentListProps = {
  list: ReturnType<typeof useListParameters>;
  requests: LiveQuery<EnvironmentRequestList>;
  /** Entity reference of the component whose environments these are. */
  componentRef?: string;
};

/** Filters, table and pages of environments, with every state that they can be in. */
export function EnvironmentList(props: EnvironmentListProps) {
  const { list, requests, componentRef } = props;
  const { parameters, change } = list;
  const api = useApi(controlPlaneApiRef);
  const [extending, setExtending] = useState<EnvironmentRequest>();
  const [deleting, setDeleting] = useState<EnvironmentRequest>();
  const [announcement, setAnnouncement] = useState('');
  const { value, error, refresh } = requests;

  const reconcile = useAction(async (request: EnvironmentRequest) => {
    await api.reconcileEnvironmentRequest(request.id);
    setAnnouncement(`A pass over ${titleOf(request)} is due.`);
    refresh();
  });

  const isEmpty = value !== undefined && value.items.length === 0;
  return (
    <>
      <ListFilters list={list} />
      <Announcement>{announcement}</Announcement>
      {reconcile.error && (
        <ErrorPanel
          title="The environment could not be reconciled"
          error={reconcile.error}
        />
      )}
      {error && (
        <ErrorPanel
          title="The environments could not be loaded"
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
        />
      )}
      {!error && !isEmpty && (
        <div
          className={styles.table}
          data-updating={requests.isUpdating || undefined}
        >
          <EnvironmentTable
            label="Environments"
            items={value?.items}
            order={parameters.order}
            onOrderChange={order => change({ order })}
            onReconcile={reconcile.run}
            onExtend={setExtending}
            onDelete={setDeleting}
          />
        </div>
      )}
      {!error && (
        <ListPagination
          list={list}
          total={value?.total}
          count={value?.items.length ?? 0}
          nextCursor={value?.next_cursor}
        />
      )}
      {extending && (
        <ExtendDialog
          request={extending}
          onClose={() => setExtending(undefined)}
          onExtended={extended => {
            setAnnouncement(
              `${titleOf(extended)} now ends ${formatExactTime(
                extended.expires_at ?? '',
              )}.`,
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
            setAnnouncement(
              deleted.status === 'cancelled'
                ? `The request for ${titleOf(deleted)} is cancelled.`
                : `${titleOf(deleted)} is being removed.`,
            );
            refresh();
          }}
        />
      )}
    </>
  );
}
