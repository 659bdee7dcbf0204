import {
  addHours,
  type EnvironmentRequest,
  type EnvironmentRequestList,
} from '@groundwork/plugin-control-plane-common';
import { isCancellation } from './describeRequest';

/** What can be done with many environments at once. */
export const BULK_ACTIONS = ['extend', 'reconcile', 'mend', 'delete'] as const;
/** One of {@link BULK_ACTIONS}. */
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** An environment that an action leaves out. */
export type LeftOut = {
  request: EnvironmentRequest;
  /** As the control plane says it; it says none where permission is what lacks. */
  reason?: string;
  /** It has not drifted, so that nothing is to be mended. */
  isInSync?: boolean;
};

/** Which of the selected an action is done with, and why not with the others. */
export function divide(
  requests: readonly EnvironmentRequest[],
  action: BulkAction,
): { included: EnvironmentRequest[]; leftOut: LeftOut[] } {
  const included: EnvironmentRequest[] = [];
  const leftOut: LeftOut[] = [];
  for (const request of requests) {
    const verdict = permits(request, action);
    if (verdict?.allowed && isApplicable(request, action)) {
      included.push(request);
    } else {
      leftOut.push({
        request,
        reason: verdict?.allowed ? undefined : verdict?.reason,
        isInSync: verdict?.allowed,
      });
    }
  }
  return { included, leftOut };
}

/** Whether any of them can be selected to some use: whoever may do nothing needs no boxes to tick. */
export function anyIsSelectable(
  requests: readonly EnvironmentRequest[],
): boolean {
  return requests.some(request =>
    BULK_ACTIONS.some(action => permits(request, action)?.allowed),
  );
}

/** How the list is once the action is done with one of its environments, for the moment until it is read anew. */
export function foresee(
  list: EnvironmentRequestList,
  request: EnvironmentRequest,
  action: BulkAction,
  hours = 0,
): EnvironmentRequestList {
  return {
    ...list,
    items: list.items.map(item =>
      item.id === request.id
        ? { ...item, ...changeOf(item, action, hours) }
        : item,
    ),
  };
}

function changeOf(
  request: EnvironmentRequest,
  action: BulkAction,
  hours: number,
): Partial<EnvironmentRequest> {
  switch (action) {
    case 'extend':
      return request.expires_at
        ? { expires_at: addHours(request.expires_at, hours) }
        : {};
    case 'delete':
      return {
        status: isCancellation(request) ? 'cancelled' : 'deprovisioning',
      };
    default:
      return { status: 'queued' };
  }
}

function permits(request: EnvironmentRequest, action: BulkAction) {
  switch (action) {
    case 'extend':
      return request.actions?.extend;
    case 'delete':
      return isCancellation(request)
        ? request.actions?.cancel
        : request.actions?.delete;
    default:
      // Taking drift back is a pass.
      return request.actions?.reconcile;
  }
}

function isApplicable(request: EnvironmentRequest, action: BulkAction) {
  return action !== 'mend' || request.drift_status === 'drifted';
}
