import type { Target } from '@groundwork/plugin-control-plane-common';
import {
  NAMESPACES_CHANNEL,
  type DriftEvent,
} from '@groundwork/plugin-control-plane-common';
import { useLiveQuery } from '../../hooks';
import { useControlPlaneWords } from '../../translation';
import { ActorLink } from '../ActorLink';
import { ErrorPanel } from '../ErrorPanel';
import { RelativeTime } from '../RelativeTime';
import { SkeletonLines } from '../SkeletonBlocks';
import { StatusChip } from '../StatusChip';
import { DriftDetails } from './DriftDetails';
import type { TargetsApi } from './TargetLane';
import styles from './Lists.module.css';

const LIMIT = 20;

/** When a target drifted, and what became of it, newest first. */
export function DriftHistory(props: { target: Target; api: TargetsApi }) {
  const { target, api } = props;
  const { t } = useControlPlaneWords();
  const { value, error, refresh } = useLiveQuery({
    // A change of the drift is a new line.
    key: `${target.id} ${target.drift_status} ${target.generation}`,
    subject: target.id,
    channel: NAMESPACES_CHANNEL,
    load: signal =>
      api.listDriftEvents(target.id, { limit: LIMIT }, { signal }),
  });
  if (error) {
    return (
      <ErrorPanel
        title={t('drift.historyFailed')}
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (!value) {
    return <SkeletonLines count={2} label={t('drift.historyLoading')} />;
  }
  if (value.items.length === 0) {
    return <p className={styles.nothing}>{t('drift.never')}</p>;
  }
  return (
    <ol className={styles.list}>
      {value.items.map(event => (
        <HistoryEntry key={event.id} event={event} />
      ))}
    </ol>
  );
}

function HistoryEntry(props: { event: DriftEvent }) {
  const { event } = props;
  return (
    <li className={styles.row}>
      <span className={styles.main}>
        <span className={styles.sentence}>
          <StatusChip status={event.kind} appearance="quiet" />
          <span>
            {event.actor && (
              <>
                <ActorLink entityRef={event.actor} />
                {': '}
              </>
            )}
            {event.message}
          </span>
        </span>
        {event.kind === 'drifted' && event.resources.length > 0 && (
          <DriftDetails drift={event.resources} isPlain />
        )}
      </span>
      <RelativeTime time={event.created_at} />
    </li>
  );
}
