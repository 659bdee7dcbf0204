import { TerminalRuntimeError } from '../errors';

/** The key of a member, or the index of an item. */
export type FieldStep = string | number;

const stepsMax = 50;
const stepPattern =
  /(?:^|(?!^)\.)(?<plain>[A-Za-z_][A-Za-z0-9_-]*)|\[(?<index>0|[1-9]\d{0,5})\]|\[(?<quoted>"(?:[^"\\]|\\.)*")\]/y;
/** What would reach beyond the value into what all values share. */
const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a path as `compareValues` writes it, such as `spec.hard["limits.cpu"]` or `spec.limits[0].type`.
 *
 * @throws TerminalRuntimeError when it is none
 */
export function fieldSteps(path: string): FieldStep[] {
  const pattern = new RegExp(stepPattern);
  const steps: FieldStep[] = [];
  while (pattern.lastIndex < path.length) {
    const groups = pattern.exec(path)?.groups;
    if (!groups || steps.length === stepsMax) {
      throw refused(path);
    }
    const { plain, index, quoted } = groups;
    const step =
      index === undefined ? (plain ?? readKey(path, quoted)) : Number(index);
    if (unsafeKeys.has(String(step))) {
      throw refused(path);
    }
    steps.push(step);
  }
  if (steps.length === 0) {
    throw refused(path);
  }
  return steps;
}

function readKey(path: string, quoted: string): string {
  try {
    return JSON.parse(quoted);
  } catch {
    throw refused(path);
  }
}

function refused(path: string): TerminalRuntimeError {
  return new TerminalRuntimeError(
    `The difference at ${JSON.stringify(path.slice(0, 100))} cannot be accepted: it is not about one field`,
    { reason: 'NotAcceptable' },
  );
}
