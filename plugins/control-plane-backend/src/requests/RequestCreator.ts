import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import {
  environmentRequestCreatePermission,
  type CreateEnvironmentRequest,
  type EnvironmentRequest,
  type EnvironmentRequestClone,
  type Plan,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneDatabase, Transaction } from '../database';
import type { Authorizer, Caller } from '../identity';
import type { EnvironmentRequestReader } from './EnvironmentRequestReader';
import type { EnvironmentRequestStore } from './EnvironmentRequestStore';
import { plannedFields } from './plannedFields';
import { changeBody, toBody } from './requestBody';
import type { RequestPlanner } from './RequestPlanner';
import type { RequestRecorder } from './RequestRecorder';
import type { RequestSubmitter } from './RequestSubmitter';
import type { RequestTenancy } from './RequestTenancy';
import {
  nameTaken,
  type AcceptedRequest,
  type RequestValidator,
} from './RequestValidator';

/** Makes requests, and says before what would be made. */
export class RequestCreator {
  readonly #options: RequestCreatorOptions;

  private constructor(options: RequestCreatorOptions) {
    this.#options = options;
  }

  static create(options: RequestCreatorOptions): RequestCreator {
    return new RequestCreator(options);
  }

  /** Validates and plans as {@link make} does, and stores nothing. */
  async preview(
    caller: Caller,
    body: CreateEnvironmentRequest,
    signal: AbortSignal,
  ): Promise<Plan> {
    await this.#requireCreate(caller);
    const accepted = await this.#options.validator.accept(caller, body);
    return this.#options.planner.plan(accepted, firstOf(caller), signal);
  }

  /** Stores a request with its plan; one that needs no approval is queued at once. */
  async make(
    caller: Caller,
    body: CreateEnvironmentRequest,
    signal: AbortSignal,
  ): Promise<EnvironmentRequest> {
    await this.#requireCreate(caller);
    const id = await this.#make(caller, body, signal);
    return this.#options.reader.get(caller.principal, id);
  }

  /** Requests another environment like one that the caller may read, as they would request it themselves. */
  async clone(
    caller: Caller,
    id: string,
    change: EnvironmentRequestClone,
    signal: AbortSignal,
  ): Promise<EnvironmentRequest> {
    const { reader } = this.#options;
    const { request: origin } = await reader.find(caller.principal, id);
    await this.#requireCreate(caller);
    const body = changeBody(toBody(origin), change);
    return reader.get(
      caller.principal,
      await this.#make(caller, body, signal, origin),
    );
  }

  /** Validates, plans and stores a request; answers with its id. */
  async #make(
    caller: Caller,
    body: CreateEnvironmentRequest,
    signal: AbortSignal,
    origin?: EnvironmentRequest,
  ): Promise<string> {
    const { database, planner, tenancy, validator } = this.#options;
    const accepted = await validator.accept(caller, body);
    const plan = await planner.planAllowed(accepted, firstOf(caller), signal);
    await database.transaction(async transaction => {
      const tenant = await tenancy.lock(transaction, accepted.fields);
      await validator.require(transaction, accepted, { tenant });
      const request = await this.#store(transaction, caller, accepted, plan);
      if (origin) {
        await this.#options.recorder.tell(transaction, caller, request, {
          action: 'environment-request.cloned',
          message: `Made like ${origin.name}`,
          metadata: { cloned_from: origin.id },
        });
      }
    });
    this.#options.onCommitted();
    return accepted.id;
  }

  async #store(
    transaction: Transaction,
    caller: Caller,
    accepted: AcceptedRequest,
    plan: Plan,
  ): Promise<EnvironmentRequest> {
    const request: EnvironmentRequest = {
      ...plannedFields(accepted, plan),
      status: 'pending_approval',
      status_message: '',
      cluster_status: 'unknown',
      drift_status: 'unknown',
      drift_summary: '',
      requested_by: caller.principal.id,
      links: [],
      created_at: transaction.now,
      updated_at: transaction.now,
    };
    try {
      await this.#options.requests.insert(transaction, request, plan);
    } catch (error) {
      throw isDatabaseConflictError(error) ? nameTaken(request.name) : error;
    }
    await this.#options.submitter.submit(transaction, caller, request, {
      ...accepted,
      plan,
      event: {
        action: 'environment-request.created',
        message: `Requested ${accepted.fields.class.title} for ${request.app} in ${request.region}`,
        metadata: { plan_digest: plan.digest },
      },
    });
    return request;
  }

  async #requireCreate({ principal }: Caller): Promise<void> {
    await this.#options.authorizer.require(
      principal,
      environmentRequestCreatePermission,
    );
  }
}

export type RequestCreatorOptions = {
  database: ControlPlaneDatabase;
  requests: EnvironmentRequestStore;
  recorder: RequestRecorder;
  reader: EnvironmentRequestReader;
  validator: RequestValidator;
  planner: RequestPlanner;
  submitter: RequestSubmitter;
  tenancy: RequestTenancy;
  authorizer: Pick<Authorizer, 'require'>;
  /** Called after a commit that left work or messages. */
  onCommitted: () => void;
};

/** The first plan of a request of the caller's. */
function firstOf({ principal }: Caller) {
  return { requested_by: principal.id, plan_revision: 1 };
}
