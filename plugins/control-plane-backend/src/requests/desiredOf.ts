import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import type { AcceptedRequest } from './RequestValidator';

/** What should be, of what was asked for. */
export function toDesired(
  { id, name, fields }: Pick<AcceptedRequest, 'id' | 'name' | 'fields'>,
  requested_by: string,
): DesiredNamespace {
  return desiredOf({
    ...fields,
    id,
    name,
    class: fields.class.name,
    quota: fields.class.quota,
    policy_packs: fields.class.policy_packs,
    policies: fields.class.policies,
    requested_by,
  });
}

/** What should be, of what was agreed. */
export function desiredOf(
  request: Pick<
    EnvironmentRequest,
    Extract<keyof DesiredNamespace, keyof EnvironmentRequest>
  > &
    Pick<DesiredNamespace, 'policies' | 'suspended'>,
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
    policies: request.policies,
    parameters: request.parameters,
    suspended: request.suspended,
  };
}
