import { useEffect, useRef, useState } from 'react';
import { Text } from '@backstage/ui';
import { InfoIcon, TriangleAlertIcon } from 'lucide-react';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  Announcement,
  useControlPlaneWords,
  DriftChip,
  Flash,
  formatExactTime,
  formatInSentence,
  HiddenText,
  Money,
  StatusChip,
  useNow,
} from '@groundwork/plugin-control-plane-react';
import { answerParts, isEnding, titleOf } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import styles from './EnvironmentPage.module.css';

/** The first line: what a person came to learn, in words, and whose it is. */
export function EnvironmentAnswer(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const now = useNow();
  const { t } = useEnvironmentsWords();
  const parts = answerParts(request, now, t);
  const ends =
    request.status === 'ready' && request.expires_at
      ? formatExactTime(request.expires_at)
      : undefined;
  const approvers = (request.votes ?? []).filter(
    vote => vote.decision === 'approve' && vote.is_current,
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
        <span title={ends && t('environmentPage.answer.ends', { time: ends })}>
          {parts.join(' · ')}
          {ends && (
            <HiddenText>
              , {t('environmentPage.answer.endsSpoken', { time: ends })}
            </HiddenText>
          )}
        </span>
        {isEnding(request, now) && <StatusChip status="expiring" />}
      </div>
      <Text as="p" variant="body-medium" className={styles.whose}>
        {t('environmentPage.answer.requested', {
          person: <ActorLink entityRef={request.requested_by} />,
          owner: <ActorLink entityRef={request.owner} defaultKind="group" />,
        })}
        {approvers.map(vote => (
          <span key={vote.created_at}>
            {', '}
            {t('environmentPage.answer.approvedBy', {
              person: <ActorLink entityRef={vote.decided_by} />,
            })}
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
  const Icon = props.isProblem ? TriangleAlertIcon : InfoIcon;
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
  const { t } = useEnvironmentsWords();
  const { t: word } = useControlPlaneWords();
  const state = `${request.status} ${request.drift_status === 'drifted'}`;
  const shown = useRef(state);
  const [message, setMessage] = useState('');
  useEffect(() => {
    if (shown.current === state) {
      return;
    }
    shown.current = state;
    const words = {
      name: titleOf(request),
      state: formatInSentence(word(`status.${request.status}`)),
    };
    setMessage(
      request.drift_status === 'drifted'
        ? t('environmentPage.answer.nowDrifted', words)
        : t('environmentPage.answer.now', words),
    );
  }, [state, request, t, word]);
  return <Announcement>{message}</Announcement>;
}
