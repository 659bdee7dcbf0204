import type {
  CreateEnvironmentRequest,
  EnvironmentRequest,
  EnvironmentRequestClone,
  EnvironmentRequestUpdate,
} from '@groundwork/plugin-control-plane-common';

/** What would have to be sent to request the same again. Pure. */
export function toBody(request: EnvironmentRequest): CreateEnvironmentRequest {
  return withoutEmpty({
    app: request.app,
    team: request.team,
    class: request.class,
    region: request.region,
    ttl_hours: request.ttl_hours,
    owner: request.owner,
    repository: request.repository,
    revision: request.revision,
    component_ref: request.component_ref,
    tenant_id: request.tenant_id,
    note: request.note,
    parameters: request.parameters,
  });
}

/** The same with what is given; what is left out stays, and an empty text takes away. Pure. */
export function changeBody(
  body: CreateEnvironmentRequest,
  change: EnvironmentRequestUpdate | EnvironmentRequestClone,
): CreateEnvironmentRequest {
  return withoutEmpty({ ...body, ...change });
}

/** What is required is never empty. */
function withoutEmpty(
  body: CreateEnvironmentRequest,
): CreateEnvironmentRequest {
  const { app, team, class: className, region, ...optional } = body;
  return {
    app,
    team,
    class: className,
    region,
    ...Object.fromEntries(
      Object.entries(optional).filter(
        ([, value]) => value !== undefined && value !== '',
      ),
    ),
  };
}
