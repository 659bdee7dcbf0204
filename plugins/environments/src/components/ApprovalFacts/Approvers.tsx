import { Text } from '@backstage/ui';
import type {
  EnvironmentRequest,
  RequestApprover,
} from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  RelativeTime,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import { ApprovalProgress } from './ApprovalProgress';
import styles from './ApprovalFacts.module.css';

const CLIENT = 'approver-client:';

/** Who may decide over a request, how far it is, and until when it waits. */
export function Approvers(props: {
  request: Pick<EnvironmentRequest, 'approval' | 'status'>;
}) {
  const { approval, status } = props.request;
  const { t } = useEnvironmentsWords();
  const { approvers = [], expires_at: expiresAt } = approval;
  return (
    <section className={styles.section} aria-label={t('approvers.title')}>
      <Text as="h4" variant="body-large" weight="bold">
        {t('approvers.title')}
      </Text>
      <p className={styles.facts}>
        <ApprovalProgress approval={approval} />
        {status === 'pending_approval' && expiresAt && (
          <span>
            {t('progress.expires', { time: <RelativeTime time={expiresAt} /> })}
          </span>
        )}
        {approval.escalated_at && (
          <span>
            {t('progress.escalated', {
              time: <RelativeTime time={approval.escalated_at} />,
            })}
          </span>
        )}
      </p>
      {approvers.length === 0 ? (
        approval.required === 0 && (
          <Text as="p" variant="body-medium">
            {t('approvers.none')}
          </Text>
        )
      ) : (
        <>
          <ul className={styles.list}>
            {approvers.map(approver => (
              <li
                key={`${approver.ref} ${approver.via} ${approver.for ?? ''}`}
                className={styles.approver}
              >
                <Name approverRef={approver.ref} />
                <Via approver={approver} />
              </li>
            ))}
          </ul>
          <Text as="p" variant="body-small" color="secondary">
            {t('approvers.exceptRequester')}
          </Text>
        </>
      )}
    </section>
  );
}

function Name(props: { approverRef: string }) {
  const { approverRef } = props;
  const { t } = useEnvironmentsWords();
  if (approverRef === 'role:approver') {
    return <span>{t('approvers.anyApprover')}</span>;
  }
  if (approverRef.startsWith(CLIENT)) {
    return (
      <span>
        {t('approvers.client', { name: approverRef.slice(CLIENT.length) })}
      </span>
    );
  }
  return <ActorLink entityRef={approverRef} />;
}

function Via(props: { approver: RequestApprover }) {
  const { approver } = props;
  const { t } = useEnvironmentsWords();
  switch (approver.via) {
    case 'component-owner':
      return (
        <span className={styles.quiet}>{t('approvers.componentOwner')}</span>
      );
    case 'escalation':
      return <span className={styles.quiet}>{t('approvers.escalation')}</span>;
    case 'substitute':
      return (
        <span className={styles.quiet}>
          {t('approvers.substitute', {
            name: <ActorLink entityRef={approver.for ?? ''} />,
          })}
        </span>
      );
    default:
      return null;
  }
}
