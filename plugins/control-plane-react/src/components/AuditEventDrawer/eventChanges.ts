import type { AuditEvent } from '@groundwork/plugin-control-plane-common';

/** What an event says of before and after, and the rest of what it carries. */
export type EventChanges = {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  rest: Record<string, unknown>;
};

/**
 * Reads before and after from an event: from `changes`, a field with `from` and `to` each, from `before` and `after`,
 * objects with the same fields, and from fields beside which one stands that ends with `_before`. Fields that stayed as
 * they were are left out.
 */
export function readChanges(event: AuditEvent): EventChanges {
  const { changes, before, after, ...rest } = event.metadata;
  const read: EventChanges = { before: {}, after: {}, rest };
  for (const [field, change] of Object.entries(asRecord(changes))) {
    const { from, to } = asRecord(change);
    put(read.before, field, from);
    put(read.after, field, to);
  }
  const old = asRecord(before);
  const fresh = asRecord(after);
  for (const field of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
    if (JSON.stringify(old[field]) !== JSON.stringify(fresh[field])) {
      put(read.before, field, old[field]);
      put(read.after, field, fresh[field]);
    }
  }
  for (const [name, was] of Object.entries(rest)) {
    const field = name.replace(/_before$/, '');
    if (field !== name && Object.hasOwn(rest, field)) {
      put(read.before, field, was);
      put(read.after, field, rest[field]);
      delete rest[name];
      delete rest[field];
    }
  }
  return read;
}

/** Values as lines, so that they can be compared; nothing when there are none. */
export function toLines(values: Record<string, unknown>): string | undefined {
  const entries = Object.entries(values);
  return entries.length === 0
    ? undefined
    : entries
        .map(
          ([field, value]) =>
            `${field}: ${JSON.stringify(value, undefined, 2)}`,
        )
        .join('\n');
}

function put(
  values: Record<string, unknown>,
  field: string,
  value: unknown,
): void {
  if (value !== undefined) {
    values[field] = value;
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...value }
    : {};
}
