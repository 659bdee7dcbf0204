import type { EnvironmentStatus } from '@groundwork/plugin-control-plane-common';
import type { EnvironmentSummary } from './environmentSummary';

/** How many environments are in a state. */
export type StateCount = { status: EnvironmentStatus; count: number };

/** How many there are in each state, those with most first. */
export function countStates(items: EnvironmentSummary[]): StateCount[] {
  const counts = new Map<EnvironmentStatus, number>();
  for (const { status } of items) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return [...counts]
    .map(([status, count]) => ({ status, count }))
    .sort((a, b) => b.count - a.count || a.status.localeCompare(b.status));
}

/** Those that somebody should look at: failed ones, then drifted ones, then suspended ones. */
export function needingAttention(
  items: EnvironmentSummary[],
): EnvironmentSummary[] {
  const rank = ({ status, isDrifted }: EnvironmentSummary) =>
    [status === 'failed', isDrifted, status === 'suspended'].indexOf(true);
  return items
    .filter(item => rank(item) >= 0)
    .sort((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title));
}

/** The one whose lease ends first. */
export function nextToEnd(
  items: EnvironmentSummary[],
): EnvironmentSummary | undefined {
  return items
    .filter(({ expiresAt }) => expiresAt)
    .reduce<EnvironmentSummary | undefined>(
      (first, item) =>
        first && Date.parse(first.expiresAt!) <= Date.parse(item.expiresAt!)
          ? first
          : item,
      undefined,
    );
}
