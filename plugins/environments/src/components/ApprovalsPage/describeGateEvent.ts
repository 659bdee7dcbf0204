import type { EnvironmentEvent } from '@groundwork/plugin-control-plane-common';
import type { EnvironmentsWords } from '../../translation';

const words = new Map(
  Object.entries({
    'template-gate.requested': 'requested',
    'template-gate.approval-given': 'approvalGiven',
    'template-gate.approved': 'approved',
    'template-gate.rejected': 'rejected',
    'template-gate.cancelled': 'cancelled',
    'template-gate.timed-out': 'timedOut',
    'template-gate.approval-escalated': 'escalated',
    'template-gate.approval-reminded': 'reminded',
  } as const),
);

/**
 * An event of a gate in the words of whoever reads it, with why, and for whom. What else is written of it is the same for
 * all of the gate's, and stands beside.
 */
export function describeGateEvent(
  t: EnvironmentsWords,
  event: EnvironmentEvent,
): EnvironmentEvent {
  const { given, required, reason, on_behalf_of } = event.metadata;
  const word = words.get(event.action);
  if (!word) {
    return event;
  }
  const what =
    word === 'approved' && event.actor_type === 'system'
      ? t('gate.happened.approvedByItself')
      : t(`gate.happened.${word}`, {
          given: given ?? '',
          required: required ?? '',
        });
  return {
    ...event,
    message: reason ? t('gate.happened.because', { what, reason }) : what,
    metadata: on_behalf_of
      ? { [t('gate.happened.inPlaceOf')]: on_behalf_of }
      : {},
  };
}
