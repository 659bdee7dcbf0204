import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { Caller } from '../identity';

/** Who is to know of a change of the lease, but for whoever made it. */
export function othersOf(
  request: Pick<EnvironmentRequest, 'requested_by' | 'owner'>,
  { principal }: Caller,
): string[] {
  const own = new Set(
    [principal.id, ...principal.ownership_refs].map(ref =>
      ref.toLocaleLowerCase('en-US'),
    ),
  );
  return [...new Set([request.requested_by, request.owner])].filter(
    ref => !own.has(ref.toLocaleLowerCase('en-US')),
  );
}
