import type {
  QueueCounts,
  RuntimeEnvironment,
} from '@groundwork/plugin-control-plane-common';
import { counted } from './counted';
import type { RuntimesWords } from '../translation';

/** Types that people know by another name than the adapter's, the same in every language. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  kubernetes: 'Kubernetes',
  cloudfoundry: 'Cloud Foundry',
  argocd: 'Argo CD',
};

/** What a type is called by people. */
export function runtimeTypeWords(type: string, t: RuntimesWords): string {
  return type === 'gitops'
    ? t('runtimes.gitRepository')
    : (TYPE_WORDS[type] ?? type);
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
  t: RuntimesWords,
): string | undefined {
  if (runtime.maintenance) {
    const reason = runtime.maintenance_reason;
    return reason
      ? t('held.maintenanceBecause', { reason })
      : t('held.maintenance');
  }
  if (runtime.health_status === 'unavailable') {
    return t('held.unavailable');
  }
  return isPaused(runtime, now) ? t('held.paused') : undefined;
}

/** What is held and goes on later, as a sentence for the person who decides over it. */
export function heldByMaintenance(load: QueueCounts, t: RuntimesWords): string {
  const pending = load.due + load.waiting + load.held;
  return pending === 0
    ? t('held.willBeNothing')
    : t('held.willBe', counted(pending));
}
