import { CustomErrorBase } from '@backstage/errors';
import type { ErrorCode, ErrorEnvelope, Plan } from '../types';

/**
 * An answer of the control plane that is not a success, with what its envelope says.
 *
 * @public
 */
export class ControlPlaneError extends CustomErrorBase {
  name = 'ControlPlaneError' as const;

  private constructor(
    message: string,
    /** HTTP status code. */
    readonly statusCode: number,
    /** Kind of the error. */
    readonly code: ErrorCode,
    /** Fields that are not acceptable, and why. */
    readonly details: { field: string; message: string }[],
    /** Names the request in the logs of the backend. */
    readonly requestId: string | undefined,
    /** The current plan, where a decision was over another. */
    readonly plan: Plan | undefined,
  ) {
    super(message);
  }

  /** Reads the envelope; an answer without one, as from a proxy, becomes `unavailable` or `internal_error`. */
  static fromResponse(
    response: Response,
    envelope?: unknown,
  ): ControlPlaneError {
    const known = isEnvelope(envelope) ? envelope : undefined;
    const withoutEnvelope: ErrorCode =
      response.status === 503 ? 'unavailable' : 'internal_error';
    return new ControlPlaneError(
      known?.message || `The control plane answered ${response.status}`,
      response.status,
      known?.error ?? withoutEnvelope,
      known?.details ?? [],
      known?.request_id ?? response.headers.get('x-request-id') ?? undefined,
      known?.plan,
    );
  }
}

function isEnvelope(value: unknown): value is ErrorEnvelope {
  return (
    typeof value === 'object' &&
    value !== null &&
    'error' in value &&
    typeof value.error === 'string' &&
    'message' in value
  );
}
