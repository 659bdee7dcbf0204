import type {
  HealthStatus,
  RuntimeEnvironment,
  RuntimeHealthEvent,
} from '@groundwork/plugin-control-plane-common';
import { formatDuration } from '@groundwork/plugin-control-plane-react';
import type { RuntimesWords } from '../translation';

/** A time during which health was the same. */
export type HealthSpan = {
  /** `unknown` before the first check. */
  status: HealthStatus | 'unknown';
  message: string;
  /** Milliseconds since the epoch. */
  from: number;
  to: number;
};

/** When health became what. */
export type HealthChange = Pick<
  RuntimeHealthEvent,
  'status' | 'message' | 'created_at'
>;

const DAY_MS = 86_400_000;

/** Changes of health, newest first. Where health never changed, it has been what it is since the environment was added. */
export function knownHealth(
  runtime: Pick<
    RuntimeEnvironment,
    'health_status' | 'health_message' | 'health_checked_at' | 'created_at'
  >,
  events: HealthChange[],
): HealthChange[] {
  return events.length > 0 || !runtime.health_checked_at
    ? events
    : [
        {
          status: runtime.health_status,
          message: runtime.health_message,
          created_at: runtime.created_at,
        },
      ];
}

/**
 * The last day as spans without gaps, oldest first.
 *
 * @param events - Changes of health, newest first; the last of them may be from before.
 * @param now - Milliseconds since the epoch.
 */
export function toHealthSpans(
  events: HealthChange[],
  now: number,
): HealthSpan[] {
  const start = now - DAY_MS;
  const spans: HealthSpan[] = [];
  let at = start;
  let current: Pick<HealthSpan, 'status' | 'message'> = {
    status: 'unknown',
    message: '',
  };
  for (const event of [...events].reverse()) {
    // Clocks differ: nothing happens after now.
    const changed = Math.min(Date.parse(event.created_at), now);
    if (changed > at) {
      spans.push({ ...current, from: at, to: changed });
      at = changed;
    }
    current = { status: event.status, message: event.message };
  }
  spans.push({ ...current, from: at, to: now });
  return mergeEqual(spans.filter(({ from, to }) => to > from));
}

/** The strip as a sentence: what a person reads who does not see it. */
export function describeHealthSpans(
  spans: HealthSpan[],
  t: RuntimesWords,
): string {
  const lengths = new Map<HealthSpan['status'], number>();
  for (const { status, from, to } of spans) {
    lengths.set(status, (lengths.get(status) ?? 0) + to - from);
  }
  const parts = [...lengths]
    .sort(([, one], [, other]) => other - one)
    .map(([status, length]) =>
      lengths.size === 1
        ? t('health.allTheTime', { state: t(`health.states.${status}`) })
        : forSoLong(status, length, t),
    );
  return t('health.lastDay', { parts: parts.join(', ') });
}

/** One span in words, for who points at it. */
export function describeHealthSpan(span: HealthSpan, t: RuntimesWords): string {
  const words = forSoLong(span.status, span.to - span.from, t);
  const state = words.charAt(0).toUpperCase() + words.slice(1);
  return span.message
    ? t('health.withMessage', { state, message: span.message })
    : state;
}

function forSoLong(
  status: HealthSpan['status'],
  length: number,
  t: RuntimesWords,
) {
  return t('health.forSoLong', {
    state: t(`health.states.${status}`),
    duration: formatDuration(length),
  });
}

function mergeEqual(spans: HealthSpan[]): HealthSpan[] {
  const merged: HealthSpan[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last?.status === span.status && last.message === span.message) {
      merged[merged.length - 1] = { ...last, to: span.to };
    } else {
      merged.push(span);
    }
  }
  return merged;
}
