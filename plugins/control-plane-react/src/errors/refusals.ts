import { ControlPlaneError } from '@groundwork/plugin-control-plane-common';

/** Whether a permission is missing. @public */
export function isForbidden(error: Error | undefined): boolean {
  return error instanceof ControlPlaneError && error.code === 'forbidden';
}

/** Whether there is no such thing, or the person may not know. @public */
export function isNotFound(error: Error | undefined): boolean {
  return error instanceof ControlPlaneError && error.code === 'not_found';
}

/** Whether a decision was over a plan that is no more. @public */
export function isStalePlan(error: Error | undefined): boolean {
  return error instanceof ControlPlaneError && error.code === 'stale_plan';
}
