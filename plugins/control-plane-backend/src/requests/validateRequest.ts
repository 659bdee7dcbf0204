import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type {
  CreateEnvironmentRequest,
  EnvironmentClass,
} from '@groundwork/plugin-control-plane-common';
import { ValidationError, type FieldProblem } from '../http/errors';

/** What a request is made of once it was found acceptable: defaults are filled in. */
export type ValidRequest = Required<
  Pick<
    CreateEnvironmentRequest,
    | 'app'
    | 'team'
    | 'region'
    | 'ttl_hours'
    | 'owner'
    | 'repository'
    | 'revision'
  >
> &
  Pick<CreateEnvironmentRequest, 'component_ref' | 'tenant_id' | 'note'> & {
    class: EnvironmentClass;
  };

/**
 * Checks what the contract cannot: the request against its class.
 *
 * @throws `ValidationError` with every field that is wrong.
 */
export function validateRequest(
  body: CreateEnvironmentRequest,
  environmentClass: EnvironmentClass | undefined,
): ValidRequest {
  const problems: FieldProblem[] = [];
  if (!environmentClass) {
    throw new ValidationError([
      { field: 'class', message: `there is no class '${body.class}'` },
    ]);
  }
  if (environmentClass.runtimes.length === 0) {
    problems.push({
      field: 'class',
      message: `${environmentClass.title} has no runtime group yet that its environments could go to`,
    });
  }
  if (!environmentClass.regions.includes(body.region)) {
    problems.push({
      field: 'region',
      message: `${environmentClass.title} is available in ${environmentClass.regions.join(
        ', ',
      )}`,
    });
  }
  const ttl = body.ttl_hours ?? environmentClass.ttl_hours_default;
  if (ttl > environmentClass.ttl_hours_max) {
    problems.push({
      field: 'ttl_hours',
      message: `${environmentClass.title} lives for ${environmentClass.ttl_hours_max} hours at most`,
    });
  }
  const owner = normalizeRef(body.owner ?? body.team);
  if (owner === undefined) {
    problems.push({
      field: 'owner',
      message: 'must be an entity reference or the name of a group',
    });
  }
  if (problems.length > 0 || owner === undefined) {
    throw new ValidationError(problems);
  }
  return {
    app: body.app,
    team: body.team,
    class: environmentClass,
    region: body.region,
    ttl_hours: ttl,
    owner,
    repository: body.repository ?? '',
    revision: body.revision ?? '',
    // As the catalog writes it, so that a component finds its environments.
    component_ref: body.component_ref && normalizeRef(body.component_ref),
    tenant_id: body.tenant_id,
    note: body.note,
  };
}

function normalizeRef(text: string): string | undefined {
  try {
    return stringifyEntityRef(parseEntityRef(text, { defaultKind: 'group' }));
  } catch {
    return undefined;
  }
}
