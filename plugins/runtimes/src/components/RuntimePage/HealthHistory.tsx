import { useState } from 'react';
import { Box, Button } from '@backstage/ui';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  RelativeTime,
  SkeletonLines,
  StatusChip,
} from '@groundwork/plugin-control-plane-react';
import { useHealthHistory } from '../../hooks';
import { useRuntimesWords } from '../../translation';
import styles from './RuntimePage.module.css';

const STEP = 10;

/** Every change of health, newest first. */
export function HealthHistory(props: { runtime: RuntimeEnvironment }) {
  const { runtime } = props;
  const { t } = useRuntimesWords();
  const [limit, setLimit] = useState(STEP);
  const { value, error, refresh } = useHealthHistory(
    runtime.id,
    `${runtime.health_status} ${runtime.health_changed_at ?? ''}`,
  );
  if (error) {
    return (
      <ErrorPanel
        title={t('health.changesFailed')}
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (!value) {
    return <SkeletonLines count={3} label={t('health.changesLoading')} />;
  }
  if (value.length === 0) {
    return <p className={styles.nothing}>{t('health.noChanges')}</p>;
  }
  return (
    <Box bg="neutral" className={styles.card}>
      <ol className={styles.history}>
        {value.slice(0, limit).map(event => (
          <li key={event.id} className={styles.event}>
            <span className={styles.sentence}>
              <StatusChip status={event.status} appearance="quiet" />
              <span>{event.message}</span>
            </span>
            <RelativeTime time={event.created_at} />
          </li>
        ))}
      </ol>
      {value.length > limit && (
        <div>
          <Button
            size="small"
            variant="secondary"
            onPress={() => setLimit(limit + 5 * STEP)}
          >
            {t('health.olderChanges')}
          </Button>
        </div>
      )}
    </Box>
  );
}
