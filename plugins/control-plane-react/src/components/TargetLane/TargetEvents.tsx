import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useLiveQuery } from '../../hooks';
import { useControlPlaneWords } from '../../translation';
import { ErrorPanel } from '../ErrorPanel';
import { EventList } from '../EventList';
import { SkeletonLines } from '../SkeletonBlocks';
import type { TargetLaneProps } from './TargetLane';
import styles from './Lists.module.css';

const STEP = 20;
/** The API does not answer more at once. */
const LIMIT_MAX = 200;

/** What happened on a target, newest first. */
export function TargetEvents(
  props: Pick<TargetLaneProps, 'target' | 'listEvents'>,
) {
  const { target, listEvents } = props;
  const { t } = useControlPlaneWords();
  const [limit, setLimit] = useState(STEP);
  const { value, error, refresh, isUpdating } = useLiveQuery({
    // What happens on a target changes it, of which the page hears.
    key: `events ${target.id} ${target.status} ${target.generation} ${target.updated_at} ${limit}`,
    subject: target.id,
    isAffected: () => false,
    load: signal => listEvents({ target_id: target.id, limit }, { signal }),
  });
  if (error) {
    return (
      <ErrorPanel
        title={t('target.eventsFailed')}
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (!value) {
    return <SkeletonLines count={2} label={t('target.eventsLoading')} />;
  }
  if (value.items.length === 0) {
    return <p className={styles.nothing}>{t('target.noEvents')}</p>;
  }
  return (
    <>
      <EventList events={value.items} />
      {value.next_cursor && limit < LIMIT_MAX && (
        <div className={styles.below}>
          <Button
            variant="secondary"
            size="small"
            isPending={isUpdating}
            onPress={() => setLimit(Math.min(limit + STEP, LIMIT_MAX))}
          >
            {t('target.moreEvents')}
          </Button>
        </div>
      )}
    </>
  );
}
