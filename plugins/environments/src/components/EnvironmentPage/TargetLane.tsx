import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Box,
  Text,
} from '@backstage/ui';
import type { Action, Target } from '@groundwork/plugin-control-plane-common';
import {
  DriftChip,
  Flash,
  RelativeTime,
  StatusChip,
} from '@groundwork/plugin-control-plane-react';
import { EnvironmentLinks } from './EnvironmentLinks';
import { ConditionList } from './ConditionList';
import { DriftDetails } from './DriftDetails';
import { ResourceList } from './ResourceList';
import styles from './TargetLane.module.css';

/** Props of {@link TargetLane}. */
export type TargetLaneProps = {
  target: Target;
  /** Whether the caller may bring it to what was agreed. */
  reconcile: Action | undefined;
  onReconcile: () => void;
  isReconciling: boolean;
};

/** One target: its state in a sentence, what differs from what was agreed, and everything behind that on demand. */
export function TargetLane(props: TargetLaneProps) {
  const { target, reconcile, onReconcile, isReconciling } = props;
  const inSync = target.resources.filter(
    ({ state }) => state === 'in_sync',
  ).length;
  const isGone = target.status === 'deleted';
  return (
    <Box
      as="article"
      bg="neutral"
      className={styles.lane}
      aria-label={target.title}
    >
      <header className={styles.header}>
        <div className={styles.names}>
          <Text as="h3" variant="body-large" weight="bold">
            {target.title}
          </Text>
          <span className={styles.type}>
            {[...new Set([target.runtime, target.runtime_type])].join(' · ')}
          </span>
        </div>
        <div className={styles.states}>
          <Flash token={target.status}>
            <StatusChip status={target.status} />
          </Flash>
          {!isGone && target.resources.length > 0 && (
            <span className={styles.count}>
              {inSync} of {target.resources.length} resources
            </span>
          )}
          {!isGone && target.observed_generation !== undefined && (
            <Flash token={target.drift_status}>
              <DriftChip drift={target.drift_status} />
            </Flash>
          )}
        </div>
      </header>
      {target.message && (
        <Text as="p" variant="body-medium">
          {target.message}
        </Text>
      )}
      <EnvironmentLinks links={target.links} />
      {target.drift.length > 0 && (
        <DriftDetails
          drift={target.drift}
          reconcile={reconcile}
          onReconcile={onReconcile}
          isReconciling={isReconciling}
        />
      )}
      <OperatorFacts target={target} />
      {target.resources.length > 0 && (
        <Accordion className={styles.more}>
          <AccordionTrigger>
            <span className={styles.moreTitle}>
              Resources ({target.resources.length})
            </span>
          </AccordionTrigger>
          <AccordionPanel>
            <ResourceList resources={target.resources} />
          </AccordionPanel>
        </Accordion>
      )}
      {target.conditions.length > 0 && (
        <Accordion className={styles.more}>
          <AccordionTrigger>
            <span className={styles.moreTitle}>
              Conditions ({target.conditions.length})
            </span>
          </AccordionTrigger>
          <AccordionPanel>
            <ConditionList conditions={target.conditions} />
          </AccordionPanel>
        </Accordion>
      )}
    </Box>
  );
}

/** What whoever runs the control plane wants to know when something does not go forward. */
function OperatorFacts(props: { target: Target }) {
  const { target } = props;
  const hasTrouble = target.attempt > 0 || target.last_error;
  return (
    <div className={styles.facts}>
      {target.observed_at && (
        <span>
          Checked <RelativeTime time={target.observed_at} />
        </span>
      )}
      {hasTrouble && (
        <>
          {target.attempt > 0 && (
            <span>
              {target.attempt} failed{' '}
              {target.attempt === 1 ? 'attempt' : 'attempts'} in a row
            </span>
          )}
          {target.next_reconcile_at && (
            <span>
              Next <RelativeTime time={target.next_reconcile_at} />
            </span>
          )}
          {target.last_error && (
            <code className={styles.error}>{target.last_error}</code>
          )}
        </>
      )}
    </div>
  );
}
