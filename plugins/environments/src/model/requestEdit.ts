import type {
  EnvironmentClass,
  EnvironmentRequest,
  EnvironmentRequestUpdate,
} from '@groundwork/plugin-control-plane-common';
import type { EnvironmentsWords } from '../translation';
import {
  toParameters,
  toParameterValues,
  type ParameterField,
} from './parameterFields';
import {
  validateDraft,
  type DraftFields,
  type DraftProblems,
} from './requestDraft';

const EDITABLE = [
  'region',
  'ttl_hours',
  'component_ref',
  'owner',
  'repository',
  'revision',
  'note',
] as const;

/** What can be changed of a request that waits for a decision. */
export type EditFields = Pick<
  DraftFields,
  (typeof EDITABLE)[number] | 'parameters'
>;

/** A request as its form has it. */
export function toEditFields(
  request: EnvironmentRequest,
  fields: ParameterField[],
): EditFields {
  return {
    region: request.region,
    ttl_hours: request.ttl_hours,
    component_ref: request.component_ref ?? '',
    owner: request.owner,
    repository: request.repository,
    revision: request.revision,
    note: request.note ?? '',
    parameters: toParameterValues(fields, request.parameters ?? {}),
  };
}

/** What is wrong with what was changed, as far as a page can tell. */
export function validateEdit(
  fields: EditFields,
  environmentClass: EnvironmentClass,
  t: EnvironmentsWords,
): Pick<DraftProblems, (typeof EDITABLE)[number]> {
  const problems = validateDraft(
    // What cannot be changed is right already.
    {
      ...fields,
      class: environmentClass.name,
      app: 'a',
      team: 'a',
      tenant_id: '',
    },
    environmentClass,
    t,
  );
  return {
    ...Object.fromEntries(
      EDITABLE.map(name => [name, problems[name]]).filter(
        ([, problem]) => problem !== undefined,
      ),
    ),
    ...(fields.owner === '' && { owner: t('edit.ownerRequired') }),
  };
}

/** What is sent of a change: what is otherwise, and nothing else. An empty text takes a value away. */
export function editChanges(
  before: EditFields,
  after: EditFields,
  fields: ParameterField[],
): EnvironmentRequestUpdate {
  const changes: Record<string, unknown> = {};
  for (const name of EDITABLE) {
    if (before[name] !== after[name]) {
      changes[name] = after[name];
    }
  }
  const parameters = toParameters(fields, after.parameters) ?? {};
  if (
    JSON.stringify(toParameters(fields, before.parameters) ?? {}) !==
    JSON.stringify(parameters)
  ) {
    changes.parameters = parameters;
  }
  return changes;
}
