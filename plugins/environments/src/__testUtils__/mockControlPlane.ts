import { createApiMock } from '@backstage/frontend-test-utils';
import {
  controlPlaneApiRef,
  type ControlPlaneApi,
} from '@groundwork/plugin-control-plane-react';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  exampleClasses,
  exampleEvents,
  examplePendingRequest,
  examplePlan,
  exampleRequest,
  exampleTarget,
  exampleTenant,
} from './examples';

function mockOf<
  TMethod extends Exclude<keyof ControlPlaneApi, 'tenants' | 'targets'>,
>(
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
    targets: {
      listDriftEvents: jest.fn(async () => ({ items: [] })),
      revertDrift: jest.fn(async () => exampleTarget(ready)),
      acceptDrift: jest.fn(async () => exampleTarget(ready)),
      retry: jest.fn(async () =>
        exampleTarget(ready, { status: 'in_progress' }),
      ),
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
    extendEnvironmentRequest: mockOf<'extendEnvironmentRequest'>(async () =>
      exampleRequest({ extensions: 1 }),
    ),
    deleteEnvironmentRequest: mockOf<'deleteEnvironmentRequest'>(async () =>
      exampleRequest({ status: 'deprovisioning' }),
    ),
  };
});
