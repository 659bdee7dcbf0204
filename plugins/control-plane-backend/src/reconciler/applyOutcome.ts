import type { Condition } from '@groundwork/plugin-control-plane-common';
import { tidyMessage } from '../runtimes';
import type { Requeue } from './decideRequeue';
import type { Outcome } from './Outcome';
import { hasWork, type Placement } from './Placement';

/** Columns of a placement that a pass writes. */
export type PlacementChange = Pick<
  Placement,
  | 'status'
  | 'message'
  | 'drift_status'
  | 'resources'
  | 'conditions'
  | 'links'
  | 'attempt'
> & {
  observed_generation: number | undefined;
  last_error: string | undefined;
  observed_at: string | undefined;
};

/** What a placement is after a pass. Pure; `now` is the database's time. */
export function applyOutcome(
  placement: Placement,
  outcome: Outcome,
  requeue: Requeue,
  now: string,
): PlacementChange {
  const before: PlacementChange = {
    status: placement.status,
    message: placement.message,
    drift_status: placement.drift_status,
    resources: placement.resources,
    conditions: placement.conditions,
    links: placement.links,
    attempt: requeue.attempt,
    observed_generation: placement.observed_generation,
    last_error: undefined,
    observed_at: placement.observed_at,
  };
  const conditions = (...changes: ConditionChange[]) =>
    setConditions(placement.conditions, changes, now);

  switch (outcome.result) {
    case 'in-sync':
      return {
        ...before,
        status: 'ready',
        message: 'Everything is as it was agreed',
        drift_status: 'in_sync',
        resources: outcome.resources,
        links: outcome.links,
        observed_generation: placement.generation,
        observed_at: now,
        conditions: conditions(
          ['Ready', 'True', 'Applied', 'Everything is as it was agreed'],
          ['InSync', 'True', 'InSync', 'Nothing has changed since'],
        ),
      };
    case 'drifted': {
      const message = describeDrift(outcome.resources);
      return {
        ...before,
        message,
        drift_status: 'drifted',
        resources: outcome.resources,
        links: outcome.links,
        observed_at: now,
        conditions: conditions(['InSync', 'False', 'Drifted', message]),
      };
    }
    case 'waiting':
      return {
        ...before,
        status: placement.desired_state === 'absent' ? 'deleting' : 'waiting',
        message: outcome.message,
        links: outcome.links,
        conditions: conditions(['Ready', 'False', 'Waiting', outcome.message]),
      };
    case 'removed':
      return {
        ...before,
        status: 'deleted',
        message: 'Removed',
        drift_status: 'unknown',
        resources: [],
        observed_generation: placement.generation,
        observed_at: now,
        conditions: conditions(
          ['Ready', 'False', 'Removed', 'Removed'],
          ['InSync', 'Unknown', 'Removed', 'There is nothing to compare'],
        ),
      };
    default:
      return {
        ...before,
        ...(requeue.gaveUp && { status: 'failed' as const }),
        message: outcome.message,
        last_error: outcome.message,
        // What could not be looked at may have drifted or not.
        ...(!hasWork(placement) && { drift_status: 'unknown' as const }),
        conditions: conditions(
          hasWork(placement)
            ? [
                'Ready',
                'False',
                requeue.gaveUp ? 'GaveUp' : 'Retrying',
                outcome.message,
              ]
            : ['InSync', 'Unknown', 'ObserveFailed', outcome.message],
        ),
      };
  }
}

/** What has drifted, as a sentence. */
export function describeDrift(resources: Placement['resources']): string {
  if (resources.length === 0) {
    return 'nothing of it can be seen';
  }
  const words = {
    changed: 'was changed',
    missing: 'is missing',
    extra: 'was added',
  };
  const parts = resources.flatMap(({ id, state, fields }) => {
    if (state === 'in_sync') {
      return [];
    }
    const paths = fields.map(field => field.path);
    const shown = paths.slice(0, 3).join(', ');
    const more = paths.length > 3 ? ` and ${paths.length - 3} more` : '';
    return [
      `${id} ${words[state]}${
        state === 'changed' && shown ? ` (${shown}${more})` : ''
      }`,
    ];
  });
  const shown = parts.slice(0, 3).join('; ');
  return tidyMessage(
    parts.length > 3 ? `${shown}; and ${parts.length - 3} more` : shown,
  );
}

type ConditionChange = [
  type: string,
  status: Condition['status'],
  reason: string,
  message: string,
];

function setConditions(
  conditions: Condition[],
  changes: ConditionChange[],
  now: string,
): Condition[] {
  const byType = new Map(conditions.map(value => [value.type, value]));
  for (const [type, status, reason, message] of changes) {
    const known = byType.get(type);
    byType.set(type, {
      type,
      status,
      reason,
      message,
      last_transition_time:
        known?.status === status ? known.last_transition_time : now,
    });
  }
  return [...byType.values()];
}
