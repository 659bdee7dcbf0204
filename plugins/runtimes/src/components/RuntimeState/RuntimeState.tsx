import { Text } from '@backstage/ui';
import { RiPauseCircleLine } from '@remixicon/react';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import {
  RelativeTime,
  StatusChip,
  useNow,
} from '@groundwork/plugin-control-plane-react';
import { countWords, heldReason, isPaused } from '../../model';
import styles from './RuntimeState.module.css';

/** What its health means in sentences: since when, why, and what is held because of it. */
export function RuntimeState(props: { runtime: RuntimeEnvironment }) {
  const { runtime } = props;
  const now = useNow(5_000);
  const held = heldReason(runtime, now);
  const since = runtime.maintenance
    ? runtime.maintenance_since
    : runtime.health_changed_at;
  return (
    <div className={styles.root}>
      <Text as="p" variant="body-medium" className={styles.message}>
        {runtime.health_message}{' '}
        {since && (
          <span className={styles.quiet}>
            Since <RelativeTime time={since} />
            {runtime.health_checked_at && (
              <>
                , checked <RelativeTime time={runtime.health_checked_at} />
              </>
            )}
            .
          </span>
        )}
        {!since && runtime.health_checked_at && (
          <span className={styles.quiet}>
            Checked <RelativeTime time={runtime.health_checked_at} />.
          </span>
        )}
        {!runtime.health_checked_at && !since && (
          <span className={styles.quiet}>Not checked yet.</span>
        )}
      </Text>
      {held && (
        <p className={styles.notice}>
          <RiPauseCircleLine aria-hidden="true" />
          <span>
            {runtime.load.held > 0
              ? `${countWords(runtime.load.held, 'piece', 'pieces')} of work ${runtime.load.held === 1 ? 'is' : 'are'} held. `
              : ''}
            {held}{' '}
            {isPaused(runtime, now) && runtime.paused_until && (
              <>
                Paused: it is tried again{' '}
                <RelativeTime time={runtime.paused_until} />.
              </>
            )}
          </span>
        </p>
      )}
      {runtime.removing && (
        <p className={styles.notice}>
          <StatusChip status="deleting" appearance="quiet" />
          <span>It goes once everything on it has been removed.</span>
        </p>
      )}
    </div>
  );
}
