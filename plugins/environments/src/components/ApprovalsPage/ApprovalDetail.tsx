import { useState, type ReactNode } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link, Tab, TabPanel, Tabs, Text } from '@backstage/ui';
import { BanIcon, TriangleAlertIcon } from 'lucide-react';
import type {
  EnvironmentRequest,
  Plan,
} from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  ErrorPanel,
  formatHours,
  HiddenText,
  Money,
  describePlanSummary,
  useControlPlaneWords,
  summarizeTargetPlan,
  RelativeTime,
  SkeletonCards,
  StatusChip,
  TabRow,
  useEnvironmentRequest,
  isNotFound,
} from '@groundwork/plugin-control-plane-react';
import { countWarnings, isDenied, riskOf, type Risk } from '../../model';
import { environmentRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import {
  ApprovalProgress,
  Approvers,
  CostItems,
  PolicyResults,
  RiskFacts,
  RiskLevel,
  Votes,
} from '../ApprovalFacts';
import { PendingExtension } from '../PendingExtension';
import { PlanView } from '../PlanView';
import { DecisionBar } from './DecisionBar';
import type { DecisionKind } from './DecisionForm';
import { DetailFrame } from './DetailFrame';
import { HistoryTab } from './HistoryTab';
import { StalePlanBar } from './StalePlanBar';
import { useDisplayedPlan, type DisplayedPlan } from './useDisplayedPlan';
import { WhoIsAskingTab } from './WhoIsAskingTab';
import styles from './ApprovalsPage.module.css';

/** Props of {@link ApprovalDetail}. */
export type ApprovalDetailProps = {
  id: string;
  /** Which reason box is open. */
  opened: DecisionKind | undefined;
  onOpen: (kind: DecisionKind | undefined) => void;
  onDecided: (request: EnvironmentRequest) => void;
  /** An extension was decided over, not the request. */
  onExtensionDecided: (request: EnvironmentRequest) => void;
  /** Goes back to the inbox, where it is not beside. */
  onBack?: () => void;
};

/** One request with everything that a decision needs. */
export function ApprovalDetail(props: ApprovalDetailProps) {
  const { id, onBack } = props;
  const { t } = useEnvironmentsWords();
  const query = useEnvironmentRequest(id);
  const { value: request, error, refresh } = query;
  return (
    <DetailFrame
      label={t('approvalsPage.request')}
      words={{
        gone: t('approvalsPage.requestGone'),
        failed: t('approvalsPage.requestFailed'),
        loading: t('approvalsPage.requestLoading'),
      }}
      error={error}
      isGone={isNotFound(error)}
      onRetry={refresh}
      onBack={onBack}
    >
      {request && (
        <LoadedDetail {...props} request={request} onRefresh={refresh} />
      )}
    </DetailFrame>
  );
}

function LoadedDetail(
  props: ApprovalDetailProps & {
    request: EnvironmentRequest;
    onRefresh: () => void;
  },
) {
  const { request, opened, onOpen, onDecided, onRefresh } = props;
  const { onExtensionDecided } = props;
  const { t } = useEnvironmentsWords();
  const displayed = useDisplayedPlan(request);
  const risk = riskOfRequest(request, displayed.plan);
  const [tab, setTab] = useState('changes');
  const environmentPath = useRouteRef(environmentRouteRef);
  return (
    <>
      <header className={styles.detailHeader}>
        <div className={styles.detailTitle}>
          <Text as="h3" variant="title-x-small" weight="bold">
            {t('approvalsPage.requestTitle', {
              app: request.app,
              class: request.class,
            })}
          </Text>
          {request.status !== 'pending_approval' && (
            <StatusChip status={request.status} />
          )}
        </div>
        <Text as="p" variant="body-medium">
          {t('approvalsPage.askedBy', {
            name: <ActorLink entityRef={request.requested_by} />,
            time: <RelativeTime time={request.created_at} />,
          })}{' '}
          · <Money amountUsd={request.estimated_monthly_cost_usd} /> ·{' '}
          {t('approvalsPage.forHours', {
            lifetime: formatHours(request.ttl_hours),
          })}{' '}
          · <RiskLevel level={risk.level} /> ·{' '}
          <ApprovalProgress approval={request.approval} />
          {request.approval.expires_at &&
            request.status === 'pending_approval' && (
              <>
                {' · '}
                {t('progress.expires', {
                  time: <RelativeTime time={request.approval.expires_at} />,
                })}
              </>
            )}{' '}
          ·{' '}
          <Link href={environmentPath({ id: request.id })}>
            {t('approvalsPage.statusPage')}
          </Link>
        </Text>
        {request.note && (
          <blockquote className={styles.note}>{request.note}</blockquote>
        )}
      </header>
      {request.pending_extension && (
        <PendingExtension
          request={request}
          extension={request.pending_extension}
          onDecided={onExtensionDecided}
        />
      )}
      {displayed.isStale && (
        <StalePlanBar
          changes={displayed.changes}
          onShowLatest={() => {
            onOpen(undefined);
            displayed.showLatest();
          }}
        />
      )}
      <Tabs
        className={styles.detailTabs}
        selectedKey={tab}
        onSelectionChange={key => setTab(String(key))}
      >
        <TabRow label={t('approvalsPage.about')} selected={tab}>
          <Tab id="changes">{t('approvalsPage.tabs.changes')}</Tab>
          <Tab id="policies">
            {t('approvalsPage.tabs.policies')}
            <Warnings plan={displayed.plan} />
          </Tab>
          <Tab id="approvals">{t('approvalsPage.tabs.approvals')}</Tab>
          <Tab id="who">{t('approvalsPage.tabs.who')}</Tab>
          <Tab id="history">{t('approvalsPage.tabs.history')}</Tab>
        </TabRow>
        <TabPanel id="changes" className={styles.panel}>
          <PlanOf displayed={displayed}>
            {plan => (
              <PlanView
                plan={plan}
                initialView="diff"
                summary={<PlannedInWords plan={plan} />}
              />
            )}
          </PlanOf>
        </TabPanel>
        <TabPanel id="policies" className={styles.panel}>
          <PlanOf displayed={displayed}>
            {plan => (
              <>
                <RiskFacts risk={risk} />
                <PolicyResults plan={plan} />
                <CostItems plan={plan} />
              </>
            )}
          </PlanOf>
        </TabPanel>
        <TabPanel id="approvals" className={styles.panel}>
          <Approvers request={request} />
          <Votes votes={request.votes ?? []} />
        </TabPanel>
        <TabPanel id="who" className={styles.panel}>
          <WhoIsAskingTab request={request} />
        </TabPanel>
        <TabPanel id="history" className={styles.panel}>
          <HistoryTab request={request} />
        </TabPanel>
      </Tabs>
      {/* What was approved already waits for its extension alone. */}
      {!request.pending_extension && (
        <DecisionBar
          request={request}
          plan={displayed.plan}
          isStale={displayed.isStale}
          opened={opened}
          onOpen={onOpen}
          onDecided={onDecided}
          onStale={plan => {
            if (plan) {
              displayed.takeLatest(plan);
            }
            onRefresh();
          }}
        />
      )}
    </>
  );
}

function PlanOf(props: {
  displayed: DisplayedPlan;
  children: (plan: Plan) => ReactNode;
}) {
  const { displayed, children } = props;
  const { t } = useEnvironmentsWords();
  if (displayed.error) {
    return (
      <ErrorPanel
        title={t('approvalsPage.planFailed')}
        error={displayed.error}
        onRetry={displayed.retry}
      />
    );
  }
  return displayed.plan ? (
    <>{children(displayed.plan)}</>
  ) : (
    <SkeletonCards
      count={1}
      height={240}
      label={t('approvalsPage.planLoading')}
    />
  );
}

/** On how many targets something changes, and what in all. */
function PlannedInWords(props: { plan: Plan }) {
  const { targets } = props.plan;
  const { t } = useEnvironmentsWords();
  const { t: shared } = useControlPlaneWords();
  const summary = describePlanSummary(
    summarizeTargetPlan({ changes: targets.flatMap(target => target.changes) }),
    shared,
  );
  return (
    <>{t('approvalsPage.planSummary', { count: targets.length, summary })}</>
  );
}

/** The same level as in the inbox, from the plan that is read once it is there. */
function riskOfRequest(
  request: EnvironmentRequest,
  plan: Plan | undefined,
): Risk {
  return riskOf({
    ...request,
    ...(plan && {
      policy_warnings: countWarnings(plan),
      denials: plan.policy_results.filter(({ result }) => result === 'deny')
        .length,
    }),
  });
}

/** That checks warn or deny stands on the tab, so that nobody has to open it to know. */
function Warnings(props: { plan: Plan | undefined }) {
  const { t } = useEnvironmentsWords();
  const count = props.plan ? countWarnings(props.plan) : 0;
  if (props.plan && isDenied(props.plan)) {
    return (
      <span className={styles.tabMark} data-denied>
        <BanIcon aria-hidden="true" />
        <HiddenText>{t('policy.denied')}</HiddenText>
      </span>
    );
  }
  return count === 0 ? null : (
    <span className={styles.tabMark}>
      <TriangleAlertIcon aria-hidden="true" />
      <HiddenText>{t('warnings', { count })}</HiddenText>
      <span aria-hidden="true">{count}</span>
    </span>
  );
}
