import { useLiveQuery } from '../../hooks';
import { useControlPlaneWords } from '../../translation';
import { RelativeTime } from '../RelativeTime';
import type { TargetLaneProps } from './TargetLane';
import styles from './TargetLane.module.css';

/** When the drift of now was noticed; targets do not tell when it came about. */
export function DriftSince(props: Pick<TargetLaneProps, 'target' | 'api'>) {
  const { target, api } = props;
  const { t } = useControlPlaneWords();
  const { value } = useLiveQuery({
    key: `drift since ${target.id} ${target.generation} ${target.drift.length}`,
    subject: target.id,
    isAffected: () => false,
    intervalMs: () => 10 * 60_000,
    load: signal => api.listDriftEvents(target.id, { limit: 10 }, { signal }),
  });
  const noticed = value?.items.find(({ kind }) => kind === 'drifted');
  return noticed ? (
    <span className={styles.since}>
      {t('drift.noticed', { time: <RelativeTime time={noticed.created_at} /> })}
    </span>
  ) : null;
}
