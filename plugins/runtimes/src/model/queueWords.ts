import type {
  QueueCounts,
  QueueItem,
  QueueState,
} from '@groundwork/plugin-control-plane-common';

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

/** What a state means. */
export const queueStateSentences: Readonly<Record<QueueState, string>> = {
  running: 'A worker has it.',
  due: 'It waits for a free worker.',
  held: 'It is due, and its runtime environment is not well.',
  waiting: 'It failed and is tried again, or something outside has to happen.',
  dead: 'It gave up. Only a replay tries it again.',
  resting: 'It is as it should be.',
};

/** What is under way or needs somebody, as `2 running · 1 gave up`; absent when nothing is. */
export function loadSentence(counts: QueueCounts): string | undefined {
  const parts: [number, string][] = [
    [counts.running, 'running'],
    [counts.due, 'due'],
    [counts.held, 'held'],
    [counts.waiting, 'waiting'],
    [counts.dead, 'gave up'],
  ];
  const told = parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count.toLocaleString('en-US')} ${words}`);
  return told.length > 0 ? told.join(' · ') : undefined;
}

/** Why work does not go forward, as far as is known: why it is held, its last error, or its message. */
export function reasonOfWork(item: QueueItem): string {
  if (item.state === 'held') {
    return item.held_reason ?? item.message;
  }
  return (item.attempt > 0 && item.last_error) || item.message;
}
