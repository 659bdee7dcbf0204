import type { ListAuditEventsQuery } from '@groundwork/plugin-control-plane-common';
import { endOfDay } from '../shared/formatDay';

/** What the log can be filtered by, with the name that it has in the API. */
export const AUDIT_FILTERS = {
  actor: 'actor_id',
  action: 'action',
  target_type: 'target_type',
  target: 'target_id',
  product: 'product',
  project: 'project_id',
  tenant: 'tenant_id',
} as const;

/** A filter, as it is called in the address. */
export type AuditFilterName = keyof typeof AUDIT_FILTERS;

/** Names of the filters, in the order in which they are offered. */
export const AUDIT_FILTER_NAMES = Object.keys(
  AUDIT_FILTERS,
) as AuditFilterName[];

const HOUR_MS = 3_600_000;

/** Times that people ask for most. */
export const AUDIT_RANGES = [
  { id: '1h', milliseconds: HOUR_MS },
  { id: '24h', milliseconds: 24 * HOUR_MS },
  { id: '7d', milliseconds: 7 * 24 * HOUR_MS },
  { id: '30d', milliseconds: 30 * 24 * HOUR_MS },
] as const;

/** Everything of the log that stands in the address. `since` and `until` are days, and `until` is among them. */
export const AUDIT_ADDRESS = [
  ...AUDIT_FILTER_NAMES,
  'range',
  'since',
  'until',
  'before',
  'size',
] as const;

/** A name of {@link AUDIT_ADDRESS}. */
export type AuditAddressName = (typeof AUDIT_ADDRESS)[number];

/** What the address says of the log. */
export type AuditAddressValues = Readonly<
  Partial<Record<AuditAddressName, string>>
>;

/** How many events a page may have. */
export const AUDIT_PAGE_SIZES = [50, 100, 200];

/** The filters as the API takes them. What an address has no right to ask is left out. */
export function toAuditFilter(
  values: AuditAddressValues,
  tenantId: string | undefined,
  now: number,
): Omit<ListAuditEventsQuery, 'limit' | 'cursor'> {
  const filter: Omit<ListAuditEventsQuery, 'limit' | 'cursor'> = {};
  for (const name of AUDIT_FILTER_NAMES) {
    const value = values[name];
    if (value !== undefined) {
      filter[AUDIT_FILTERS[name]] = value;
    }
  }
  if (tenantId !== undefined) {
    filter.tenant_id = tenantId;
  }
  const range = AUDIT_RANGES.find(({ id }) => id === values.range);
  if (range) {
    filter.since = new Date(now - range.milliseconds).toISOString();
    return filter;
  }
  if (isDay(values.since)) {
    filter.since = new Date(`${values.since}T00:00:00`).toISOString();
  }
  if (isDay(values.until)) {
    filter.until = endOfDay(values.until);
  }
  return filter;
}

/** The page as the API takes it. */
export function toAuditPage(values: AuditAddressValues): {
  limit: number;
  cursor?: number;
} {
  const size = Number(values.size);
  const cursor = Number(values.before);
  return {
    limit: AUDIT_PAGE_SIZES.includes(size) ? size : AUDIT_PAGE_SIZES[0],
    ...(Number.isSafeInteger(cursor) && cursor > 0 && { cursor }),
  };
}

/** Whether anything but the page is asked for. */
export function isAuditFiltered(values: AuditAddressValues): boolean {
  return (
    AUDIT_FILTER_NAMES.some(name => values[name] !== undefined) ||
    [values.range, values.since, values.until].some(Boolean)
  );
}

function isDay(text: string | undefined): text is string {
  return (
    text !== undefined &&
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(Date.parse(`${text}T00:00:00`))
  );
}
