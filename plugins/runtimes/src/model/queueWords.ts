import type {
  QueueCounts,
  QueueItem,
  QueueState,
} from '@groundwork/plugin-control-plane-common';
import { formatNumber } from '@groundwork/plugin-control-plane-react';
import type { RuntimesWords } from '../translation';

/** Every state of work, as an operator looks at them. */
export const QUEUE_STATES = [
  'running',
  'due',
  'held',
  'waiting',
  'dead',
  'resting',
] as const satisfies readonly QueueState[];

/** States that say that something is to be done or looked at; `resting` is what is well. */
export const ACTIVE_QUEUE_STATES = QUEUE_STATES.filter(
  state => state !== 'resting',
);

/** What is under way or needs somebody, in the order in which it is told. */
const LOADS = ['running', 'due', 'held', 'waiting', 'dead'] as const;

/** What is under way or needs somebody, as `2 running · 1 gave up`; absent when nothing is. */
export function loadSentence(
  counts: QueueCounts,
  t: RuntimesWords,
): string | undefined {
  const told = LOADS.filter(state => counts[state] > 0).map(state =>
    t(`queue.load.${state}`, { number: formatNumber(counts[state]) }),
  );
  return told.length > 0 ? told.join(' · ') : undefined;
}

/** Why work does not go forward, as far as is known: why it is held, its last error, or its message. */
export function reasonOfWork(item: QueueItem): string {
  if (item.state === 'held') {
    return item.held_reason ?? item.message;
  }
  return (item.attempt > 0 && item.last_error) || item.message;
}
