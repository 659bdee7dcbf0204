import { TerminalRuntimeError } from '../errors';
import type { DesiredNamespace } from '../runtime';
import { canonicalJson } from './canonicalJson';
import { labelsOf } from './labels';

/** A ConfigMap holds a mebibyte in all. */
const bytesMax = 900 * 1024;

/**
 * What was asked for by the JSON Schema of the class, for what runs in the environment; nothing where there are no
 * parameters.
 *
 * @throws TerminalRuntimeError when they are more than a ConfigMap holds
 */
export function renderParameters(
  desired: DesiredNamespace,
): object | undefined {
  const { parameters = {} } = desired;
  if (Object.keys(parameters).length === 0) {
    return undefined;
  }
  const json = canonicalJson(parameters);
  if (Buffer.byteLength(json) > bytesMax) {
    throw new TerminalRuntimeError(
      `The parameters of the environment are larger than ${bytesMax / 1024} KiB`,
      { reason: 'TooLarge' },
    );
  }
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'groundwork-parameters',
      namespace: desired.name,
      labels: labelsOf(desired),
    },
    data: { 'parameters.json': json },
  };
}
