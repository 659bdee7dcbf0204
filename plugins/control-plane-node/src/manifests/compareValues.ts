import type { FieldDifference } from '@groundwork/plugin-control-plane-common';

const differencesMax = 50;
const valueLengthMax = 500;
const plainKey = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/**
 * Lists the fields in which two JSON values differ, such as `spec.hard["limits.cpu"]`, in the order of the desired
 * value and then of what is only live; at most 50.
 */
export function compareValues(
  desired: unknown,
  live: unknown,
): FieldDifference[] {
  const differences: FieldDifference[] = [];
  collect('', desired, live, differences);
  return differences;
}

/** A JSON value as text, cut where it is too long to show. */
export function asText(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= valueLengthMax
    ? text
    : `${text.slice(0, valueLengthMax)}…`;
}

function collect(
  path: string,
  desired: unknown,
  live: unknown,
  differences: FieldDifference[],
) {
  if (differences.length >= differencesMax) {
    return;
  }
  if (Array.isArray(desired) && Array.isArray(live)) {
    const length = Math.max(desired.length, live.length);
    for (let index = 0; index < length; index++) {
      collect(`${path}[${index}]`, desired[index], live[index], differences);
    }
    return;
  }
  if (isRecord(desired) && isRecord(live)) {
    const keys = new Set([...Object.keys(desired), ...Object.keys(live)]);
    for (const key of keys) {
      collect(
        fieldPath(path, key),
        own(desired, key),
        own(live, key),
        differences,
      );
    }
    return;
  }
  if (JSON.stringify(desired) !== JSON.stringify(live)) {
    differences.push({
      path: path === '' ? '(file)' : path,
      ...(desired !== undefined && { desired: asText(desired) }),
      ...(live !== undefined && { live: asText(live) }),
    });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The path of a member, such as `spec.hard["limits.cpu"]`. */
export function fieldPath(path: string, key: string): string {
  if (!plainKey.test(key)) {
    return `${path}[${asText(key)}]`;
  }
  return path === '' ? key : `${path}.${key}`;
}
