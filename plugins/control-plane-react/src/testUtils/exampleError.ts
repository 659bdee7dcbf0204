import {
  ControlPlaneError,
  type ErrorCode,
  type ErrorEnvelope,
} from '@groundwork/plugin-control-plane-common';

const STATUS_CODES: Record<ErrorCode, number> = {
  validation_error: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale_plan: 409,
  rate_limited: 429,
  internal_error: 500,
  unavailable: 503,
};

/** An error as the control plane answers it. @public */
export function exampleError(
  code: ErrorCode,
  message: string,
  details?: ErrorEnvelope['details'],
): ControlPlaneError {
  return ControlPlaneError.fromResponse(
    new Response(undefined, { status: STATUS_CODES[code] }),
    {
      error: code,
      message,
      details,
      request_id: '5c1d2e3f-0000-4000-8000-0000000000aa',
    },
  );
}
