import { useState } from 'react';
import { Box, Button } from '@backstage/ui';
import {
  ErrorPanel,
  EventList,
  SkeletonLines,
  useEnvironmentEvents,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import styles from './EnvironmentPage.module.css';

const STEP = 50;
/** The API does not answer more at once. */
const LIMIT_MAX = 200;

/** What happened, newest first. */
export function EventsTab(props: { id: string }) {
  const { t } = useEnvironmentsWords();
  const [limit, setLimit] = useState(STEP);
  const { value, error, refresh, isUpdating } = useEnvironmentEvents(
    props.id,
    limit,
  );
  if (error) {
    return (
      <ErrorPanel
        title={t('environmentPage.events.notLoaded')}
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (!value) {
    return (
      <SkeletonLines count={6} label={t('environmentPage.events.loading')} />
    );
  }
  return (
    <Box bg="neutral" className={styles.card}>
      <EventList events={value.items} />
      {value.next_cursor && limit < LIMIT_MAX && (
        <Button
          variant="secondary"
          isPending={isUpdating}
          onPress={() => setLimit(Math.min(limit + STEP, LIMIT_MAX))}
        >
          {t('environmentPage.events.older')}
        </Button>
      )}
    </Box>
  );
}
