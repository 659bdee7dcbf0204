import { useEffect, useState } from 'react';
import type {
  EnvironmentRequest,
  Plan,
} from '@groundwork/plugin-control-plane-common';
import {
  comparePlans,
  useEnvironmentPlan,
  type PlanDifference,
} from '@groundwork/plugin-control-plane-react';
import { compareFacts, type PlanFactChanges } from '../../model';

/** The plan that a person reads, which does not change under their eyes. */
export type DisplayedPlan = {
  /** What is read, and what a decision is over. */
  plan: Plan | undefined;
  error: Error | undefined;
  retry: () => void;
  /** What the plan of now does otherwise; absent while it is the one that is read, or not known yet. */
  changes: { resources: PlanDifference[]; facts: PlanFactChanges } | undefined;
  /** Whether the request has another plan than the one that is read. */
  isStale: boolean;
  /** Reads the plan of now. */
  showLatest: () => void;
  /** Takes over the plan that the control plane answered a stale decision with. */
  takeLatest: (plan: Plan) => void;
};

/** Keeps the plan that was opened, and tells when the request has another. */
export function useDisplayedPlan(
  request: Pick<EnvironmentRequest, 'id' | 'plan_digest' | 'plan_revision'>,
): DisplayedPlan {
  const {
    value: read,
    error,
    refresh,
  } = useEnvironmentPlan(request.id, request.plan_digest);
  const [shown, setShown] = useState<Plan>();
  const [told, setTold] = useState<Plan>();
  useEffect(() => {
    if (read && !shown) {
      setShown(read);
    }
  }, [read, shown]);

  // What a refusal told may be ahead of what was read of the request.
  const isToldLater =
    told !== undefined && told.revision > request.plan_revision;
  const latest = isToldLater ? told : read;
  const latestDigest = isToldLater ? told.digest : request.plan_digest;
  const plan = shown ?? latest;
  const isStale = plan !== undefined && plan.digest !== latestDigest;
  return {
    plan,
    error: plan ? undefined : error,
    retry: refresh,
    changes:
      isStale && latest && plan
        ? {
            resources: comparePlans(plan, latest),
            facts: compareFacts(plan, latest),
          }
        : undefined,
    isStale,
    showLatest: () => latest && setShown(latest),
    takeLatest: setTold,
  };
}
