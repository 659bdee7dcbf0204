import { ControlPlaneError } from '@groundwork/plugin-control-plane-common';
import {
  DETAIL_FIELDS,
  isParameterField,
  readProblems,
  type DraftField,
  type DraftProblems,
  type RequestStep,
} from '../../model';

/** Where what the control plane does not accept can be changed. */
export type Refusal = {
  step: RequestStep;
  /** Absent when a policy check denies the plan, which is no field. */
  field?: DraftField;
  problems: DraftProblems;
};

/** Errors that name what of a draft is wrong. */
const NAMING = ['validation_error', 'conflict'];
/** What denied plans are told under. */
const POLICY_FIELD = 'policy';

/** What of a draft an error says is wrong; `undefined` when it is about something else. */
export function readRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof ControlPlaneError) || !NAMING.includes(error.code)) {
    return undefined;
  }
  const problems = readProblems(error.details);
  const field = firstField(problems);
  if (field) {
    return { step: stepOf(field), field, problems };
  }
  return error.details.some(detail => detail.field === POLICY_FIELD)
    ? { step: 'plan', problems: {} }
    : undefined;
}

/** The first field that is wrong, in the order in which they stand. */
export function firstField(problems: DraftProblems): DraftField | undefined {
  return (
    (problems.class === undefined ? undefined : 'class') ??
    firstDetail(problems) ??
    (problems.note === undefined ? undefined : 'note')
  );
}

/** The first field of the details that is wrong. */
export function firstDetail(problems: DraftProblems): DraftField | undefined {
  return (
    DETAIL_FIELDS.find(field => problems[field] !== undefined) ??
    Object.keys(problems).find(isParameterField)
  );
}

function stepOf(field: DraftField): RequestStep {
  switch (field) {
    case 'class':
      return 'class';
    case 'note':
      return 'review';
    default:
      return 'details';
  }
}
