import { useApi } from '@backstage/frontend-plugin-api';
import {
  isInProgress,
  type ApprovalSubstituteList,
  type EnvironmentClass,
  type EnvironmentEvent,
  type EnvironmentRequest,
  type EnvironmentRequestCounts,
  type EnvironmentRequestList,
  type ListEnvironmentRequestsQuery,
  type Plan,
} from '@groundwork/plugin-control-plane-common';
import { controlPlaneApiRef } from '../api';
import {
  BUSY_POLL_INTERVAL_MS,
  POLL_INTERVAL_MS,
  useLiveQuery,
  type LiveQuery,
} from './useLiveQuery';

/** A page of requests, kept up to date. The old page stays while another query is read. @public */
export function useEnvironmentRequests(
  query: ListEnvironmentRequestsQuery,
): LiveQuery<EnvironmentRequestList> {
  const api = useApi(controlPlaneApiRef);
  return useLiveQuery({
    key: JSON.stringify(query),
    load: signal => api.listEnvironmentRequests(query, { signal }),
    intervalMs: list =>
      list?.items.some(item => isInProgress(item.status))
        ? BUSY_POLL_INTERVAL_MS
        : POLL_INTERVAL_MS,
    subject: 'environment-requests',
  });
}

/** How many requests there are, kept up to date. @public */
export function useEnvironmentCount(
  query: Omit<ListEnvironmentRequestsQuery, 'limit' | 'cursor' | 'order'>,
): LiveQuery<EnvironmentRequestList['total']> {
  const api = useApi(controlPlaneApiRef);
  return useLiveQuery({
    key: JSON.stringify(query),
    load: async signal =>
      (await api.listEnvironmentRequests({ ...query, limit: 1 }, { signal }))
        .total,
  });
}

/** A request with its targets and votes, kept up to date. @public */
export function useEnvironmentRequest(
  id: string,
): LiveQuery<EnvironmentRequest> {
  const api = useApi(controlPlaneApiRef);
  return useLiveQuery({
    key: id,
    load: signal => api.getEnvironmentRequest(id, { signal }),
    isAffected: change => change.request_id === id,
    intervalMs: request =>
      request && isBusy(request) ? BUSY_POLL_INTERVAL_MS : POLL_INTERVAL_MS,
  });
}

/**
 * The plan of a request. Plans change rarely, so that it is read anew when the digest of the request says so, or when
 * asked to.
 *
 * @public
 */
export function useEnvironmentPlan(
  id: string,
  digest?: string,
): LiveQuery<Plan> {
  const api = useApi(controlPlaneApiRef);
  return useLiveQuery({
    key: `${id} ${digest ?? ''}`,
    load: signal => api.getEnvironmentRequestPlan(id, { signal }),
    isAffected: () => false,
    intervalMs: () => 10 * 60_000,
  });
}

/** The latest events of a request, newest first, kept up to date. @public */
export function useEnvironmentEvents(
  id: string,
  limit: number = 50,
): LiveQuery<{ items: EnvironmentEvent[]; next_cursor?: string }> {
  const api = useApi(controlPlaneApiRef);
  return useLiveQuery({
    key: `${id} ${limit}`,
    load: signal => api.listEnvironmentRequestEvents(id, { limit }, { signal }),
    isAffected: change => change.request_id === id,
    subject: id,
  });
}

/** The environment classes; for a tenant, each says whether it may be requested. @public */
export function useEnvironmentClasses(
  tenantId?: string,
): LiveQuery<EnvironmentClass[]> {
  const api = useApi(controlPlaneApiRef);
  return useLiveQuery({
    key: `classes ${tenantId ?? ''}`,
    load: signal => api.listEnvironmentClasses({ signal, tenantId }),
    isAffected: () => false,
    intervalMs: () => 10 * 60_000,
    subject: 'environment-classes',
  });
}

/** A class as it was when something was made with it; as it is now without a version. @public */
export function useEnvironmentClass(
  name: string,
  version?: number,
): LiveQuery<EnvironmentClass> {
  const api = useApi(controlPlaneApiRef);
  return useLiveQuery({
    key: `class ${name} ${version ?? ''}`,
    load: signal => api.classes.get(name, { version }, { signal }),
    isAffected: () => false,
    intervalMs: () => 10 * 60_000,
  });
}

/** How many requests need the caller, for badges. @public */
export function useEnvironmentCounts(): LiveQuery<EnvironmentRequestCounts> {
  const api = useApi(controlPlaneApiRef);
  return useLiveQuery({
    key: 'counts',
    load: signal => api.countEnvironmentRequests({ signal }),
  });
}

/** Who decides for whom, newest first. @public */
export function useApprovalSubstitutes(): LiveQuery<ApprovalSubstituteList> {
  const api = useApi(controlPlaneApiRef);
  return useLiveQuery({
    key: 'substitutes',
    load: signal => api.approvals.listSubstitutes({ limit: 100 }, { signal }),
    isAffected: () => false,
  });
}

function isBusy(request: EnvironmentRequest): boolean {
  return (
    isInProgress(request.status) ||
    (request.targets ?? []).some(target =>
      ['pending', 'in_progress', 'deleting'].includes(target.status),
    )
  );
}
