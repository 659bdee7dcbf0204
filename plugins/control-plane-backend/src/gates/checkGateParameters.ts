import { canonicalJson } from '../plans/canonicalJson';
import {
  findSecrets,
  holdsSecret,
  isSecretName,
} from '../plans/checks/findSecrets';
import type { FieldProblem } from '../http/errors';

/** Stands where a secret was. */
export const maskedSecret = '***';

const bytesMax = 32 * 1024;
const depthMax = 8;

type Parameters = Record<string, unknown>;

/**
 * Parameters as they are kept and shown: without what the caller names as secret and what is called like a secret; or what of
 * them cannot be kept.
 */
export function checkGateParameters(
  parameters: Parameters,
  secretNames: readonly string[] = [],
): { parameters: Parameters; problems: FieldProblem[] } {
  const report = (field: string, message: string) => ({
    parameters: {},
    problems: [{ field, message }],
  });
  if (depthOf(parameters) > depthMax) {
    return report('parameters', `must not be nested deeper than ${depthMax}`);
  }
  const masked = mask(parameters, new Set(secretNames)) as Parameters;
  const text = canonicalJson(masked);
  if (Buffer.byteLength(text) > bytesMax) {
    return report(
      'parameters',
      `must not be larger than ${bytesMax / 1024} kB of JSON`,
    );
  }
  // Also where it is the name of something.
  if (holdsSecret(text)) {
    const found = findSecrets(masked).find(({ isSure }) => isSure);
    return report(
      found ? `parameters.${found.path}` : 'parameters',
      'is a key or a token, and would be shown to everybody who may decide: leave it out, or name it in secret_parameters',
    );
  }
  return { parameters: masked, problems: [] };
}

function depthOf(value: unknown): number {
  return isObject(value)
    ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
    : 0;
}

function mask(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    return value.map(each => mask(each, names));
  }
  if (!isObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [
      name,
      names.has(name) || (isCalledSecret(name) && isTelling(inside))
        ? maskedSecret
        : mask(inside, names),
    ]),
  );
}

/** However it is written: `db_password`, `db-password` or `dbPassword`. */
function isCalledSecret(name: string): boolean {
  return isSecretName(name.replace(/([a-z0-9])([A-Z])/g, '$1-$2'));
}

/** Whether there is something to be hidden: a switch is no secret, nor is what is empty. */
function isTelling(value: unknown): boolean {
  return value !== '' && value !== null && typeof value !== 'boolean';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
