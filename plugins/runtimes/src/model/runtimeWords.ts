import type {
  QueueCounts,
  RuntimeEnvironment,
} from '@groundwork/plugin-control-plane-common';

/** Types that people know by another name than the adapter's. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  kubernetes: 'Kubernetes',
  gitops: 'Git repository',
  cloudfoundry: 'Cloud Foundry',
  argocd: 'Argo CD',
};

/** What a type is called by people. */
export function runtimeTypeWords(type: string): string {
  return TYPE_WORDS[type] ?? type;
}

/** Whether work is under way or about to be. */
export function isBusy(load: QueueCounts): boolean {
  return load.running > 0 || load.due > 0;
}

/** Everything that a runtime environment carries. */
export function carriedBy(load: QueueCounts): number {
  const { due, running, held, waiting, dead, resting } = load;
  return due + running + held + waiting + dead + resting;
}

/** `1 namespace`, `3 namespaces`. */
export function countWords(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** Whether no work is begun before `paused_until`, as too much in a row has failed. */
export function isPaused(
  runtime: Pick<RuntimeEnvironment, 'paused_until'>,
  now: number,
): boolean {
  return (
    runtime.paused_until !== undefined && Date.parse(runtime.paused_until) > now
  );
}

/** Why work for it is held, as a sentence; absent while it is not. */
export function heldReason(
  runtime: RuntimeEnvironment,
  now: number,
): string | undefined {
  if (runtime.maintenance) {
    const reason = runtime.maintenance_reason;
    return reason ? `It is in maintenance: ${reason}` : 'It is in maintenance.';
  }
  if (runtime.health_status === 'unavailable') {
    return 'It does not answer.';
  }
  return isPaused(runtime, now)
    ? 'Too many attempts in a row failed, so that it is left alone for a while.'
    : undefined;
}

/** What is held and goes on later, as a sentence for the person who decides over it. */
export function heldByMaintenance(load: QueueCounts): string {
  const pending = load.due + load.waiting + load.held;
  return pending === 0
    ? 'Nothing waits for it now. Whatever comes is held until maintenance ends.'
    : `${countWords(pending, 'piece', 'pieces')} of work for it ${pending === 1 ? 'is' : 'are'} held until maintenance ends, and so is whatever comes.`;
}
