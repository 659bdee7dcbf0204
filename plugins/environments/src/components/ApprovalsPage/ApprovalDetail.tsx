import { useRouteRef } from '@backstage/core-plugin-api';
import {
  Box,
  Button,
  Link,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  Text,
} from '@backstage/ui';
import { RiArrowLeftLine, RiCompass3Line } from '@remixicon/react';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  EmptyState,
  ErrorPanel,
  formatHours,
  Money,
  PlanDiff,
  RelativeTime,
  SkeletonCards,
  SkeletonLines,
  StatusChip,
  useEnvironmentRequest,
  isNotFound,
} from '@groundwork/plugin-control-plane-react';
import { environmentRouteRef } from '../../routes';
import { DecisionBar } from './DecisionBar';
import { HistoryTab } from './HistoryTab';
import { StalePlanBar } from './StalePlanBar';
import { useDisplayedPlan } from './useDisplayedPlan';
import { WhoIsAskingTab } from './WhoIsAskingTab';
import styles from './ApprovalsPage.module.css';

/** What can be decided. */
export type DecisionKind = 'approve' | 'reject';

/** Props of {@link ApprovalDetail}. */
export type ApprovalDetailProps = {
  id: string;
  /** Which reason box is open. */
  opened: DecisionKind | undefined;
  onOpen: (kind: DecisionKind | undefined) => void;
  onDecided: (request: EnvironmentRequest) => void;
  /** Goes back to the inbox, where it is not beside. */
  onBack?: () => void;
};

/** One request with everything that a decision needs. */
export function ApprovalDetail(props: ApprovalDetailProps) {
  const { id, onBack } = props;
  const query = useEnvironmentRequest(id);
  const { value: request, error, refresh } = query;
  return (
    <Box
      as="section"
      bg="neutral"
      className={styles.detail}
      aria-label="Request"
    >
      {onBack && (
        <div>
          <Button
            variant="tertiary"
            size="small"
            iconStart={<RiArrowLeftLine />}
            onPress={onBack}
          >
            All requests
          </Button>
        </div>
      )}
      {isNotFound(error) && (
        <EmptyState
          icon={<RiCompass3Line />}
          title="There is no such request, or you may not see it"
        />
      )}
      {error && !isNotFound(error) && (
        <ErrorPanel
          title="The request could not be loaded"
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && !request && (
        <>
          <SkeletonLines count={2} label="Loading the request" />
          <SkeletonCards count={1} height={280} />
        </>
      )}
      {request && (
        <LoadedDetail {...props} request={request} onRefresh={refresh} />
      )}
    </Box>
  );
}

function LoadedDetail(
  props: ApprovalDetailProps & {
    request: EnvironmentRequest;
    onRefresh: () => void;
  },
) {
  const { request, opened, onOpen, onDecided, onRefresh } = props;
  const displayed = useDisplayedPlan(request.id, request.plan_digest);
  const environmentPath = useRouteRef(environmentRouteRef);
  return (
    <>
      <header className={styles.detailHeader}>
        <div className={styles.detailTitle}>
          <Text as="h3" variant="title-x-small" weight="bold">
            {request.app} → {request.class}
          </Text>
          {request.status !== 'pending_approval' && (
            <StatusChip status={request.status} />
          )}
        </div>
        <Text as="p" variant="body-medium">
          Asked by <ActorLink entityRef={request.requested_by} />{' '}
          <RelativeTime time={request.created_at} /> ·{' '}
          <Money amountUsd={request.estimated_monthly_cost_usd} /> · for{' '}
          {formatHours(request.ttl_hours)} ·{' '}
          <Link href={environmentPath({ id: request.id })}>Status page</Link>
        </Text>
        {request.note && (
          <blockquote className={styles.note}>{request.note}</blockquote>
        )}
      </header>
      {displayed.isStale && (
        <StalePlanBar
          differences={displayed.differences}
          onShowLatest={() => {
            onOpen(undefined);
            displayed.showLatest();
          }}
        />
      )}
      <Tabs className={styles.detailTabs}>
        <TabList aria-label="About the request">
          <Tab id="changes">What changes</Tab>
          <Tab id="who">Who is asking</Tab>
          <Tab id="history">History</Tab>
        </TabList>
        <TabPanel id="changes" className={styles.panel}>
          {displayed.error && (
            <ErrorPanel
              title="The plan could not be loaded"
              error={displayed.error}
              onRetry={displayed.retry}
            />
          )}
          {!displayed.error && !displayed.plan && (
            <SkeletonCards count={1} height={240} label="Loading the plan" />
          )}
          {displayed.plan && <PlanDiff targets={displayed.plan.targets} />}
        </TabPanel>
        <TabPanel id="who" className={styles.panel}>
          <WhoIsAskingTab request={request} />
        </TabPanel>
        <TabPanel id="history" className={styles.panel}>
          <HistoryTab request={request} />
        </TabPanel>
      </Tabs>
      <DecisionBar
        request={request}
        plan={displayed.plan}
        isStale={displayed.isStale}
        opened={opened}
        onOpen={onOpen}
        onDecided={onDecided}
        onStale={onRefresh}
      />
    </>
  );
}
