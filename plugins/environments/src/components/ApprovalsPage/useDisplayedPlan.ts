import { useEffect, useState } from 'react';
import type { Plan } from '@groundwork/plugin-control-plane-common';
import {
  comparePlans,
  useEnvironmentPlan,
  type PlanDifference,
} from '@groundwork/plugin-control-plane-react';

/** The plan that a person reads, which does not change under their eyes. */
export type DisplayedPlan = {
  /** What is read, and what a decision is over. */
  plan: Plan | undefined;
  error: Error | undefined;
  retry: () => void;
  /** What the plan of now does otherwise; absent while it is the one that is read. */
  differences: PlanDifference[] | undefined;
  /** Whether the request has another plan than the one that is read. */
  isStale: boolean;
  /** Reads the plan of now. */
  showLatest: () => void;
};

/**
 * Keeps the plan that was opened, and tells when the request has another.
 *
 * @param digest - Digest of the plan that the request has now.
 */
export function useDisplayedPlan(id: string, digest: string): DisplayedPlan {
  const { value: latest, error, refresh } = useEnvironmentPlan(id, digest);
  const [shown, setShown] = useState<Plan>();
  useEffect(() => {
    if (latest && !shown) {
      setShown(latest);
    }
  }, [latest, shown]);

  const plan = shown ?? latest;
  const isStale = plan !== undefined && plan.digest !== digest;
  return {
    plan,
    error: plan ? undefined : error,
    retry: refresh,
    differences:
      isStale && latest && plan ? comparePlans(plan, latest) : undefined,
    isStale,
    showLatest: () => latest && setShown(latest),
  };
}
