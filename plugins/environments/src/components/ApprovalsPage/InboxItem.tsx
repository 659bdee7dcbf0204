import type {
  EnvironmentRequest,
  TemplateGate,
} from '@groundwork/plugin-control-plane-common';
import {
  formatHours,
  Money,
  RelativeTime,
} from '@groundwork/plugin-control-plane-react';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { ScrollTextIcon, TriangleAlertIcon } from 'lucide-react';
import { riskOf, type InboxEntry } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { ApprovalProgress, RiskLevel } from '../ApprovalFacts';
import styles from './ApprovalInbox.module.css';

/** Props of {@link InboxItem}. */
export type InboxItemProps = {
  entry: InboxEntry;
  isSelected: boolean;
  onSelect: () => void;
};

/** What waits, who asks, since when, and how closely it is to be looked at. */
export function InboxItem(props: InboxItemProps) {
  const { entry, isSelected, onSelect } = props;
  return (
    <button
      type="button"
      className={styles.item}
      aria-current={isSelected || undefined}
      onClick={onSelect}
    >
      {entry.kind === 'request' ? (
        <RequestLines request={entry.request} />
      ) : (
        <GateLines gate={entry.gate} />
      )}
    </button>
  );
}

function RequestLines(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const { t } = useEnvironmentsWords();
  const { pending_extension: extension } = request;
  return (
    <>
      <span className={styles.line}>
        <span className={styles.title}>
          {t('approvalsPage.requestTitle', {
            app: request.app,
            class: request.class,
          })}
        </span>
        <span className={styles.cost}>
          <Money amountUsd={request.estimated_monthly_cost_usd} isBare />
        </span>
      </span>
      <span className={styles.quiet}>
        <span>
          {t('approvalsPage.teamBy', {
            team: request.team,
            name: <PlainName entityRef={request.requested_by} />,
          })}
        </span>
        <RelativeTime time={request.created_at} />
      </span>
      <span className={styles.quiet}>
        {extension ? (
          t('approvalsPage.extension', { hours: formatHours(extension.hours) })
        ) : (
          <ApprovalProgress approval={request.approval} />
        )}
        <span className={styles.marks}>
          {request.policy_warnings && !extension ? (
            <span className={styles.warning}>
              <TriangleAlertIcon aria-hidden="true" />
              {t('warnings', { count: request.policy_warnings })}
            </span>
          ) : null}
          {!extension && <RiskLevel level={riskOf(request).level} />}
        </span>
      </span>
    </>
  );
}

function GateLines(props: { gate: TemplateGate }) {
  const { gate } = props;
  const { t } = useEnvironmentsWords();
  return (
    <>
      <span className={styles.line}>
        <span className={styles.title}>
          <bdi>{gate.title}</bdi>
        </span>
        <ScrollTextIcon className={styles.kind} aria-hidden="true" />
      </span>
      <span className={styles.quiet}>
        <span>
          {t('gate.templateBy', {
            template: gate.template_title,
            name: <PlainName entityRef={gate.requested_by} />,
          })}
        </span>
        <RelativeTime time={gate.created_at} />
      </span>
      <span className={styles.quiet}>
        <ApprovalProgress
          approval={{
            required: gate.approvals_required,
            given: gate.approvals_given,
          }}
        />
      </span>
    </>
  );
}

/** A name without a link: the whole item is pressed. */
function PlainName(props: { entityRef: string }) {
  return props.entityRef.includes(':') ? (
    <EntityDisplayName
      entityRef={props.entityRef}
      defaultKind="user"
      hideIcon
      disableTooltip
    />
  ) : (
    <>{props.entityRef}</>
  );
}
