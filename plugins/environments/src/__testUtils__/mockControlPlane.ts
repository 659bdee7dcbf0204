import { createApiMock } from '@backstage/frontend-test-utils';
import {
  controlPlaneApiRef,
  type ControlPlaneApi,
} from '@groundwork/plugin-control-plane-react';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  exampleError,
  pageOfEvents,
} from '@groundwork/plugin-control-plane-react/testUtils';
import { exampleSubstitute } from './exampleApprovals';
import { exampleAuditEvent } from './exampleAuditEvent';
import { exampleClasses } from './exampleClasses';
import { exampleCosts } from './exampleCosts';
import { exampleGate, exampleGateEvents } from './exampleGates';
import {
  exampleEvents,
  examplePendingRequest,
  examplePlan,
  exampleProductRequest,
  exampleRequest,
  exampleTarget,
  exampleTenant,
} from './examples';

type PartOfOthers =
  | 'tenants'
  | 'targets'
  | 'classes'
  | 'approvals'
  | 'gates'
  | 'catalog'
  | 'audit'
  | 'queue';

function mockOf<TMethod extends Exclude<keyof ControlPlaneApi, PartOfOthers>>(
  implementation: (
    ...input: Parameters<ControlPlaneApi[TMethod]>
  ) => ReturnType<ControlPlaneApi[TMethod]>,
) {
  return jest.fn(implementation);
}

/** Votes, receipts, substitutes and links of mock functions, with what is given laid over. */
export function mockApprovals(
  overrides: Partial<ControlPlaneApi['approvals']> = {},
): ControlPlaneApi['approvals'] {
  return {
    listVotes: jest.fn(async () => ({ items: [] })),
    getReceipt: jest.fn(async () => {
      throw exampleError('not_found', 'There is no receipt');
    }),
    getReceiptKeys: jest.fn(async () => ({ keys: [] })),
    decideExtension: jest.fn(async () => exampleRequest()),
    listSubstitutes: jest.fn(async () => ({ items: [] })),
    createSubstitute: jest.fn(async () => exampleSubstitute()),
    deleteSubstitute: jest.fn(async () => undefined),
    redeemLink: jest.fn(async () => {
      const { id, plan_digest } = examplePendingRequest();
      return { request_id: id, plan_digest, is_current: true };
    }),
    ...overrides,
  };
}

/** Gates of mock functions, of which there are none unless they are given. */
export function mockGates(
  overrides: Partial<ControlPlaneApi['gates']> = {},
): ControlPlaneApi['gates'] {
  return {
    list: jest.fn(async () => ({
      items: [],
      total: { value: 0, relation: 'eq' as const },
    })),
    get: jest.fn(async () => exampleGate()),
    create: jest.fn(async () => exampleGate()),
    decide: jest.fn(async () => exampleGate({ status: 'approved' })),
    cancel: jest.fn(async () => exampleGate({ status: 'cancelled' })),
    listVotes: jest.fn(async () => ({ items: [] })),
    listEvents: jest.fn(async () => ({ items: exampleGateEvents() })),
    ...overrides,
  };
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
    classes: {
      get: jest.fn(async (name: string) => {
        const found = exampleClasses.find(item => item.name === name);
        if (!found) {
          throw exampleError('not_found', 'There is no such class');
        }
        return found;
      }),
    },
    catalog: {
      requestProduct: jest.fn(async () => exampleProductRequest()),
    },
    approvals: mockApprovals(),
    gates: mockGates(),
    audit: { list: jest.fn(async () => ({ items: [exampleAuditEvent()] })) },
    queue: {
      list: jest.fn(async () => ({
        items: [],
        total: { value: 0, relation: 'eq' as const },
      })),
    },
    updateEnvironmentRequest: mockOf<'updateEnvironmentRequest'>(async () =>
      examplePendingRequest({ plan_revision: 2 }),
    ),
    cancelEnvironmentRequest: mockOf<'cancelEnvironmentRequest'>(async () =>
      examplePendingRequest({ status: 'cancelled' }),
    ),
    retryEnvironmentRequest: mockOf<'retryEnvironmentRequest'>(async () =>
      exampleRequest({ status: 'queued' }),
    ),
    cloneEnvironmentRequest: mockOf<'cloneEnvironmentRequest'>(
      async () => ready,
    ),
    replanEnvironmentRequest: mockOf<'replanEnvironmentRequest'>(async () =>
      examplePlan(),
    ),
    countEnvironmentRequests: mockOf<'countEnvironmentRequests'>(async () => ({
      mine: { value: 0, relation: 'eq' as const },
      my_teams: { value: 0, relation: 'eq' as const },
      awaiting_my_decision: { value: 0, relation: 'eq' as const },
      expiring: { value: 0, relation: 'eq' as const },
      drifted: { value: 0, relation: 'eq' as const },
      failed: { value: 0, relation: 'eq' as const },
      gates_awaiting_my_decision: { value: 0, relation: 'eq' as const },
      gates_mine: { value: 0, relation: 'eq' as const },
    })),
    getEnvironmentCosts: mockOf<'getEnvironmentCosts'>(async query =>
      exampleCosts(query),
    ),
    listExtensionRequests: mockOf<'listExtensionRequests'>(async () => ({
      items: [],
    })),
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
      async (_id, query) => pageOfEvents(exampleEvents(ready), query),
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
