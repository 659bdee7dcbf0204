import { createApiMock } from '@backstage/frontend-test-utils';
import {
  controlPlaneApiRef,
  type ControlPlaneApi,
} from '@groundwork/plugin-control-plane-react';
import type {
  ErrorCode,
  ErrorEnvelope,
  Tenant,
} from '@groundwork/plugin-control-plane-common';
import { ControlPlaneError } from '@groundwork/plugin-control-plane-common';
import {
  exampleClasses,
  exampleEvents,
  examplePendingRequest,
  examplePlan,
  exampleRequest,
  exampleTarget,
  exampleTenant,
} from './examples';

function mockOf<TMethod extends Exclude<keyof ControlPlaneApi, 'tenants'>>(
  implementation: (
    ...input: Parameters<ControlPlaneApi[TMethod]>
  ) => ReturnType<ControlPlaneApi[TMethod]>,
) {
  return jest.fn(implementation);
}

/** A control plane of mock functions that answer with the examples. */
export const mockControlPlane = createApiMock(controlPlaneApiRef, () => {
  const ready = exampleRequest();
  return {
    getHealth: mockOf<'getHealth'>(async () => ({
      status: 'healthy' as const,
      environments: [],
    })),
    tenants: {
      list: jest.fn(async () => ({
        items: [] as Tenant[],
        total: { value: 0, relation: 'eq' as const },
      })),
      get: jest.fn(async () => exampleTenant()),
    },
    listEnvironmentClasses: mockOf<'listEnvironmentClasses'>(
      async () => exampleClasses,
    ),
    listEnvironmentRequests: mockOf<'listEnvironmentRequests'>(async () => ({
      items: [ready],
      total: { value: 1, relation: 'eq' as const },
    })),
    getEnvironmentRequest: mockOf<'getEnvironmentRequest'>(async () => ({
      ...ready,
      targets: [exampleTarget(ready)],
      votes: [],
    })),
    getEnvironmentRequestPlan: mockOf<'getEnvironmentRequestPlan'>(async () =>
      examplePlan(),
    ),
    listEnvironmentRequestEvents: mockOf<'listEnvironmentRequestEvents'>(
      async () => ({
        items: exampleEvents(ready),
      }),
    ),
    previewEnvironmentPlan: mockOf<'previewEnvironmentPlan'>(async () =>
      examplePlan(ready),
    ),
    createEnvironmentRequest: mockOf<'createEnvironmentRequest'>(
      async () => ready,
    ),
    decideEnvironmentRequest: mockOf<'decideEnvironmentRequest'>(async () =>
      examplePendingRequest({ status: 'queued' }),
    ),
    reconcileEnvironmentRequest: mockOf<'reconcileEnvironmentRequest'>(
      async () => exampleRequest({ status: 'queued' }),
    ),
    deleteEnvironmentRequest: mockOf<'deleteEnvironmentRequest'>(async () =>
      exampleRequest({ status: 'deprovisioning' }),
    ),
  };
});

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

/** An error as the control plane answers it. */
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
