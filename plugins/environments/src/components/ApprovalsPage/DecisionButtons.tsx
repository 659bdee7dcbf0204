import { CheckIcon, XIcon } from 'lucide-react';
import { ActionButton } from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import type { DecisionKind } from './DecisionForm';
import styles from './ApprovalsPage.module.css';

/** Props of {@link DecisionButtons}. */
export type DecisionButtonsProps = {
  /** Why it cannot be approved; it can when absent. */
  approveReason: string | undefined;
  /** Why it cannot be rejected; it can when absent. */
  rejectReason: string | undefined;
  onOpen: (kind: DecisionKind) => void;
};

/** Approve and reject: each opens the box for the reason, or says why it cannot. */
export function DecisionButtons(props: DecisionButtonsProps) {
  const { approveReason, rejectReason, onOpen } = props;
  const { t } = useEnvironmentsWords();
  return (
    <div className={styles.decision}>
      <ActionButton
        variant="secondary"
        iconStart={<XIcon />}
        disabledReason={rejectReason}
        onPress={() => onOpen('reject')}
      >
        {t('actions.reject')}
      </ActionButton>
      <ActionButton
        variant="primary"
        iconStart={<CheckIcon />}
        disabledReason={approveReason}
        onPress={() => onOpen('approve')}
      >
        {t('actions.approve')}
      </ActionButton>
    </div>
  );
}
