import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { Caller } from '../identity';
import { ownersOf } from '../requests';

/** Who is to know of a change of the lease, but for whoever made it. */
export function othersOf(
  request: Pick<EnvironmentRequest, 'requested_by' | 'owner'>,
  { principal }: Caller,
): string[] {
  const own = new Set(ownersOf(principal));
  return [...new Set([request.requested_by, request.owner])].filter(
    ref => !own.has(ref.toLocaleLowerCase('en-US')),
  );
}
