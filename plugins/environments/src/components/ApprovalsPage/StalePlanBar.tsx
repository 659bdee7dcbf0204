import { useState } from 'react';
import { Button, Text } from '@backstage/ui';
import { RiAlertLine } from '@remixicon/react';
import {
  PlanDifferences,
  SkeletonLines,
  type PlanDifference,
} from '@groundwork/plugin-control-plane-react';
import styles from './ApprovalsPage.module.css';

/** Props of {@link StalePlanBar}. */
export type StalePlanBarProps = {
  /** Absent while the new plan is read. */
  differences: PlanDifference[] | undefined;
  onShowLatest: () => void;
};

/** Says that the plan is another than the one that is read, and what is otherwise. */
export function StalePlanBar(props: StalePlanBarProps) {
  const { differences, onShowLatest } = props;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles.stale} role="alert">
      <div className={styles.staleLine}>
        <RiAlertLine aria-hidden="true" />
        <Text as="p" variant="body-medium" className={styles.staleText}>
          <strong>The plan has changed since you opened it.</strong> Nothing is
          decided. Read the new plan and decide over that.
        </Text>
        <Button
          size="small"
          variant="secondary"
          aria-expanded={isOpen}
          onPress={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Hide what changed' : 'What changed?'}
        </Button>
        <Button
          size="small"
          variant="primary"
          isDisabled={!differences}
          onPress={onShowLatest}
        >
          Read the new plan
        </Button>
      </div>
      {isOpen && !differences && (
        <SkeletonLines count={2} label="Loading the new plan" />
      )}
      {isOpen && differences && differences.length === 0 && (
        <Text as="p" variant="body-medium">
          The resources are the same. Another part of the request has changed.
        </Text>
      )}
      {isOpen && differences && differences.length > 0 && (
        <PlanDifferences differences={differences} />
      )}
    </div>
  );
}
