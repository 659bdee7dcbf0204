import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  exampleId,
  hoursFromNow,
} from '@groundwork/plugin-control-plane-react/testUtils';
import {
  exampleDriftedTarget,
  examplePendingRequest,
  exampleRequest,
  exampleTarget,
} from '../src/__testUtils__/examples';
import { exampleVote } from '../src/__testUtils__/exampleApprovals';

/** Environments in every state, so that every page has something to show. */
export function exampleFleet(): EnvironmentRequest[] {
  const ready = withTarget(exampleRequest({ id: exampleId(1), votes: [] }), {});
  const drifted = exampleRequest({
    id: exampleId(3),
    app: 'payments-api',
    class: 'shared-staging',
    drift_status: 'drifted',
    drift_summary: 'Git repository: 1 field of ResourceQuota is not as agreed.',
    expires_at: hoursFromNow(76),
    votes: [],
  });
  const failed = exampleRequest({
    id: exampleId(4),
    app: 'search-api',
    team: 'team-search',
    owner: 'group:default/team-search',
    requested_by: 'user:default/rui',
    status: 'failed',
    status_message:
      'Git repository: the branch main is protected and refused the commit.',
    cluster_status: 'degraded',
    drift_status: 'unknown',
    ready_at: undefined,
    expires_at: undefined,
    updated_at: hoursFromNow(-0.2),
    votes: [],
  });
  const running = exampleRequest({
    id: exampleId(5),
    app: 'billing-api',
    status: 'reconciling',
    drift_status: 'unknown',
    ready_at: undefined,
    expires_at: undefined,
    created_at: hoursFromNow(-0.02),
    updated_at: hoursFromNow(-0.01),
    votes: [],
  });
  return [
    ready,
    { ...drifted, targets: [exampleDriftedTarget(drifted)] },
    withTarget(failed, {
      status: 'failed',
      message: 'The branch main is protected and refused the commit.',
      drift_status: 'unknown',
      observed_generation: undefined,
      resources: [],
      conditions: [],
      links: [],
      attempt: 3,
      next_reconcile_at: hoursFromNow(0.02),
      last_error:
        'remote: error: GH006: Protected branch update failed for refs/heads/main.',
    }),
    withTarget(running, {
      status: 'in_progress',
      message: 'Writing 6 resources.',
      drift_status: 'unknown',
      observed_generation: undefined,
      conditions: [],
      links: [],
    }),
    examplePendingRequest({ id: exampleId(2) }),
    examplePendingRequest({
      id: exampleId(6),
      app: 'ledger',
      requested_by: 'user:default/rui',
      created_at: hoursFromNow(-5),
      note: undefined,
    }),
    examplePendingRequest({
      id: exampleId(7),
      app: 'checkout',
      requested_by: 'user:default/guest',
      created_at: hoursFromNow(-1),
    }),
    withTarget(
      exampleRequest({
        id: exampleId(8),
        app: 'catalog-importer-for-the-very-long-name',
        region: 'eu-central-1',
        expires_at: hoursFromNow(2),
        votes: [],
      }),
      {},
    ),
    exampleRequest({
      id: exampleId(9),
      app: 'search-api',
      class: 'production',
      status: 'rejected',
      drift_status: 'unknown',
      ready_at: undefined,
      expires_at: undefined,
      votes: [
        exampleVote({
          decision: 'reject',
          reason: 'Not before the load test.',
          created_at: hoursFromNow(-20),
        }),
      ],
      targets: [],
    }),
    exampleRequest({
      id: exampleId(10),
      app: 'old-experiment',
      status: 'deleted',
      votes: [],
      targets: [],
    }),
    ...Array.from({ length: 18 }, (_, index) =>
      withTarget(
        exampleRequest({
          id: exampleId(100 + index),
          app: `service-${index + 1}`,
          component_ref: undefined,
          created_at: hoursFromNow(-24 - index),
          votes: [],
        }),
        {},
      ),
    ),
  ];
}

function withTarget(
  request: EnvironmentRequest,
  overrides: Parameters<typeof exampleTarget>[1],
): EnvironmentRequest {
  return { ...request, targets: [exampleTarget(request, overrides)] };
}
