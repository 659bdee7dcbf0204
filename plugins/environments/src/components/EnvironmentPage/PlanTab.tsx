import { useState } from 'react';
import { Box, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  PlanDiff,
  RelativeTime,
  ShortId,
  SkeletonCards,
  useEnvironmentPlan,
} from '@groundwork/plugin-control-plane-react';
import styles from './EnvironmentPage.module.css';

/** The plan that approvals are bound to. */
export function PlanTab(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const [view, setView] = useState<'diff' | 'resources'>('resources');
  const { value, error, refresh } = useEnvironmentPlan(
    request.id,
    request.plan_digest,
  );
  if (error) {
    return (
      <ErrorPanel
        title="The plan could not be loaded"
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (!value) {
    return <SkeletonCards count={1} height={240} label="Loading the plan" />;
  }
  return (
    <Box bg="neutral" className={styles.card}>
      <div className={styles.planHeader}>
        <Text as="p" variant="body-medium">
          Planned <RelativeTime time={value.created_at} />, digest{' '}
          <ShortId id={value.digest} label="digest of the plan" />
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
      <PlanDiff targets={value.targets} view={view} />
    </Box>
  );
}
