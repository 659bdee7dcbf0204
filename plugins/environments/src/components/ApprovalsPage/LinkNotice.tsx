import { Button } from '@backstage/ui';
import { InfoIcon, TriangleAlertIcon, XIcon } from 'lucide-react';
import { ErrorPanel } from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import type { FollowedLink } from './useApprovalLink';
import styles from './ApprovalsPage.module.css';

/** Props of {@link LinkNotice}. */
export type LinkNoticeProps = {
  link: FollowedLink | undefined;
  onRetry: () => void;
  onClose: () => void;
};

/** Where the link of a notification led, and that it decides nothing. */
export function LinkNotice(props: LinkNoticeProps) {
  const { link, onRetry, onClose } = props;
  const { t } = useEnvironmentsWords();
  if (!link) {
    return null;
  }
  switch (link.state) {
    case 'failed':
      return (
        <ErrorPanel
          title={t('link.failed')}
          error={link.error}
          onRetry={onRetry}
        />
      );
    case 'used':
      return (
        <Notice
          isProblem
          title={t('link.used')}
          text={t('link.usedWhatToDo')}
          onClose={onClose}
        />
      );
    case 'over':
      return (
        <Notice
          isProblem
          title={t('link.over')}
          text={t('link.overWhatToDo')}
          onClose={onClose}
        />
      );
    default:
      return (
        <Notice
          isProblem={!link.isCurrent}
          title={link.isCurrent ? undefined : t('link.earlierPlan')}
          text={t('link.decidesNothing')}
          onClose={onClose}
        />
      );
  }
}

function Notice(props: {
  isProblem: boolean;
  title: string | undefined;
  text: string;
  onClose: () => void;
}) {
  const { isProblem, title, text, onClose } = props;
  const { t } = useEnvironmentsWords();
  const Icon = isProblem ? TriangleAlertIcon : InfoIcon;
  return (
    <div
      className={styles.linkNotice}
      data-problem={isProblem || undefined}
      role="status"
    >
      <Icon aria-hidden="true" />
      <span className={styles.linkText}>
        {title && <strong>{title}. </strong>}
        {text}
      </span>
      <Button
        variant="tertiary"
        size="small"
        onPress={onClose}
        aria-label={t('decision.dismiss')}
        iconStart={<XIcon />}
      />
    </div>
  );
}
