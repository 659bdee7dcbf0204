import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type {
  CreateEnvironmentRequest,
  EnvironmentClass,
} from '@groundwork/plugin-control-plane-common';
import { ParameterSchema } from '../classes/ParameterSchema';
import type { FieldProblem } from '../http/errors';

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
  Pick<
    CreateEnvironmentRequest,
    'component_ref' | 'tenant_id' | 'note' | 'parameters'
  > & {
    class: EnvironmentClass;
  };

/** What of a request can be said by its class alone. Pure. */
export type CheckedRequest = {
  problems: FieldProblem[];
  /** Absent where what is wrong leaves nothing to go on with. */
  request?: ValidRequest;
};

/** Checks what the contract cannot: a request against its class. Finds every field that is wrong. */
export function checkRequest(
  body: CreateEnvironmentRequest,
  environmentClass: EnvironmentClass | undefined,
): CheckedRequest {
  const owner = normalizeRef(body.owner ?? body.team);
  const problems: FieldProblem[] = [];
  if (owner === undefined) {
    problems.push({
      field: 'owner',
      message: 'must be an entity reference or the name of a group',
    });
  }
  if (!environmentClass) {
    problems.push({
      field: 'class',
      message: `there is no class '${body.class}'`,
    });
    return { problems };
  }
  const ttlHours = body.ttl_hours ?? environmentClass.ttl_hours_default;
  const { parameters, problems: problemsOfParameters } = checkParameters(
    body,
    environmentClass,
  );
  problems.push(
    ...checkAgainstClass(body, environmentClass, ttlHours),
    ...problemsOfParameters,
  );
  return owner === undefined
    ? { problems }
    : {
        problems,
        request: {
          app: body.app,
          team: body.team,
          class: environmentClass,
          region: body.region,
          ttl_hours: ttlHours,
          owner,
          repository: body.repository ?? '',
          revision: body.revision ?? '',
          // As the catalog writes it, so that a component finds its environments.
          component_ref: body.component_ref && normalizeRef(body.component_ref),
          tenant_id: body.tenant_id,
          note: body.note,
          parameters,
        },
      };
}

function checkAgainstClass(
  body: CreateEnvironmentRequest,
  { title, runtimes, regions, ttl_hours_max }: EnvironmentClass,
  ttlHours: number,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (runtimes.length === 0) {
    problems.push({
      field: 'class',
      message: `${title} has no runtime group yet that its environments could go to`,
    });
  }
  if (!regions.includes(body.region)) {
    problems.push({
      field: 'region',
      message: `${title} is available in ${regions.join(', ')}`,
    });
  }
  if (ttlHours > ttl_hours_max) {
    problems.push({
      field: 'ttl_hours',
      message: `${title} lives for ${ttl_hours_max} hours at most`,
    });
  }
  return problems;
}

function checkParameters(
  { parameters }: CreateEnvironmentRequest,
  { title, parameters_schema: schema }: EnvironmentClass,
): Pick<ValidRequest, 'parameters'> & { problems: FieldProblem[] } {
  if (schema) {
    return ParameterSchema.compile(schema).check(parameters ?? {});
  }
  return {
    problems:
      Object.keys(parameters ?? {}).length > 0
        ? [{ field: 'parameters', message: `${title} takes none` }]
        : [],
  };
}

function normalizeRef(text: string): string | undefined {
  try {
    return stringifyEntityRef(parseEntityRef(text, { defaultKind: 'group' }));
  } catch {
    return undefined;
  }
}
