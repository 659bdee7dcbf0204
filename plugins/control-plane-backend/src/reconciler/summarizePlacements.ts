import type {
  ClusterStatus,
  DriftStatus,
  EnvironmentRequest,
  EnvironmentStatus,
  Link,
} from '@groundwork/plugin-control-plane-common';
import { hasWork, type Placement } from './Placement';

/** What a request is, by what its placements are. */
export type RequestSummary = Required<
  Pick<
    EnvironmentRequest,
    | 'status'
    | 'status_message'
    | 'cluster_status'
    | 'drift_status'
    | 'drift_summary'
    | 'links'
  >
>;

/** What of a placement is taken together. */
export type SummarizedPlacement = Pick<
  Placement,
  | 'runtime'
  | 'status'
  | 'message'
  | 'drift_status'
  | 'generation'
  | 'observed_generation'
  | 'links'
  | 'attempt'
>;

/** Takes the placements of a request together. Pure. */
export function summarizePlacements(
  request: Pick<EnvironmentRequest, 'status' | 'end_reason'>,
  placements: readonly SummarizedPlacement[],
  titleOf: (runtime: string) => string,
): RequestSummary {
  const status = summarizeStatus(request, placements);
  return {
    status,
    status_message: describeStatus({ ...request, status }, placements, titleOf),
    cluster_status: summarizeCluster(placements),
    drift_status: summarizeDrift(placements),
    drift_summary: placements
      .filter(({ drift_status }) => drift_status === 'drifted')
      .map(({ runtime, message }) => `${titleOf(runtime)}: ${message}`)
      .join(' · '),
    links: uniqueLinks(placements.flatMap(({ links }) => links)),
  };
}

function summarizeStatus(
  {
    status: current,
    end_reason,
  }: Pick<EnvironmentRequest, 'status' | 'end_reason'>,
  placements: readonly SummarizedPlacement[],
): EnvironmentStatus {
  switch (current) {
    case 'deprovisioning':
      if (placements.some(({ status }) => status !== 'deleted')) {
        return 'deprovisioning';
      }
      return end_reason === 'expired' ? 'expired' : 'deleted';
    case 'reconciling':
      if (placements.some(({ status }) => status === 'failed')) {
        return 'failed';
      }
      return placements.every(
        placement => placement.status === 'ready' && !hasWork(placement),
      )
        ? 'ready'
        : 'reconciling';
    default:
      // What is ready stays ready: drift is told beside the state. What is suspended stays so, whether its passes succeed
      // or fail. Nothing else moves by what targets report.
      return current;
  }
}

function describeStatus(
  { status, end_reason }: Pick<EnvironmentRequest, 'status' | 'end_reason'>,
  placements: readonly SummarizedPlacement[],
  titleOf: (runtime: string) => string,
): string {
  if (
    status !== 'reconciling' &&
    status !== 'failed' &&
    status !== 'suspended' &&
    status !== 'deprovisioning'
  ) {
    return '';
  }
  const problems = describeProblems(placements, titleOf);
  const isOver =
    status === 'suspended' ||
    (status === 'deprovisioning' && end_reason === 'expired');
  return isOver
    ? ['Its time is over', problems].filter(Boolean).join(' · ')
    : problems;
}

/** What keeps placements from being as they should be, as a sentence; empty when nothing does. */
export function describeProblems(
  placements: readonly SummarizedPlacement[],
  titleOf: (runtime: string) => string,
): string {
  return placements
    .filter(
      placement =>
        placement.status === 'failed' ||
        placement.status === 'waiting' ||
        placement.attempt > 0,
    )
    .map(({ runtime, message }) => `${titleOf(runtime)}: ${message}`)
    .join(' · ');
}

function summarizeCluster(
  placements: readonly SummarizedPlacement[],
): ClusterStatus {
  const has = (...statuses: Placement['status'][]) =>
    placements.some(({ status }) => statuses.includes(status));
  if (placements.length === 0) {
    return 'unknown';
  }
  if (placements.every(({ status }) => status === 'deleted')) {
    return 'removed';
  }
  if (has('failed')) {
    return 'degraded';
  }
  if (has('waiting')) {
    return 'waiting';
  }
  if (has('in_progress', 'deleting')) {
    return 'progressing';
  }
  return has('pending') ? 'pending' : 'synced';
}

/** Whether any has drifted, or all are known not to have. */
export function summarizeDrift(
  placements: readonly SummarizedPlacement[],
): DriftStatus {
  if (placements.some(({ drift_status }) => drift_status === 'drifted')) {
    return 'drifted';
  }
  return placements.length > 0 &&
    placements.every(({ drift_status }) => drift_status === 'in_sync')
    ? 'in_sync'
    : 'unknown';
}

function uniqueLinks(links: Link[]): Link[] {
  return [
    ...new Map(
      links.map(link => [`${link.kind} ${link.url} ${link.reference}`, link]),
    ).values(),
  ];
}
