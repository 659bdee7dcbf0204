import {
  addHours,
  environmentLifecycle,
  environmentRequestApprovePermission,
  environmentRequestReadPermission,
  extendableStatuses,
  isFinal,
  type EnvironmentRequestCounts,
  type EnvironmentStatus,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneDatabase } from '../database';
import type { GateCounter } from '../gates';
import type { Authorizer, Principal } from '../identity';
import type { EnvironmentRequestStore } from './EnvironmentRequestStore';
import type { RequestFilters } from './filterRequests';

const expiringHours = 24;
const openStatuses = (
  Object.keys(environmentLifecycle) as EnvironmentStatus[]
).filter(status => !isFinal(status));

/** Counts what needs a caller, of what they may read. */
export class RequestCounter {
  readonly #options: RequestCounterOptions;

  private constructor(options: RequestCounterOptions) {
    this.#options = options;
  }

  static create(options: RequestCounterOptions): RequestCounter {
    return new RequestCounter(options);
  }

  async count(principal: Principal): Promise<EnvironmentRequestCounts> {
    const { authorizer, database, requests, gateCounter } = this.#options;
    const [read, approve] = await authorizer.forRequests(principal, [
      environmentRequestReadPermission,
      environmentRequestApprovePermission,
    ]);
    const owners = ownersOf(principal);
    const count = (filters: Partial<RequestFilters>) =>
      requests.count({ scopes: [read.scope], ...filters });
    const concerning = { requested_by: principal.id, owners };
    const soon = addHours(await database.now(), expiringHours);
    const [
      mine,
      my_teams,
      awaiting_my_decision,
      expiring,
      drifted,
      failed,
      gates,
    ] = await Promise.all([
      count({
        concerning: { ...concerning, owners: [] },
        status: openStatuses,
      }),
      count({ owners, status: openStatuses }),
      count({
        awaiting: { principal_id: principal.id, scope: approve.scope },
      }),
      count({
        concerning,
        // What is suspended is over already, and removed unless somebody does something.
        status: [...extendableStatuses],
        expires_before: soon,
      }),
      count({ concerning, status: openStatuses, drift_status: 'drifted' }),
      count({ concerning, status: ['failed'] }),
      gateCounter.count(principal),
    ]);
    return {
      mine,
      my_teams,
      awaiting_my_decision,
      expiring,
      drifted,
      failed,
      ...gates,
    };
  }
}

export type RequestCounterOptions = {
  authorizer: Pick<Authorizer, 'forRequests'>;
  database: Pick<ControlPlaneDatabase, 'now'>;
  requests: Pick<EnvironmentRequestStore, 'count'>;
  gateCounter: Pick<GateCounter, 'count'>;
};

/** What a caller owns things as, in the way that owners are kept. */
export function ownersOf(principal: Principal): string[] {
  const refs = [principal.id, ...principal.ownership_refs].map(ref =>
    ref.toLocaleLowerCase('en-US'),
  );
  return [...new Set(refs)];
}
