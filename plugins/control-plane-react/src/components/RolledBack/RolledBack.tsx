import { Box, Button, Text } from '@backstage/ui';
import { Undo2Icon } from 'lucide-react';
import type { RolledBackChange } from '../../hooks';
import { useControlPlaneWords } from '../../translation';
import { describeError } from '../ErrorPanel/describeError';
import { RequestIdLine } from '../ErrorPanel/RequestIdLine';
import styles from './RolledBack.module.css';

/** Props of {@link RolledBack}. @public */
export type RolledBackProps = {
  /** What was taken back, as `useOptimistic` tells it; nothing is shown when nothing was. */
  change: RolledBackChange | undefined;
  /** Shows it no more. */
  onDismiss: () => void;
};

/** Says that what was shown ahead of the answer was taken back, and why. @public */
export function RolledBack(props: RolledBackProps) {
  // Told by screen readers as its content changes, so that it is there before.
  return (
    <div role="alert" className={styles.region}>
      {props.change && (
        <Notice change={props.change} onDismiss={props.onDismiss} />
      )}
    </div>
  );
}

function Notice(props: { change: RolledBackChange; onDismiss: () => void }) {
  const { title, error } = props.change;
  const { t } = useControlPlaneWords();
  const { message, advice, requestId } = describeError(error, t);
  return (
    <Box bg="neutral" className={styles.root}>
      <Undo2Icon className={styles.icon} aria-hidden="true" />
      <div className={styles.body}>
        <Text as="p" variant="body-medium" weight="bold">
          {title}
        </Text>
        <Text as="p" variant="body-medium">
          {message} {advice} {t('rolledBack.shown')}
        </Text>
        <div className={styles.footer}>
          <Button size="small" variant="secondary" onPress={props.onDismiss}>
            {t('rolledBack.dismiss')}
          </Button>
          {requestId && <RequestIdLine id={requestId} />}
        </div>
      </div>
    </Box>
  );
}
