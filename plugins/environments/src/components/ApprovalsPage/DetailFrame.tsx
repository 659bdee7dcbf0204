import type { ReactNode } from 'react';
import { Box, Button } from '@backstage/ui';
import { ArrowLeftIcon, CompassIcon } from 'lucide-react';
import {
  EmptyState,
  ErrorPanel,
  SkeletonCards,
  SkeletonLines,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import styles from './ApprovalsPage.module.css';

/** Props of {@link DetailFrame}. */
export type DetailFrameProps = {
  label: string;
  /** What is said instead of the content while it is not there. */
  words: { gone: string; failed: string; loading: string };
  error: Error | undefined;
  /** Whether the error means that there is nothing to see for the reader. */
  isGone: boolean;
  onRetry: () => void;
  /** Goes back to the inbox, where it is not beside. */
  onBack?: () => void;
  /** Absent until it has been loaded. */
  children: ReactNode;
};

/** The pane beside the inbox, with the content or with why there is none. */
export function DetailFrame(props: DetailFrameProps) {
  const { label, words, error, isGone, onRetry, onBack, children } = props;
  const { t } = useEnvironmentsWords();
  return (
    <Box as="section" bg="neutral" className={styles.detail} aria-label={label}>
      {onBack && (
        <div>
          <Button
            variant="tertiary"
            size="small"
            iconStart={<ArrowLeftIcon />}
            onPress={onBack}
          >
            {t('approvalsPage.backToInbox')}
          </Button>
        </div>
      )}
      {isGone && <EmptyState icon={<CompassIcon />} title={words.gone} />}
      {error && !isGone && (
        <ErrorPanel title={words.failed} error={error} onRetry={onRetry} />
      )}
      {!error && !children && (
        <>
          <SkeletonLines count={2} label={words.loading} />
          <SkeletonCards count={1} height={280} />
        </>
      )}
      {children}
    </Box>
  );
}
