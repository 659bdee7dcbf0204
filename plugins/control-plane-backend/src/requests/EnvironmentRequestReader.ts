import { NotFoundError } from '@backstage/errors';
import {
  environmentRequestApprovePermission,
  environmentRequestDeletePermission,
  environmentRequestExtendPermission,
  environmentRequestReadPermission,
  environmentRequestReconcilePermission,
  type EnvironmentEvent,
  type EnvironmentRequest,
  type EnvironmentRequestList,
  type EnvironmentStatus,
  type ListEnvironmentRequestsQuery,
  type Plan,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import type { VoteStore } from '../approvals/VoteStore';
import type { AuditStore } from '../audit';
import type { EnvironmentClasses } from '../classes';
import { idCursor, pageOf, type Page, type PageQuery } from '../http/page';
import type { Authorizer, Principal, RequestGrant } from '../identity';
import { findHoldReasons, type PlacementStore } from '../reconciler';
import type { Runtimes } from '../runtimes';
import { toTarget } from '../targets/toTarget';
import { decideActions, type RequestGrants } from './decideActions';
import type { EnvironmentRequestStore } from './EnvironmentRequestStore';

const pendingApproval: EnvironmentStatus = 'pending_approval';

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
    const { mine, awaiting_my_decision, ...filters } = query;
    const { read, grants } = await this.#grants(principal);
    const page = await this.#options.requests.list({
      ...filters,
      // As they are kept, which is as the catalog writes them.
      owner: filters.owner?.toLocaleLowerCase('en-US'),
      component_ref: filters.component_ref?.toLocaleLowerCase('en-US'),
      scopes: [read.scope],
      ...(mine && { requested_by: principal.id }),
      ...(awaiting_my_decision && {
        scopes: [read.scope, grants.approve.scope],
        status: (query.status ?? [pendingApproval]).filter(
          status => status === pendingApproval,
        ),
        not_requested_by: principal.id,
        not_voted_by: principal.id,
      }),
    });
    return {
      ...page,
      items: page.items.map(request => ({
        ...request,
        actions: decideActions(request, principal, grants),
      })),
    };
  }

  /** A request with targets, votes and what the caller may do. */
  async get(principal: Principal, id: string): Promise<EnvironmentRequest> {
    const { request, grants } = await this.find(principal, id);
    const { runtimes, knex } = this.#options;
    const [placements, votes, holds] = await Promise.all([
      this.#options.placements.listOfNamespace(id),
      this.#options.votes.listOfRequest(id),
      findHoldReasons(knex),
    ]);
    return {
      ...request,
      actions: decideActions(request, principal, grants),
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
    page: PageQuery,
  ): Promise<Page<EnvironmentEvent>> {
    const beforeId = idCursor(page.cursor);
    await this.find(principal, id);
    const events = await this.#options.audit.listOfTarget({
      targetId: id,
      beforeId,
      limit: page.limit + 1,
    });
    return pageOf(events, page.limit, last => String(last.id));
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
    const { read, grants } = await this.#grants(principal);
    const request = await this.#options.requests.find(id);
    if (!request || !read.allows(request)) {
      throw notFound();
    }
    return { request, grants };
  }

  async #grants(
    principal: Principal,
  ): Promise<{ read: RequestGrant; grants: RequestGrants }> {
    const [read, approve, reconcile, extend, remove] =
      await this.#options.authorizer.forRequests(principal, [
        environmentRequestReadPermission,
        environmentRequestApprovePermission,
        environmentRequestReconcilePermission,
        environmentRequestExtendPermission,
        environmentRequestDeletePermission,
      ]);
    return {
      read,
      grants: {
        approve,
        reconcile,
        extend,
        delete: remove,
        extensionPolicyOf: name => this.#options.classes.get(name),
      },
    };
  }
}

export type EnvironmentRequestReaderOptions = {
  knex: Knex;
  requests: EnvironmentRequestStore;
  placements: PlacementStore;
  votes: VoteStore;
  audit: AuditStore;
  authorizer: Authorizer;
  classes: Pick<EnvironmentClasses, 'get'>;
  runtimes: Runtimes;
};

function notFound(): NotFoundError {
  return new NotFoundError(
    'There is no such environment request, or you may not see it',
  );
}
