import { useState } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link, Tab, TabPanel, Tabs, Text } from '@backstage/ui';
import type { TemplateGate } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  isForbidden,
  isNotFound,
  KeyValueList,
  RelativeTime,
  ShortId,
  StatusChip,
  TabRow,
} from '@groundwork/plugin-control-plane-react';
import { useTemplateGate } from '../../hooks';
import { templateTaskRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import { ApprovalProgress, Approvers, Votes } from '../ApprovalFacts';
import { ParameterTree } from '../ParameterTree';
import type { DecisionKind } from './DecisionForm';
import { DetailFrame } from './DetailFrame';
import { GateDecision } from './GateDecision';
import { GateHistory } from './GateHistory';
import styles from './ApprovalsPage.module.css';

/** Props of {@link GateDetail}. */
export type GateDetailProps = {
  id: string;
  /** Which reason box is open. */
  opened: DecisionKind | undefined;
  onOpen: (kind: DecisionKind | undefined) => void;
  onDecided: (gate: TemplateGate) => void;
  /** Goes back to the inbox, where it is not beside. */
  onBack?: () => void;
};

/** One run of a template that waits, with everything that a decision needs. */
export function GateDetail(props: GateDetailProps) {
  const { id, onBack } = props;
  const { t } = useEnvironmentsWords();
  const query = useTemplateGate(id);
  const { value: gate, error, refresh } = query;
  return (
    <DetailFrame
      label={t('gate.label')}
      words={{
        gone: t('gate.gone'),
        failed: t('gate.failed'),
        loading: t('gate.loading'),
      }}
      error={error}
      isGone={isNotFound(error) || isForbidden(error)}
      onRetry={refresh}
      onBack={onBack}
    >
      {gate && (
        <>
          <GateHeader gate={gate} />
          <GateTabs gate={gate} />
          <GateDecision {...props} gate={gate} onRefresh={refresh} />
        </>
      )}
    </DetailFrame>
  );
}

function GateHeader(props: { gate: TemplateGate }) {
  const { gate } = props;
  const { t } = useEnvironmentsWords();
  const taskPath = useRouteRef(templateTaskRouteRef);
  const isPending = gate.status === 'pending';
  return (
    <header className={styles.detailHeader}>
      <div className={styles.detailTitle}>
        <Text as="h3" variant="title-x-small" weight="bold">
          <bdi>{gate.title}</bdi>
        </Text>
        {!isPending && <StatusChip status={gate.status} />}
      </div>
      <Text as="p" variant="body-medium">
        {t('gate.asks', { template: gate.template_title })} ·{' '}
        {t('approvalsPage.askedBy', {
          name: <ActorLink entityRef={gate.requested_by} />,
          time: <RelativeTime time={gate.created_at} />,
        })}{' '}
        ·{' '}
        <ApprovalProgress
          approval={{
            required: gate.approvals_required,
            given: gate.approvals_given,
          }}
        />
        {gate.expires_at && isPending && (
          <>
            {' · '}
            {t('gate.expires', {
              time: <RelativeTime time={gate.expires_at} />,
            })}
          </>
        )}
        {taskPath && (
          <>
            {' · '}
            <Link href={taskPath({ taskId: gate.task_id })}>
              {t('gate.task')}
            </Link>
          </>
        )}
      </Text>
      {gate.summary && (
        <blockquote className={styles.note}>
          <bdi>{gate.summary}</bdi>
        </blockquote>
      )}
      {gate.reason && !isPending && (
        <Text as="p" variant="body-medium">
          {t('gate.reason', { reason: gate.reason })}
        </Text>
      )}
    </header>
  );
}

function GateTabs(props: { gate: TemplateGate }) {
  const { gate } = props;
  const { t } = useEnvironmentsWords();
  const [tab, setTab] = useState('parameters');
  return (
    <Tabs
      className={styles.detailTabs}
      selectedKey={tab}
      onSelectionChange={key => setTab(String(key))}
    >
      <TabRow label={t('gate.about')} selected={tab}>
        <Tab id="parameters">{t('gate.tabs.parameters')}</Tab>
        <Tab id="approvals">{t('approvalsPage.tabs.approvals')}</Tab>
        <Tab id="who">{t('approvalsPage.tabs.who')}</Tab>
        <Tab id="history">{t('approvalsPage.tabs.history')}</Tab>
      </TabRow>
      <TabPanel id="parameters" className={styles.panel}>
        <p className={styles.lead}>{t('gate.parametersLead')}</p>
        <ParameterTree
          parameters={gate.parameters}
          label={t('gate.tabs.parameters')}
        />
      </TabPanel>
      <TabPanel id="approvals" className={styles.panel}>
        <Approvers
          request={{
            status: gate.status === 'pending' ? 'pending_approval' : 'approved',
            approval: {
              required: gate.approvals_required,
              given: gate.approvals_given,
              approvers: gate.approvers,
              expires_at: gate.expires_at,
              escalated_at: gate.escalated_at,
            },
          }}
        />
        <Votes
          votes={(gate.votes ?? []).map(vote => ({
            ...vote,
            plan_digest: vote.parameters_digest,
            is_current: true,
          }))}
        />
      </TabPanel>
      <TabPanel id="who" className={styles.panel}>
        <KeyValueList
          items={[
            {
              label: t('who.requestedBy'),
              value: <ActorLink entityRef={gate.requested_by} />,
            },
            {
              label: t('gate.template'),
              value: (
                <ActorLink
                  entityRef={gate.template_ref}
                  defaultKind="template"
                />
              ),
            },
            { label: t('gate.step'), value: gate.step_name },
            {
              label: t('who.component'),
              value: gate.component_ref && (
                <ActorLink
                  entityRef={gate.component_ref}
                  defaultKind="component"
                />
              ),
            },
            { label: t('gate.policy'), value: gate.policy },
            {
              label: t('gate.digest'),
              value: (
                <ShortId
                  id={gate.parameters_digest}
                  label={t('gate.digestLabel')}
                />
              ),
            },
          ]}
        />
      </TabPanel>
      <TabPanel id="history" className={styles.panel}>
        <GateHistory gate={gate} />
      </TabPanel>
    </Tabs>
  );
}
