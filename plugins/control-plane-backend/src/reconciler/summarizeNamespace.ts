import type {
  DriftStatus,
  NamespaceStatus,
} from '@groundwork/plugin-control-plane-common';
import { hasWork, type Placement } from './Placement';
import {
  describeProblems,
  summarizeDrift,
  type SummarizedPlacement,
} from './summarizePlacements';

/** What a namespace is, by what its placements are. */
export type NamespaceSummary = {
  status: NamespaceStatus;
  status_message: string;
  drift_status: DriftStatus;
};

/** Takes the placements of a namespace together. Pure. */
export function summarizeNamespace(
  placements: readonly (SummarizedPlacement &
    Pick<Placement, 'desired_state'>)[],
  titleOf: (runtime: string) => string,
): NamespaceSummary {
  const status = summarizeStatus(placements);
  return {
    status,
    status_message:
      status === 'active' || status === 'deleted'
        ? ''
        : describeProblems(placements, titleOf),
    drift_status: summarizeDrift(placements),
  };
}

function summarizeStatus(
  placements: readonly (SummarizedPlacement &
    Pick<Placement, 'desired_state'>)[],
): NamespaceStatus {
  if (placements.every(({ status }) => status === 'deleted')) {
    return 'deleted';
  }
  if (placements.every(({ desired_state }) => desired_state === 'absent')) {
    return 'deleting';
  }
  if (placements.some(({ status }) => status === 'failed')) {
    return 'failed';
  }
  return placements.every(
    placement => placement.status === 'ready' && !hasWork(placement),
  )
    ? 'active'
    : 'provisioning';
}
