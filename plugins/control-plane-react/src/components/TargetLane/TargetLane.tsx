import { useState, type ReactNode } from 'react';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Box,
  Text,
} from '@backstage/ui';
import { RiPauseCircleLine } from '@remixicon/react';
import type {
  Action,
  Target,
  TargetsClient,
} from '@groundwork/plugin-control-plane-common';
import { DriftChip } from '../DriftChip';
import { Flash } from '../Flash';
import { LinkList } from '../LinkList';
import { StatusChip } from '../StatusChip';
import { ConditionList } from './ConditionList';
import { DriftDetails } from './DriftDetails';
import { DriftHistory } from './DriftHistory';
import { DriftMoves, RetryMove } from './TargetMoves';
import { OperatorFacts } from './OperatorFacts';
import { ResourceList } from './ResourceList';
import styles from './TargetLane.module.css';

/** What a lane does with its target. @public */
export type TargetsApi = Pick<TargetsClient, keyof TargetsClient>;

/** Props of {@link TargetLane}. @public */
export type TargetLaneProps = {
  target: Target;
  /** Reaches targets on behalf of the person. */
  api: TargetsApi;
  /** Whether the person may bring it to what was agreed, and decide over its drift. */
  change: Action | undefined;
  /** Gets the target as an action answered it. */
  onChanged: (target: Target) => void;
};

/** One target: its state in a sentence, what differs from what was agreed, and everything behind that on demand. @public */
export function TargetLane(props: TargetLaneProps) {
  const { target, api, change, onChanged } = props;
  const { resources, conditions } = target;
  const moves = { target, api, change, onChanged };
  return (
    <Box
      as="article"
      bg="neutral"
      className={styles.lane}
      aria-label={target.title}
    >
      <LaneHeader target={target} />
      {target.message && (
        <Text as="p" variant="body-medium">
          {target.message}
        </Text>
      )}
      {target.held_reason && target.held_reason !== target.message && (
        <p className={styles.held}>
          <RiPauseCircleLine aria-hidden="true" />
          <span>{target.held_reason}</span>
        </p>
      )}
      <LinkList links={target.links} />
      {target.drift.length > 0 && (
        <DriftDetails
          drift={target.drift}
          actions={<DriftMoves {...moves} />}
        />
      )}
      <OperatorFacts target={target} />
      {target.status === 'failed' && <RetryMove {...moves} />}
      <More
        title={`Resources (${resources.length})`}
        isShown={resources.length > 0}
      >
        <ResourceList resources={resources} />
      </More>
      <More
        title={`Conditions (${conditions.length})`}
        isShown={conditions.length > 0}
      >
        <ConditionList conditions={conditions} />
      </More>
      {target.observed_generation !== undefined && <History {...moves} />}
    </Box>
  );
}

function LaneHeader(props: { target: Target }) {
  const { target } = props;
  const { resources } = target;
  const inSync = resources.filter(({ state }) => state === 'in_sync').length;
  const isGone = target.status === 'deleted';
  return (
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
        {!isGone && resources.length > 0 && (
          <span className={styles.count}>
            {inSync} of {resources.length} resources
          </span>
        )}
        {!isGone && target.observed_generation !== undefined && (
          <Flash token={target.drift_status}>
            <DriftChip drift={target.drift_status} />
          </Flash>
        )}
      </div>
    </header>
  );
}

/** What is seldom asked for is read when it is. */
function History(props: Pick<TargetLaneProps, 'target' | 'api'>) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Accordion className={styles.more} onExpandedChange={setIsOpen}>
      <AccordionTrigger>
        <span className={styles.moreTitle}>Drift history</span>
      </AccordionTrigger>
      <AccordionPanel>
        {isOpen && <DriftHistory target={props.target} api={props.api} />}
      </AccordionPanel>
    </Accordion>
  );
}

function More(props: { title: string; isShown: boolean; children: ReactNode }) {
  return props.isShown ? (
    <Accordion className={styles.more}>
      <AccordionTrigger>
        <span className={styles.moreTitle}>{props.title}</span>
      </AccordionTrigger>
      <AccordionPanel>{props.children}</AccordionPanel>
    </Accordion>
  ) : null;
}
