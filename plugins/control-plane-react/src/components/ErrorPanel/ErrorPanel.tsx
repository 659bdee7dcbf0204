import { Box, Button, Text } from '@backstage/ui';
import { CircleAlertIcon, RefreshCwIcon } from 'lucide-react';
import { useControlPlaneWords } from '../../translation';
import { describeError } from './describeError';
import { RequestIdLine } from './RequestIdLine';
import styles from './ErrorPanel.module.css';

/** Props of {@link ErrorPanel}. @public */
export type ErrorPanelProps = {
  /** What could not be done, as "The environments could not be loaded". */
  title: string;
  error: Error;
  /** Tries again; no button when absent. */
  onRetry?: () => void;
};

/** Stands where the data would be: what failed, what to do, another try, and the request id to give to an operator. @public */
export function ErrorPanel(props: ErrorPanelProps) {
  const { title, error, onRetry } = props;
  const { t } = useControlPlaneWords();
  const { message, advice, requestId } = describeError(error, t);
  return (
    <Box bg="neutral" className={styles.root} role="alert">
      <CircleAlertIcon className={styles.icon} aria-hidden="true" />
      <div className={styles.body}>
        <Text as="p" variant="body-large" weight="bold">
          {title}
        </Text>
        <Text as="p" variant="body-medium">
          {message} {advice}
        </Text>
        <div className={styles.footer}>
          {onRetry && (
            <Button
              size="small"
              variant="secondary"
              iconStart={<RefreshCwIcon />}
              onPress={onRetry}
            >
              {t('error.retry')}
            </Button>
          )}
          {requestId && <RequestIdLine id={requestId} />}
        </div>
      </div>
    </Box>
  );
}
