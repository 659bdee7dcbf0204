import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { Plan } from '@groundwork/plugin-control-plane-common';

/** A field that is not acceptable, and why. */
export type FieldProblem = { field: string; message: string };

/** Input that is not acceptable, with every field that is wrong. */
export class ValidationError extends InputError {
  constructor(readonly details: FieldProblem[]) {
    super(
      details.length === 1
        ? `${details[0].field}: ${details[0].message}`
        : `${details.length} fields are not acceptable: ${details
            .map(detail => detail.field)
            .join(', ')}`,
    );
  }
}

/** A field that stands against what is there already, or a state that does not allow what was asked for. */
export class FieldConflictError extends ConflictError {
  constructor(readonly details: FieldProblem[]) {
    super(details.map(({ message }) => message).join('; '));
  }
}

/** More than a quota of a tenant leaves; names each quota with its limit and what of it is in use. */
export class QuotaError extends FieldConflictError {}

/**
 * A decision over a plan that is not the current one; carries the one that is. Only for who may read the request: the plan is
 * told to the caller.
 */
export class StalePlanError extends ConflictError {
  constructor(readonly plan?: Plan) {
    super(
      'The plan has changed since you looked at it. Read the new plan and decide again.',
    );
  }
}

/**
 * Something that is needed for an answer is away. The cause is for the log, and no part of the message: it tells of
 * addresses inside.
 */
export class DependencyError extends ServiceUnavailableError {
  readonly cause: Error;

  constructor(message: string, cause: unknown) {
    super(message);
    this.cause = cause instanceof Error ? cause : new Error(String(cause));
  }
}
