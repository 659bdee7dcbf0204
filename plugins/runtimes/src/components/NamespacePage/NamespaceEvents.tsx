import { useState } from 'react';
import { Box, Button } from '@backstage/ui';
import {
  ErrorPanel,
  EventList,
  SkeletonLines,
} from '@groundwork/plugin-control-plane-react';
import { useNamespaceEvents } from '../../hooks';
import { useRuntimesWords } from '../../translation';
import styles from './NamespacePage.module.css';

const STEP = 50;
/** The API does not answer more at once. */
const LIMIT_MAX = 200;

/** What happened, newest first. */
export function NamespaceEvents(props: { id: string }) {
  const { t } = useRuntimesWords();
  const [limit, setLimit] = useState(STEP);
  const { value, error, refresh, isUpdating } = useNamespaceEvents(
    props.id,
    limit,
  );
  if (error) {
    return (
      <ErrorPanel
        title={t('namespace.eventsFailed')}
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (!value) {
    return <SkeletonLines count={6} label={t('namespace.eventsLoading')} />;
  }
  return (
    <Box bg="neutral" className={styles.card}>
      <EventList events={value.items} />
      {value.next_cursor && limit < LIMIT_MAX && (
        <div>
          <Button
            variant="secondary"
            isPending={isUpdating}
            onPress={() => setLimit(Math.min(limit + STEP, LIMIT_MAX))}
          >
            {t('namespace.olderEvents')}
          </Button>
        </div>
      )}
    </Box>
  );
}
