import { TerminalRuntimeError } from '../errors';
import type { DesiredNamespace } from '../runtime';
import { refuseReservedName } from './refuseReservedName';

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text can be the id of a request. */
export function isRequestId(text: unknown): text is string {
  return typeof text === 'string' && uuid.test(text);
}

/**
 * Looks at every name again, whoever looked at it before: one that is no DNS label could leave the place that it has in
 * a path or an address, and a reserved one would be written where the cluster keeps its own.
 *
 * @throws TerminalRuntimeError when a name is not legal or reserved
 */
export function refuseIllegalNames(desired: DesiredNamespace): void {
  if (!isRequestId(desired.id)) {
    throw new TerminalRuntimeError('The id of the request is not a UUID');
  }
  for (const field of ['name', 'app', 'team', 'class', 'region'] as const) {
    if (typeof desired[field] !== 'string' || !dnsLabel.test(desired[field])) {
      throw new TerminalRuntimeError(
        `The ${field} of the environment is not a DNS label`,
      );
    }
  }
  const refusal = refuseReservedName(desired.name);
  if (refusal !== undefined) {
    throw new TerminalRuntimeError(refusal, { reason: 'ReservedName' });
  }
}
