import { useState } from 'react';
import { CircleCheckIcon } from 'lucide-react';
import {
  queueReadPermission,
  type RuntimeEnvironment,
} from '@groundwork/plugin-control-plane-common';
import {
  CursorPages,
  EmptyState,
  ErrorPanel,
  ForbiddenPanel,
  isForbidden,
  PAGE_SIZES,
} from '@groundwork/plugin-control-plane-react';
import { useQueue } from '../../hooks';
import { ACTIVE_QUEUE_STATES } from '../../model';
import { useRuntimesWords } from '../../translation';
import { QueueTable } from '../Queue';

/** The work on one runtime environment; what is as it should be is left out. */
export function RuntimeWork(props: { runtime: RuntimeEnvironment }) {
  const { name } = props.runtime;
  const { t } = useRuntimesWords();
  const [page, setPage] = useState<{ after?: string; pageSize: number }>({
    pageSize: PAGE_SIZES[0],
  });
  const { value, error, refresh, isUpdating } = useQueue({
    runtime: name,
    state: [...ACTIVE_QUEUE_STATES],
    limit: page.pageSize,
    cursor: page.after,
  });
  if (isForbidden(error)) {
    return <ForbiddenPanel permission={queueReadPermission} />;
  }
  if (error) {
    return (
      <ErrorPanel
        title={t('runtime.workFailed')}
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (value?.items.length === 0 && page.after === undefined) {
    return (
      <EmptyState
        icon={<CircleCheckIcon />}
        title={t('runtime.idleTitle')}
        description={t('runtime.idleDescription')}
      />
    );
  }
  return (
    <>
      <QueueTable
        items={value?.items}
        isOfOneRuntime
        isUpdating={isUpdating}
        onChanged={refresh}
      />
      {value && (
        <CursorPages
          total={value.total}
          count={value.items.length}
          pageSize={page.pageSize}
          after={page.after}
          nextCursor={value.next_cursor}
          onChange={change =>
            setPage({
              pageSize: change.pageSize ?? page.pageSize,
              after: change.after,
            })
          }
        />
      )}
    </>
  );
}
