import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import type { Caller } from '../identity';
import { namespaceName } from '../plans';
import type { ValidRequest } from './validateRequest';

/** What should be, of what was asked for. */
export function toDesired(
  valid: ValidRequest,
  id: string,
  caller: Caller,
): DesiredNamespace {
  return desiredOf({
    ...valid,
    id,
    class: valid.class.name,
    name: namespaceName({ app: valid.app, class: valid.class.name, id }),
    quota: valid.class.quota,
    policy_packs: valid.class.policy_packs,
    requested_by: caller.principal.id,
  });
}

/** What should be, of what was agreed. */
export function desiredOf(
  request: Pick<
    EnvironmentRequest,
    keyof Omit<DesiredNamespace, 'members' | 'metadata' | 'accepted'>
  >,
): DesiredNamespace {
  return {
    id: request.id,
    name: request.name,
    app: request.app,
    team: request.team,
    class: request.class,
    region: request.region,
    owner: request.owner,
    repository: request.repository,
    revision: request.revision,
    requested_by: request.requested_by,
    quota: request.quota,
    policy_packs: request.policy_packs,
  };
}
