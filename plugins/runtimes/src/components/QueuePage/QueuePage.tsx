import { useState } from 'react';
import { Button } from '@backstage/ui';
import { CircleCheckIcon, FunnelXIcon, RotateCwIcon } from 'lucide-react';
import {
  queueManagePermission,
  queueReadPermission,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  CursorPages,
  EmptyState,
  ErrorPanel,
  ForbiddenPanel,
  isForbidden,
} from '@groundwork/plugin-control-plane-react';
import {
  toQueueQuery,
  useQueue,
  useQueueParameters,
  useQueueSummary,
  useRefusal,
} from '../../hooks';
import { useRuntimesWords } from '../../translation';
import { QueueTable, ReplayAllDialog } from '../Queue';
import { RuntimesFrame } from '../RuntimesRouter/RuntimesFrame';
import { QueueCountsTable } from './QueueCountsTable';
import { QueueFilters } from './QueueFilters';

/** The work of the reconciler: how much stands where, and each piece of it. */
export function QueuePage() {
  const { t } = useRuntimesWords();
  const list = useQueueParameters();
  const { parameters, change, clearFilters } = list;
  const summary = useQueueSummary();
  const query = useQueue(toQueueQuery(parameters));
  const { value, error, refresh } = query;
  const isEmpty = value?.items.length === 0;
  const isFiltered = list.isFiltered || parameters.after !== undefined;
  const refreshAll = () => {
    refresh();
    summary.refresh();
  };
  if (isForbidden(error)) {
    return (
      <RuntimesFrame open="queue">
        <ForbiddenPanel permission={queueReadPermission} />
      </RuntimesFrame>
    );
  }
  return (
    <RuntimesFrame
      open="queue"
      live={query}
      actions={
        <ReplayAllButton
          count={summary.value?.total.dead ?? 0}
          onDone={refreshAll}
        />
      }
    >
      <QueueCountsTable summary={summary} onChanged={refreshAll} />
      <QueueFilters list={list} summary={summary.value} />
      {error && (
        <ErrorPanel title={t('queue.failed')} error={error} onRetry={refresh} />
      )}
      {!error && isEmpty && (
        <NothingThere isFiltered={isFiltered} onClearFilters={clearFilters} />
      )}
      {!error && !isEmpty && (
        <QueueTable
          items={value?.items}
          isUpdating={query.isUpdating}
          onChanged={refreshAll}
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
    </RuntimesFrame>
  );
}

function NothingThere(props: {
  isFiltered: boolean;
  onClearFilters: () => void;
}) {
  const { t } = useRuntimesWords();
  return props.isFiltered ? (
    <EmptyState
      icon={<FunnelXIcon />}
      title={t('words.nothingMatches')}
      description={t('queue.noMatchDescription')}
      action={
        <Button variant="secondary" onPress={props.onClearFilters}>
          {t('actions.clearFilters')}
        </Button>
      }
    />
  ) : (
    <EmptyState
      icon={<CircleCheckIcon />}
      title={t('queue.emptyTitle')}
      description={t('queue.emptyDescription')}
    />
  );
}

function ReplayAllButton(props: { count: number; onDone: () => void }) {
  const { count, onDone } = props;
  const { t } = useRuntimesWords();
  const [isOpen, setIsOpen] = useState(false);
  const refusal = useRefusal(queueManagePermission);
  return (
    <>
      <ActionButton
        variant="primary"
        iconStart={<RotateCwIcon />}
        disabledReason={
          refusal ?? (count === 0 ? t('queue.nothingDead') : undefined)
        }
        onPress={() => setIsOpen(true)}
      >
        {t('actions.replayAll')}
      </ActionButton>
      {isOpen && (
        <ReplayAllDialog
          count={count}
          onDone={onDone}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
