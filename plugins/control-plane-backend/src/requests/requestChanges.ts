import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { Caller } from '../identity';
import { canonicalJson } from '../plans';
import { isSamePrincipal } from './decideActions';
import { toBody } from './requestBody';

/** Who has changed a request, with who changes it now; who requested it is known anyway. */
export function editorsOf(
  { requested_by, edited_by = [] }: EnvironmentRequest,
  { principal }: Caller,
): string[] | undefined {
  const known = [requested_by, ...edited_by];
  const editors = known.some(editor => isSamePrincipal(editor, principal.id))
    ? edited_by
    : [...edited_by, principal.id];
  return editors.length > 0 ? editors : undefined;
}

/** What changed, in words. Pure. */
export function describeChange(
  before: EnvironmentRequest,
  after: EnvironmentRequest,
): string {
  const changed = changedNames(before, after);
  return changed.length > 0
    ? `Changed ${changed.join(', ')}`
    : `Brought to version ${after.class_version} of ${after.class}`;
}

/** The fields that changed, beside each what it was before; what was or is not there is an empty text. Pure. */
export function changedFields(
  before: EnvironmentRequest,
  after: EnvironmentRequest,
): Record<string, string> {
  const [from, to] = [toBody(before), toBody(after)];
  return Object.fromEntries(
    changedNames(before, after).flatMap(name => [
      [`${name}_before`, toText(from[name])],
      [name, toText(to[name])],
    ]),
  );
}

type Field = keyof ReturnType<typeof toBody>;

function changedNames(
  before: EnvironmentRequest,
  after: EnvironmentRequest,
): Field[] {
  const [from, to] = [toBody(before), toBody(after)];
  const names = new Set([...Object.keys(from), ...Object.keys(to)] as Field[]);
  return [...names].filter(
    name => canonicalJson([from[name]]) !== canonicalJson([to[name]]),
  );
}

function toText(value: unknown): string {
  return typeof value === 'object' ? canonicalJson(value) : String(value ?? '');
}
