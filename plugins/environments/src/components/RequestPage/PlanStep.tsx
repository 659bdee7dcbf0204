import type { Ref } from 'react';
import { Alert, Box, Button } from '@backstage/ui';
import { ArrowLeftIcon } from 'lucide-react';
import {
  Announcement,
  ErrorPanel,
  formatHours,
  Money,
  SkeletonCards,
} from '@groundwork/plugin-control-plane-react';
import { isDenied } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { CostItems, PolicyResults } from '../ApprovalFacts';
import { PlanView } from '../PlanView';
import { StepSection } from './StepSection';
import type { DraftPlan } from './useDraftPlan';
import styles from './RequestPage.module.css';

/** Props of {@link PlanStep}. */
export type PlanStepProps = {
  headingRef: Ref<HTMLHeadingElement>;
  check: DraftPlan;
  onChangeDetails: () => void;
};

/** What the request would bring, planned by the control plane and not stored. */
export function PlanStep(props: PlanStepProps) {
  const { headingRef, check, onChangeDetails } = props;
  const { plan, error, isPending, retry } = check;
  const { t } = useEnvironmentsWords();
  return (
    <StepSection
      headingRef={headingRef}
      title={t('planStep.title')}
      lead={t('planStep.lead')}
    >
      <Announcement>
        {plan && isPending ? t('planStep.updating') : ''}
      </Announcement>
      {error && (
        <ErrorPanel
          title={t('planStep.failed')}
          error={error}
          onRetry={retry}
        />
      )}
      {!error && !plan && (
        <SkeletonCards count={1} height={280} label={t('planStep.loading')} />
      )}
      {!error && plan && (
        <>
          {isDenied(plan) && (
            <Alert
              status="danger"
              icon
              title={t('policy.denied')}
              description={t('policy.deniedWhatToDo')}
              customActions={
                <Button
                  size="small"
                  variant="secondary"
                  iconStart={<ArrowLeftIcon />}
                  onPress={onChangeDetails}
                >
                  {t('planStep.changeDetails')}
                </Button>
              }
            />
          )}
          <Box bg="neutral" className={styles.card}>
            <PolicyResults plan={plan} />
            <CostItems plan={plan} />
          </Box>
          <Box bg="neutral" className={styles.card}>
            <PlanView
              plan={plan}
              summary={t('planStep.summary', {
                cost: <Money amountUsd={plan.estimated_monthly_cost_usd} />,
                lifetime: formatHours(plan.ttl_hours),
                name: <code className={styles.code}>{plan.name}</code>,
              })}
            />
          </Box>
        </>
      )}
    </StepSection>
  );
}
