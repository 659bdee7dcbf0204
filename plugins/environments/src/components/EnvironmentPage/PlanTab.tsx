import { Box } from '@backstage/ui';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  RelativeTime,
  ShortId,
  SkeletonCards,
  useEnvironmentPlan,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import { CostItems, PolicyResults } from '../ApprovalFacts';
import { PlanView } from '../PlanView';
import styles from './EnvironmentPage.module.css';

/** The plan that approvals are bound to. */
export function PlanTab(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const { t } = useEnvironmentsWords();
  const { value, error, refresh } = useEnvironmentPlan(
    request.id,
    request.plan_digest,
  );
  if (error) {
    return (
      <ErrorPanel
        title={t('environmentPage.plan.notLoaded')}
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (!value) {
    return (
      <SkeletonCards
        count={1}
        height={240}
        label={t('environmentPage.plan.loading')}
      />
    );
  }
  return (
    <Box bg="neutral" className={styles.card}>
      <PlanView
        plan={value}
        summary={t('environmentPage.plan.planned', {
          time: <RelativeTime time={value.created_at} />,
          digest: (
            <ShortId
              id={value.digest}
              label={t('environmentPage.plan.digest')}
            />
          ),
        })}
      />
      <PolicyResults plan={value} />
      <CostItems plan={value} />
    </Box>
  );
}
