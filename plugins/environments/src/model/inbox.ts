import type {
  EnvironmentRequest,
  EnvironmentRequestList,
  TemplateGate,
  TemplateGateList,
} from '@groundwork/plugin-control-plane-common';
import { riskOf, RISK_LEVELS } from './risk';

/** Orders of what waits for a decision. */
export const INBOX_ORDERS = [
  'oldest',
  'newest',
  'costliest',
  'riskiest',
] as const;
/** One of {@link INBOX_ORDERS}. */
export type InboxOrder = (typeof INBOX_ORDERS)[number];

/** Something that waits for a decision. */
export type InboxEntry =
  | { kind: 'request'; id: string; request: EnvironmentRequest }
  | { kind: 'gate'; id: string; gate: TemplateGate };

/** Which of the two an entry is, by what stands in the address. */
export type InboxKind = InboxEntry['kind'];

/** A list as far as it was read. */
type Part<T extends EnvironmentRequestList | TemplateGateList> =
  Pick<T, 'items' | 'next_cursor'> | undefined;

/**
 * In which order what was read can be shown: by risk, which is told from what was read, only where that is all there is. Of
 * less, something graver might not have been read. Pure.
 */
export function orderOfInbox(
  requests: Part<EnvironmentRequestList>,
  gates: Part<TemplateGateList>,
  asked: InboxOrder,
): InboxOrder {
  const isWhole = !requests?.next_cursor && !gates?.next_cursor;
  return asked === 'riskiest' && !isWhole ? 'oldest' : asked;
}

/**
 * Requests and gates as one list. Where only the beginning of one was read, nothing of the other stands behind it that
 * might belong further down.
 */
export function mergeInbox(
  requests: Part<EnvironmentRequestList>,
  gates: Part<TemplateGateList>,
  order: InboxOrder,
): InboxEntry[] {
  const compare = comparing(order);
  const ofRequests = (requests?.items ?? []).map((request): InboxEntry => ({
    kind: 'request',
    id: request.id,
    request,
  }));
  const ofGates = (gates?.items ?? []).map((gate): InboxEntry => ({
    kind: 'gate',
    id: gate.id,
    gate,
  }));
  const ends = [
    requests?.next_cursor ? ofRequests.at(-1) : undefined,
    gates?.next_cursor ? ofGates.at(-1) : undefined,
  ].filter(entry => entry !== undefined);
  return [...ofRequests, ...ofGates]
    .toSorted(compare)
    .filter(entry => ends.every(end => compare(entry, end) <= 0));
}

function comparing(order: InboxOrder) {
  return (a: InboxEntry, b: InboxEntry): number => {
    const byAge = ageOf(a).localeCompare(ageOf(b));
    switch (order) {
      case 'newest':
        return -byAge;
      case 'costliest':
        return costOf(b) - costOf(a) || byAge;
      case 'riskiest':
        return compareRisks(a, b) || byAge;
      default:
        return byAge;
    }
  };
}

function ageOf(entry: InboxEntry): string {
  return entry.kind === 'request'
    ? entry.request.created_at
    : entry.gate.created_at;
}

/** What a run of a template costs nobody knows before it runs. */
function costOf(entry: InboxEntry): number {
  return entry.kind === 'request'
    ? entry.request.estimated_monthly_cost_usd
    : 0;
}

/** The gravest first; of those as grave, what has more grave reasons. What nobody can tell the risk of comes last. */
function compareRisks(a: InboxEntry, b: InboxEntry): number {
  const [left, right] = [gravityOf(a), gravityOf(b)];
  const differing = left.findIndex((value, at) => value !== right[at]);
  return differing < 0 ? 0 : right[differing] - left[differing];
}

/** How grave an entry is: its level, and how many reasons there are for each from the gravest on. */
function gravityOf(entry: InboxEntry): number[] {
  // An extension changes nothing but the time, and what a run of a template changes nobody knows before it runs.
  if (entry.kind === 'gate' || entry.request.pending_extension) {
    return [-1, 0, 0];
  }
  const { level, reasons } = riskOf(entry.request);
  const count = (of: typeof level) =>
    reasons.filter(reason => reason.level === of).length;
  return [RISK_LEVELS.indexOf(level), count('high'), count('medium')];
}
