import type {
  ApprovalSubstitute,
  CostItem,
  PolicyResult,
  Vote,
} from '@groundwork/plugin-control-plane-common';
import {
  exampleId,
  hoursFromNow,
} from '@groundwork/plugin-control-plane-react/testUtils';

/** What the checks of a plan say; one of them warns. */
export const examplePolicyResults: PolicyResult[] = [
  {
    check: 'resource-limits',
    title: 'Limits are set',
    result: 'pass',
    message: 'Every container has limits by default.',
  },
  {
    check: 'public-ingress',
    title: 'Reachable from outside',
    result: 'warn',
    message: 'It has load balancers and no rule for who reaches its pods.',
    target: 'gitops',
  },
];

/** What an estimated cost is made of. */
export function exampleCost(monthlyUsd: number): CostItem[] {
  const base = Math.round(monthlyUsd / 4);
  return [
    { title: 'Base', monthly_usd: base },
    { title: 'CPU and memory', monthly_usd: monthlyUsd - base },
  ];
}

/** A vote on the plan that a request has. */
export function exampleVote(overrides: Partial<Vote> = {}): Vote {
  return {
    id: 1,
    decision: 'approve',
    reason: 'Within the budget.',
    plan_digest: `sha256:${'a1'.repeat(32)}`,
    decided_by: 'user:default/ben',
    authentication: { method: 'backstage' },
    is_current: true,
    created_at: hoursFromNow(-1),
    ...overrides,
  };
}

/** Somebody who decides for somebody else, now. */
export function exampleSubstitute(
  overrides: Partial<ApprovalSubstitute> = {},
): ApprovalSubstitute {
  return {
    id: exampleId(700),
    absent: 'user:default/ben',
    substitute: 'user:default/mara',
    from: hoursFromNow(-1),
    until: hoursFromNow(100),
    reason: 'On leave.',
    is_active: true,
    created_by: 'user:default/ben',
    created_at: hoursFromNow(-2),
    ...overrides,
  };
}
