import { useEffect, useRef, useState } from 'react';
import { Text } from '@backstage/ui';
import { RiInformationLine, RiAlertLine } from '@remixicon/react';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  Announcement,
  DriftChip,
  Flash,
  formatExactTime,
  HiddenText,
  Money,
  StatusChip,
  useNow,
} from '@groundwork/plugin-control-plane-react';
import { answerParts, isEnding, titleOf } from '../../model';
import styles from './EnvironmentPage.module.css';

/** The first line: what a person came to learn, in words, and whose it is. */
export function EnvironmentAnswer(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const now = useNow();
  const parts = answerParts(request, now);
  const ends =
    request.status === 'ready' && request.expires_at
      ? formatExactTime(request.expires_at)
      : undefined;
  const approvers = (request.votes ?? []).filter(
    ({ decision }) => decision === 'approve',
  );
  const isDrifted =
    request.status === 'ready' && request.drift_status === 'drifted';
  return (
    <div className={styles.answer}>
      <div className={styles.answerLine}>
        <Flash token={request.status}>
          <StatusChip status={request.status} />
        </Flash>
        {isDrifted && <DriftChip drift={request.drift_status} />}
        <span title={ends && `Ends ${ends}`}>
          {parts.join(' · ')}
          {ends && <HiddenText>, ends {ends}</HiddenText>}
        </span>
        {isEnding(request, now) && <StatusChip status="expiring" />}
      </div>
      <Text as="p" variant="body-medium" className={styles.whose}>
        Requested by <ActorLink entityRef={request.requested_by} /> for{' '}
        <ActorLink entityRef={request.owner} defaultKind="group" />
        {approvers.map(vote => (
          <span key={vote.created_at}>
            , approved by <ActorLink entityRef={vote.decided_by} />
          </span>
        ))}
        {' · '}
        <Money amountUsd={request.estimated_monthly_cost_usd} />
      </Text>
      {request.status_message && (
        <Notice isProblem={request.status === 'failed'}>
          {request.status_message}
        </Notice>
      )}
      {request.drift_status === 'drifted' && request.drift_summary && (
        <Notice isProblem>{request.drift_summary}</Notice>
      )}
      <StateAnnouncement request={request} />
    </div>
  );
}

function Notice(props: { isProblem: boolean; children: string }) {
  const Icon = props.isProblem ? RiAlertLine : RiInformationLine;
  return (
    <p className={styles.notice} data-problem={props.isProblem || undefined}>
      <Icon aria-hidden="true" />
      <span>{props.children}</span>
    </p>
  );
}

/** Says changes, and nothing when the page is opened: that is read anyway. */
function StateAnnouncement(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const state = `${request.status.replaceAll('_', ' ')}${
    request.drift_status === 'drifted' ? ', drifted' : ''
  }`;
  const shown = useRef(state);
  const [message, setMessage] = useState('');
  useEffect(() => {
    if (shown.current !== state) {
      shown.current = state;
      setMessage(`${titleOf(request)} is now ${state}.`);
    }
  }, [state, request]);
  return <Announcement>{message}</Announcement>;
}
