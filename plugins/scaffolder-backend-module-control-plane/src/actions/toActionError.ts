import {
  AuthenticationError,
  ConflictError,
  InputError,
  isError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ControlPlaneError } from '@groundwork/plugin-control-plane-common';

const errorClasses: Partial<Record<string, new (message: string) => Error>> = {
  validation_error: InputError,
  unauthorized: AuthenticationError,
  forbidden: NotAllowedError,
  not_found: NotFoundError,
  conflict: ConflictError,
  stale_plan: ConflictError,
};

/**
 * Says in one sentence what did not work and why, with the fields that are to be changed and the id that finds the call
 * in the logs of the backend. It is all that the person who runs the template gets to see.
 */
export function toActionError(failure: string, error: unknown): Error {
  if (!isError(error) || error.name === 'AbortError') {
    return isError(error) ? error : new Error(`${failure}: ${error}`);
  }
  if (!(error instanceof ControlPlaneError)) {
    return new ServiceUnavailableError(
      `${failure}, because the control plane cannot be reached`,
      error,
    );
  }
  const fields = error.details.map(
    ({ field, message }) => `${field}: ${message}`,
  );
  const parts = [
    `${failure}: ${error.message}`,
    fields.length > 0 && ` (${fields.join('; ')})`,
    error.requestId && ` [request id ${error.requestId}]`,
  ];
  const ErrorClass = errorClasses[error.code] ?? ServiceUnavailableError;
  return new ErrorClass(parts.filter(Boolean).join(''));
}
