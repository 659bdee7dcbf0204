import { Text } from '@backstage/ui';
import { CirclePauseIcon } from 'lucide-react';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import {
  RelativeTime,
  StatusChip,
  useNow,
} from '@groundwork/plugin-control-plane-react';
import { counted, heldReason, isPaused } from '../../model';
import { useRuntimesWords } from '../../translation';
import styles from './RuntimeState.module.css';

/** What its health means in sentences: since when, why, and what is held because of it. */
export function RuntimeState(props: { runtime: RuntimeEnvironment }) {
  const { runtime } = props;
  const { t } = useRuntimesWords();
  const now = useNow(5_000);
  const held = heldReason(runtime, now, t);
  const since = runtime.maintenance
    ? runtime.maintenance_since
    : runtime.health_changed_at;
  return (
    <div className={styles.root}>
      <Text as="p" variant="body-medium" className={styles.message}>
        {runtime.health_message}{' '}
        <span className={styles.quiet}>
          <Checked since={since} checked={runtime.health_checked_at} />
        </span>
      </Text>
      {held && (
        <p className={styles.notice}>
          <CirclePauseIcon aria-hidden="true" />
          <span>
            {runtime.load.held > 0 &&
              `${t('held.pieces', counted(runtime.load.held))} `}
            {held}{' '}
            {isPaused(runtime, now) &&
              runtime.paused_until &&
              t('held.pausedUntil', {
                time: <RelativeTime time={runtime.paused_until} />,
              })}
          </span>
        </p>
      )}
      {runtime.removing && (
        <p className={styles.notice}>
          <StatusChip status="deleting" appearance="quiet" />
          <span>{t('runtime.removing')}</span>
        </p>
      )}
    </div>
  );
}

/** Since when it is as it is, and when that was looked at. */
function Checked(props: { since?: string; checked?: string }) {
  const { since, checked } = props;
  const { t } = useRuntimesWords();
  if (since && checked) {
    return t('health.sinceAndChecked', {
      since: <RelativeTime time={since} />,
      checked: <RelativeTime time={checked} />,
    });
  }
  if (since) {
    return t('health.since', { time: <RelativeTime time={since} /> });
  }
  return checked ? (
    t('health.checked', { time: <RelativeTime time={checked} /> })
  ) : (
    <>{t('health.notChecked')}</>
  );
}
