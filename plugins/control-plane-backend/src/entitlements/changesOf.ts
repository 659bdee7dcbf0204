import { canonicalJson } from '../plans/canonicalJson';

/** The fields that differ, with what they were and what they are. */
export function changesOf<T extends object>(
  before: T,
  after: T,
): Record<string, { from?: unknown; to?: unknown }> {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...fields]
      .map(field => field as keyof T & string)
      .filter(
        field => canonicalJson(before[field]) !== canonicalJson(after[field]),
      )
      .map(field => [field, { from: before[field], to: after[field] }]),
  );
}
