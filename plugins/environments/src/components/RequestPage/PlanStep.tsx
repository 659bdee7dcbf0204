import { useEffect, useRef, useState, type Ref } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Box, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import type { Plan } from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  ErrorPanel,
  formatHours,
  Money,
  PlanDiff,
  SkeletonCards,
  useAction,
} from '@groundwork/plugin-control-plane-react';
import { toRequestBody, type DraftFields } from '../../model';
import { StepSection } from './StepSection';
import styles from './RequestPage.module.css';

/** Props of {@link PlanStep}. */
export type PlanStepProps = {
  headingRef: Ref<HTMLHeadingElement>;
  draft: DraftFields;
  /** The control plane does not accept the draft. */
  onRefused: (error: unknown) => void;
};

/** What the request would bring, planned by the control plane and not stored. */
export function PlanStep(props: PlanStepProps) {
  const { headingRef, draft, onRefused } = props;
  const api = useApi(controlPlaneApiRef);
  const [plan, setPlan] = useState<Plan>();
  const [view, setView] = useState<'diff' | 'resources'>('resources');
  const refused = useRef(onRefused);
  refused.current = onRefused;
  const body = JSON.stringify(toRequestBody(draft));
  const { run, error } = useAction(async (text: string) => {
    try {
      setPlan(await api.previewEnvironmentPlan(JSON.parse(text)));
    } catch (thrown) {
      refused.current(thrown);
      throw thrown;
    }
  });
  useEffect(() => {
    run(body);
  }, [run, body]);

  return (
    <StepSection
      headingRef={headingRef}
      title="What will it bring?"
      lead="This is what will be written, and nothing else. Nothing has been requested yet."
    >
      {error && (
        <ErrorPanel
          title="The plan could not be made"
          error={error}
          onRetry={() => run(body)}
        />
      )}
      {!error && !plan && (
        <SkeletonCards count={1} height={280} label="Making the plan" />
      )}
      {plan && (
        <Box bg="neutral" className={styles.card}>
          <div className={styles.planHeader}>
            <Text as="p" variant="body-medium">
              <Money amountUsd={plan.estimated_monthly_cost_usd} />,{' '}
              {formatHours(plan.ttl_hours)},{' '}
              {plan.approval_required ? 'needs an approval' : 'no approval'}
            </Text>
            <ToggleButtonGroup
              className={styles.toggle}
              aria-label="How the plan is shown"
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[view]}
              onSelectionChange={keys =>
                setView(keys.has('diff') ? 'diff' : 'resources')
              }
            >
              <ToggleButton id="resources">Resources</ToggleButton>
              <ToggleButton id="diff">Diff</ToggleButton>
            </ToggleButtonGroup>
          </div>
          <PlanDiff targets={plan.targets} view={view} />
        </Box>
      )}
    </StepSection>
  );
}
