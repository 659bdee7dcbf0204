import { NotFoundError } from '@backstage/errors';
import {
  environmentRequestApprovePermission,
  environmentRequestDeletePermission,
  environmentRequestExtendPermission,
  environmentRequestReadPermission,
  environmentRequestReconcilePermission,
  environmentRequestUpdatePermission,
  extendableStatuses,
  type EnvironmentEvent,
  type EnvironmentRequest,
  type EnvironmentRequestList,
  type EnvironmentStatus,
  type ListEnvironmentRequestsQuery,
  type Plan,
  type Vote,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { toRequestApprovers } from '../approvals/ApproverStore';
import type { Standing, StandingStore } from '../approvals/StandingStore';
import type { VoteStore } from '../approvals/VoteStore';
import type { AuditStore } from '../audit';
import type { EnvironmentClasses } from '../classes';
import {
  pageById,
  type EventQuery,
  type Page,
  type PageQuery,
} from '../http/page';
import type { Authorizer, Principal, RequestGrant } from '../identity';
import type { ExtensionRequestStore } from '../leases/ExtensionRequestStore';
import { findHoldReasons, type PlacementStore } from '../reconciler';
import { refusalToApprove } from '../plans';
import type { Runtimes } from '../runtimes';
import { toTarget } from '../targets/toTarget';
import { bindGrant, bindGrants, type PermissionGrants } from './bindGrants';
import { decideActions, type RequestGrants } from './decideActions';
import type { EnvironmentRequestStore } from './EnvironmentRequestStore';
import { ownersOf } from './RequestCounter';

const pendingApproval: EnvironmentStatus = 'pending_approval';
const noStanding: Standing = {
  approvers: { named: [], standIns: [] },
  votes: [],
};

/** Reads requests for a caller: what they may not read does not exist for them. */
export class EnvironmentRequestReader {
  readonly #options: EnvironmentRequestReaderOptions;

  private constructor(options: EnvironmentRequestReaderOptions) {
    this.#options = options;
  }

  static create(
    options: EnvironmentRequestReaderOptions,
  ): EnvironmentRequestReader {
    return new EnvironmentRequestReader(options);
  }

  async list(
    principal: Principal,
    query: ListEnvironmentRequestsQuery & { limit: number },
  ): Promise<EnvironmentRequestList> {
    const { mine, my_teams, awaiting_my_decision, ...filters } = query;
    const { read, permissions } = await this.#grants(principal);
    const page = await this.#options.requests.list({
      ...filters,
      // As they are kept, which is as the catalog writes them.
      owner: filters.owner?.toLocaleLowerCase('en-US'),
      component_ref: filters.component_ref?.toLocaleLowerCase('en-US'),
      scopes: [read.scope],
      ...(mine && {
        concerning: { requested_by: principal.id, owners: [] },
      }),
      ...(my_teams && { owners: ownersOf(principal) }),
      ...(awaiting_my_decision && {
        awaiting: {
          principal_id: principal.id,
          scope: permissions.approve.scope,
        },
      }),
    });
    const items = await this.#withExtensions(page.items);
    const [standings, extensionPolicyOf] = await Promise.all([
      this.#options.standings.list(items),
      this.#options.classes.readPoliciesOf(items),
    ]);
    return {
      ...page,
      items: items.map(request => {
        const standing = standings.get(request.id) ?? noStanding;
        return {
          ...request,
          actions: decideActions(request, principal, {
            ...bindGrants(principal, permissions, standing),
            extensionPolicyOf,
          }),
        };
      }),
    };
  }

  /** A request with targets, votes and what the caller may do. */
  async get(principal: Principal, id: string): Promise<EnvironmentRequest> {
    const { request, grants, standing } = await this.#find(principal, id);
    const { runtimes, knex } = this.#options;
    const [placements, votes, holds, refusal] = await Promise.all([
      this.#options.placements.listOfNamespace(id),
      this.#options.votes.listOfRequest(id, request.plan_revision),
      findHoldReasons(knex),
      this.#refusalToApprove(request),
    ]);
    return {
      ...request,
      approval: {
        ...request.approval,
        approvers: toRequestApprovers(standing.approvers),
      },
      actions: decideActions(request, principal, {
        ...grants,
        refusalToApprove: refusal,
      }),
      targets: placements.map(placement =>
        toTarget(placement, { runtimes, holds }),
      ),
      votes,
    };
  }

  async getPlan(principal: Principal, id: string): Promise<Plan> {
    await this.find(principal, id);
    const plan = await this.#options.requests.findPlan(id);
    if (!plan) {
      throw notFound();
    }
    return plan;
  }

  /** What happened to a request, newest first. */
  async listEvents(
    principal: Principal,
    id: string,
    page: EventQuery,
  ): Promise<Page<EnvironmentEvent>> {
    await this.find(principal, id);
    return pageById(page, rows =>
      this.#options.audit.listOfTarget({
        targetId: id,
        placementId: page.target_id,
        ...rows,
      }),
    );
  }

  /** The votes on a request, newest first, those on earlier plans among them. */
  async listVotes(
    principal: Principal,
    id: string,
    page: PageQuery,
  ): Promise<Page<Vote>> {
    const { request } = await this.find(principal, id);
    return pageById(page, rows =>
      this.#options.votes.page({
        requestId: id,
        currentRevision: request.plan_revision,
        ...rows,
      }),
    );
  }

  /**
   * The request and what the caller may do with it.
   *
   * @throws `NotFoundError` when there is none, or the caller may not know of it.
   */
  async find(
    principal: Principal,
    id: string,
  ): Promise<{ request: EnvironmentRequest; grants: RequestGrants }> {
    const { request, grants } = await this.#find(principal, id);
    return { request, grants };
  }

  /**
   * The request, how it stands, and what permission gives the caller, whoever may decide over it by then.
   *
   * @throws `NotFoundError` as {@link find} does.
   */
  async findForDecision(
    principal: Principal,
    id: string,
  ): Promise<{
    request: EnvironmentRequest;
    standing: Standing;
    approve: RequestGrant;
  }> {
    const { request, standing, permissions } = await this.#find(principal, id);
    return { request, standing, approve: permissions.approve };
  }

  async #find(principal: Principal, id: string) {
    const { read, permissions } = await this.#grants(principal);
    const found = await this.#options.requests.find(id);
    if (!found) {
      throw notFound();
    }
    const standing = await this.#options.standings.find(found);
    if (!bindGrant(read, standing).allows(found)) {
      throw notFound();
    }
    const [[request], extensionPolicyOf] = await Promise.all([
      this.#withExtensions([found]),
      this.#options.classes.readPoliciesOf([found]),
    ]);
    return {
      request,
      standing,
      permissions,
      grants: {
        ...bindGrants(principal, permissions, standing),
        extensionPolicyOf,
      },
    };
  }

  /** With the extensions that wait for a decision, read for all of them together. */
  async #withExtensions(
    requests: readonly EnvironmentRequest[],
  ): Promise<EnvironmentRequest[]> {
    const pending = await this.#options.extensions.findPending(
      requests
        .filter(({ status }) => extendableStatuses.includes(status))
        .map(({ id }) => id),
    );
    return requests.map(request => {
      const pending_extension = pending.get(request.id);
      return pending_extension ? { ...request, pending_extension } : request;
    });
  }

  /** Why nobody may approve what the request would do now. */
  async #refusalToApprove(
    request: EnvironmentRequest,
  ): Promise<string | undefined> {
    if (request.status !== pendingApproval) {
      return undefined;
    }
    const [plan, policyOf] = await Promise.all([
      this.#options.requests.findPlan(request.id),
      this.#options.classes.readPoliciesOf([request]),
    ]);
    const policy = policyOf(request);
    return plan && policy && refusalToApprove(plan, policy.approval);
  }

  async #grants(
    principal: Principal,
  ): Promise<{ read: RequestGrant; permissions: PermissionGrants }> {
    const [read, approve, update, reconcile, extend, remove] =
      await this.#options.authorizer.forRequests(principal, [
        environmentRequestReadPermission,
        environmentRequestApprovePermission,
        environmentRequestUpdatePermission,
        environmentRequestReconcilePermission,
        environmentRequestExtendPermission,
        environmentRequestDeletePermission,
      ]);
    return {
      read,
      permissions: {
        approve,
        update,
        reconcile,
        extend,
        delete: remove,
      },
    };
  }
}

export type EnvironmentRequestReaderOptions = {
  knex: Knex;
  requests: EnvironmentRequestStore;
  placements: PlacementStore;
  votes: VoteStore;
  standings: StandingStore;
  audit: AuditStore;
  authorizer: Authorizer;
  extensions: Pick<ExtensionRequestStore, 'findPending'>;
  classes: Pick<EnvironmentClasses, 'readPoliciesOf'>;
  runtimes: Runtimes;
};

function notFound(): NotFoundError {
  return new NotFoundError(
    'There is no such environment request, or you may not see it',
  );
}
