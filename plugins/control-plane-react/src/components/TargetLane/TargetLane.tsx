import { useState, type ReactNode } from 'react';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Box,
  Text,
} from '@backstage/ui';
import { CirclePauseIcon } from 'lucide-react';
import type {
  Action,
  CallOptions,
  EnvironmentEventList,
  Target,
  TargetsClient,
} from '@groundwork/plugin-control-plane-common';
import { useControlPlaneWords } from '../../translation';
import { DriftChip } from '../DriftChip';
import { Flash } from '../Flash';
import { LinkList } from '../LinkList';
import { StatusChip } from '../StatusChip';
import { ConditionList } from './ConditionList';
import { DriftDetails } from './DriftDetails';
import { DriftHistory } from './DriftHistory';
import { DriftSince } from './DriftSince';
import { DriftMoves, RetryMove } from './TargetMoves';
import { OperatorFacts } from './OperatorFacts';
import { ResourceList } from './ResourceList';
import { TargetEvents } from './TargetEvents';
import { TargetProgress } from './TargetProgress';
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
  /** Reads a page of what happened on the target, from the events of what it is of. */
  listEvents: (
    query: { target_id: string; limit: number },
    options: CallOptions,
  ) => Promise<EnvironmentEventList>;
  /** What else operators may know of the work on it. */
  operatorFacts?: ReactNode;
};

/** One target: its state in a sentence, what differs from what was agreed, and everything behind that on demand. @public */
export function TargetLane(props: TargetLaneProps) {
  const { target, api, change, onChanged, listEvents, operatorFacts } = props;
  const { resources, conditions } = target;
  const { t } = useControlPlaneWords();
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
          <CirclePauseIcon aria-hidden="true" />
          <span>{target.held_reason}</span>
        </p>
      )}
      <LinkList links={target.links} />
      {target.drift.length > 0 && (
        <DriftDetails
          drift={target.drift}
          actions={
            <>
              <DriftMoves {...moves} />
              <DriftSince target={target} api={api} />
            </>
          }
        />
      )}
      <OperatorFacts target={target}>{operatorFacts}</OperatorFacts>
      {target.status === 'failed' && <RetryMove {...moves} />}
      <More
        title={t('target.resources', { number: String(resources.length) })}
        isShown={resources.length > 0}
      >
        <ResourceList resources={resources} />
      </More>
      <More
        title={t('target.conditions', { number: String(conditions.length) })}
        isShown={conditions.length > 0}
      >
        <ConditionList conditions={conditions} />
      </More>
      {target.observed_generation !== undefined && (
        <OnDemand title={t('drift.history')}>
          <DriftHistory target={target} api={api} />
        </OnDemand>
      )}
      <OnDemand title={t('target.events')}>
        <TargetEvents target={target} listEvents={listEvents} />
      </OnDemand>
    </Box>
  );
}

function LaneHeader(props: { target: Target }) {
  const { target } = props;
  const { resources } = target;
  const { t } = useControlPlaneWords();
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
            {t('target.inSync', {
              inSync: String(inSync),
              count: resources.length,
            })}
          </span>
        )}
        {!isGone && target.observed_generation !== undefined && (
          <Flash token={target.drift_status}>
            <DriftChip drift={target.drift_status} />
          </Flash>
        )}
      </div>
      <TargetProgress target={target} />
    </header>
  );
}

/** What is seldom asked for is read when it is. */
function OnDemand(props: { title: string; children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Accordion className={styles.more} onExpandedChange={setIsOpen}>
      <AccordionTrigger>
        <span className={styles.moreTitle}>{props.title}</span>
      </AccordionTrigger>
      <AccordionPanel>{isOpen && props.children}</AccordionPanel>
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
