import {
  Accordion,
  AccordionGroup,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import type {
  PlannedChange,
  TargetPlan,
} from '@groundwork/plugin-control-plane-common';
import { useControlPlaneWords } from '../../translation';
import { ScrollRegion } from '../ScrollRegion';
import { StatusChip } from '../StatusChip';
import { TextDiff } from '../TextDiff';
import {
  commonFolder,
  describePlanSummary,
  summarizeTargetPlan,
} from './planSummary';
import styles from './PlanDiff.module.css';

/** Props of {@link PlanDiff}. @public */
export type PlanDiffProps = {
  /** The targets of a plan. */
  targets: TargetPlan[];
  /** `diff` compares with what is live, `resources` shows what will be. */
  view?: 'diff' | 'resources';
};

const MARKERS: Record<PlannedChange['action'], string> = {
  create: '+',
  update: '~',
  delete: '−',
  none: '=',
};

/** What a plan does, per target and resource. @public */
export function PlanDiff(props: PlanDiffProps) {
  const { targets, view = 'diff' } = props;
  return (
    <div className={styles.root}>
      {targets.map(target => (
        <TargetSection key={target.runtime} target={target} view={view} />
      ))}
    </div>
  );
}

function TargetSection(props: {
  target: TargetPlan;
  view: 'diff' | 'resources';
}) {
  const { target, view } = props;
  const { t } = useControlPlaneWords();
  const changes = new Map(
    target.changes.map(change => [change.resource_id, change]),
  );
  const removed = target.changes.filter(
    change =>
      !target.resources.some(resource => resource.id === change.resource_id),
  );
  const folder = commonFolder(target.resources);
  const summary = describePlanSummary(summarizeTargetPlan(target), t);
  return (
    <section className={styles.target} aria-label={target.title}>
      <header className={styles.header}>
        <Text as="h3" variant="body-large" weight="bold">
          {target.title}
        </Text>
        <Text as="span" variant="body-medium" className={styles.type}>
          {target.runtime_type}
        </Text>
        <span className={styles.summary}>
          {target.available ? (
            <Text as="span" variant="body-medium" weight="bold">
              {summary}
            </Text>
          ) : (
            <StatusChip status="unavailable" />
          )}
        </span>
      </header>
      {target.message && target.message !== summary && (
        <Text as="p" variant="body-medium">
          {target.message}
        </Text>
      )}
      {folder && <code className={styles.location}>{folder}</code>}
      <AccordionGroup allowsMultiple className={styles.resources}>
        {target.resources.map(resource => {
          const change = changes.get(resource.id);
          return (
            <ResourceRow
              key={resource.id}
              action={change?.action ?? 'none'}
              title={`${resource.kind} ${resource.name}`}
              location={resource.location.slice(folder.length)}
              before={
                view === 'diff'
                  ? change?.before
                  : (change?.after ?? resource.content)
              }
              after={change?.after ?? resource.content}
            />
          );
        })}
        {removed.map(change => (
          <ResourceRow
            key={change.resource_id}
            action={change.action}
            title={change.resource_id}
            before={change.before}
            after={change.after ?? ''}
          />
        ))}
      </AccordionGroup>
    </section>
  );
}

function ResourceRow(props: {
  action: PlannedChange['action'];
  title: string;
  location?: string;
  before?: string;
  after: string;
}) {
  const { action, title, location, before, after } = props;
  const { t } = useControlPlaneWords();
  return (
    <Accordion className={styles.resource}>
      <AccordionTrigger>
        <span className={styles.trigger}>
          <span
            className={styles.action}
            data-action={action}
            role="img"
            aria-label={t(`plan.${action}`)}
          >
            {MARKERS[action]}
          </span>
          <span className={styles.names}>
            <span className={styles.name}>{title}</span>
            {location && <span className={styles.location}>{location}</span>}
          </span>
        </span>
      </AccordionTrigger>
      <AccordionPanel>
        {before === after ? (
          <ScrollRegion label={title} className={styles.content}>
            <pre>{after}</pre>
          </ScrollRegion>
        ) : (
          <TextDiff before={before} after={after} label={title} />
        )}
      </AccordionPanel>
    </Accordion>
  );
}
