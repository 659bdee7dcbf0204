import { TerminalRuntimeError } from '../errors';
import type { AcceptedDifference } from '../runtime';
import { fieldSteps, type FieldStep } from './fieldSteps';

type Container = Record<FieldStep, unknown>;
type AcceptedField = {
  steps: FieldStep[];
  /** Absent where the field is to be absent. */
  live: { value: unknown } | undefined;
};

/** What says which object it is and whose, and what only the API server sets: no drift that could be agreed to. */
const ownMarks = new Set([
  'app.kubernetes.io/managed-by',
  'groundwork.dev/owned-by',
  'groundwork.dev/request-id',
]);

/**
 * Refuses a difference that no resource can be made to have: one about more than a field, one with a value that was too
 * long to be shown in full, and one that would make another object of it.
 *
 * @throws TerminalRuntimeError with the reason `NotAcceptable`
 */
export function refuseUnacceptable({ fields }: AcceptedDifference): void {
  for (const field of fields) {
    readField(field);
  }
}

/**
 * Makes of a resource as it is rendered what it should be with the drift that was accepted: the fields have the values
 * with which they were observed. Pure; the resource that is given stays as it is.
 *
 * @param accepted - of any resource, in the order in which it was accepted
 * @throws TerminalRuntimeError with the reason `NotAcceptable`
 */
export function acceptFields<T extends object>(
  resourceId: string,
  resource: T,
  accepted: readonly AcceptedDifference[] = [],
): T {
  const changes = accepted.filter(
    ({ resource_id, state }) =>
      resource_id === resourceId && state === 'changed',
  );
  const result = changes.length === 0 ? resource : structuredClone(resource);
  for (const { fields } of changes) {
    const read = fields.map(readField);
    for (const { steps, live } of read) {
      if (live) {
        setField(result, steps, live.value);
      }
    }
    // From the end on, so that the items that go do not move those that are still to go.
    for (const { steps } of read.filter(({ live }) => !live).sort(lastFirst)) {
      removeField(result, steps);
    }
  }
  return result;
}

/** Whether a resource that is missing or extra was accepted to be so: then it is in order, and left as it is. */
export function isAccepted(
  { id, state }: { id: string; state: string },
  accepted: readonly AcceptedDifference[] = [],
): boolean {
  return (
    (state === 'missing' || state === 'extra') &&
    accepted.some(
      difference => difference.resource_id === id && difference.state === state,
    )
  );
}

function readField({
  path,
  live,
}: AcceptedDifference['fields'][number]): AcceptedField {
  const steps = fieldSteps(path);
  if (makesAnotherObject(steps)) {
    throw refused(path, 'it says which object it is, or whose');
  }
  return {
    steps,
    live: live === undefined ? undefined : { value: readValue(path, live) },
  };
}

function makesAnotherObject([first, second, third]: FieldStep[]): boolean {
  if (first !== 'metadata') {
    return first === 'apiVersion' || first === 'kind';
  }
  const isText = second === 'labels' || second === 'annotations';
  return !isText || third === undefined || ownMarks.has(String(third));
}

function readValue(path: string, live: string): unknown {
  try {
    return JSON.parse(live);
  } catch {
    throw refused(path, 'its value is too long to be known in full');
  }
}

/** Sorts the items of a list by their index, the last one first, whenever they were accepted. */
function lastFirst(one: AcceptedField, other: AcceptedField): number {
  for (const [index, step] of one.steps.entries()) {
    const against = other.steps[index];
    if (typeof step === 'number' && typeof against === 'number') {
      if (step !== against) {
        return against - step;
      }
    } else if (step !== against) {
      return String(step) < String(against) ? 1 : -1;
    }
  }
  return one.steps.length - other.steps.length;
}

function setField(root: object, steps: FieldStep[], value: unknown) {
  const last = steps[steps.length - 1];
  const container = containerOf(root, steps, true);
  if (!container) {
    return;
  }
  if (Array.isArray(container)) {
    // No gaps, where what was rendered has become shorter since.
    container[Math.min(Number(last), container.length)] = value;
  } else {
    (container as Container)[last] = value;
  }
}

function removeField(root: object, steps: FieldStep[]) {
  const last = steps[steps.length - 1];
  const container = containerOf(root, steps, false);
  if (Array.isArray(container)) {
    container.splice(Number(last), 1);
  } else if (container) {
    delete (container as Container)[last];
  }
}

/** What the last step leads out of; nothing where it is not there and not to be made. */
function containerOf(
  root: object,
  steps: FieldStep[],
  isToBeMade: boolean,
): object | undefined {
  let current = root;
  for (const [index, step] of steps.slice(0, -1).entries()) {
    const key = Array.isArray(current)
      ? Math.min(Number(step), current.length)
      : step;
    const below = Object.hasOwn(current, key)
      ? (current as Container)[key]
      : undefined;
    if (fits(below, steps[index + 1])) {
      current = below;
    } else if (isToBeMade) {
      const made = typeof steps[index + 1] === 'number' ? [] : {};
      (current as Container)[key] = made;
      current = made;
    } else {
      return undefined;
    }
  }
  return fits(current, steps[steps.length - 1]) ? current : undefined;
}

function fits(value: unknown, step: FieldStep): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    Array.isArray(value) === (typeof step === 'number')
  );
}

function refused(path: string, why: string): TerminalRuntimeError {
  return new TerminalRuntimeError(
    `The difference at ${JSON.stringify(path.slice(0, 100))} cannot be accepted: ${why}`,
    { reason: 'NotAcceptable' },
  );
}
