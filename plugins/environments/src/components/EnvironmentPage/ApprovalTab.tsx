import { Box } from '@backstage/ui';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { Approvers, Votes } from '../ApprovalFacts';
import { ReceiptButton } from './ReceiptButton';
import styles from './EnvironmentPage.module.css';

/** Who may decide, who has decided, and the proof of it. */
export function ApprovalTab(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const isApproved =
    request.approval_required &&
    request.votes?.some(
      vote => vote.is_current && vote.decision === 'approve',
    ) &&
    request.status !== 'pending_approval';
  return (
    <Box bg="neutral" className={styles.card}>
      <Approvers request={request} />
      <Votes votes={request.votes ?? []} />
      {isApproved && <ReceiptButton request={request} />}
    </Box>
  );
}
