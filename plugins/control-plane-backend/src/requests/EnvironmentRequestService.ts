import { randomUUID } from 'node:crypto';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  environmentRequestCreatePermission,
  isFinal,
  isInProgress,
  type Action,
  type CreateEnvironmentRequest,
  type EnvironmentRequest,
  type Plan,
} from '@groundwork/plugin-control-plane-common';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import type { EnvironmentClasses } from '../classes';
import type { ControlPlaneDatabase, Transaction } from '../database';
import { QuotaError } from '../http/errors';
import type { Authorizer, Caller } from '../identity';
import { digestOf, type EnvironmentPlanner } from '../plans';
import type { NamespaceStore } from '../namespaces';
import {
  spotsOf,
  type Deprovisioner,
  type PlacementStore,
} from '../reconciler';
import { decideActions } from './decideActions';
import { desiredOf, toDesired } from './desiredOf';
import type { EnvironmentRequestReader } from './EnvironmentRequestReader';
import type { EnvironmentRequestStore } from './EnvironmentRequestStore';
import type { IdempotencyStore } from './IdempotencyStore';
import type { RequestRecorder } from './RequestRecorder';
import type { RequestTenancy } from './RequestTenancy';
import { validateRequest, type ValidRequest } from './validateRequest';

/** Thrown inside a transaction to roll it back: another call with the same key was first. */
class DuplicateKeyError extends Error {
  name = 'DuplicateKeyError';
}

/** What can be done with requests, but for deciding over them. */
export class EnvironmentRequestService {
  readonly #options: EnvironmentRequestServiceOptions;

  private constructor(options: EnvironmentRequestServiceOptions) {
    this.#options = options;
  }

  static create(
    options: EnvironmentRequestServiceOptions,
  ): EnvironmentRequestService {
    return new EnvironmentRequestService(options);
  }

  /** Validates and plans as {@link create} does, and stores nothing. */
  async preview(
    caller: Caller,
    body: CreateEnvironmentRequest,
    signal: AbortSignal,
  ): Promise<Plan> {
    await this.#requireCreate(caller);
    const valid = await this.#validate(caller, body);
    return this.#plan(
      valid,
      toDesired(valid, randomUUID(), caller),
      await this.#options.database.now(),
      signal,
    );
  }

  /** Stores a request with its plan; one that needs no approval is queued at once. */
  async create(
    caller: Caller,
    body: CreateEnvironmentRequest,
    options: { idempotencyKey?: string; signal: AbortSignal },
  ): Promise<EnvironmentRequest> {
    const { idempotencyKey: key, signal } = options;
    const bodyHash = digestOf(body);
    await this.#requireCreate(caller);
    // Before validating: what was made stays the answer when the class has changed since.
    const known = key && (await this.#findByKey(caller, key, bodyHash));
    if (known) {
      return known;
    }
    try {
      const id = await this.#make(caller, body, { key, bodyHash, signal });
      return await this.#options.reader.get(caller.principal, id);
    } catch (error) {
      // Another call with the key was first, and may have used up what there was for both.
      const other =
        key &&
        (error instanceof DuplicateKeyError || error instanceof QuotaError) &&
        (await this.#findByKey(caller, key, bodyHash));
      if (other) {
        return other;
      }
      throw error;
    }
  }

  /** Makes a pass that brings things about due on every target; nothing more where one is under way. */
  async reconcile(caller: Caller, id: string): Promise<EnvironmentRequest> {
    return this.#act(caller, id, 'reconcile', async (transaction, request) => {
      if (isInProgress(request.status)) {
        return;
      }
      await this.#options.recorder.change(
        transaction,
        caller,
        request,
        { status: 'queued', status_message: '' },
        {
          action: 'environment-request.reconcile-requested',
          message:
            request.status === 'failed'
              ? 'Asked to try again'
              : 'Asked to bring it to what was agreed',
        },
      );
      await this.#options.placements.requestPass(transaction, id, 'present');
    });
  }

  /** Cancels what was not provisioned, and removes what was. */
  async remove(caller: Caller, id: string): Promise<EnvironmentRequest> {
    return this.#act(caller, id, 'delete', async (transaction, request) => {
      if (request.status === 'deprovisioning' || isFinal(request.status)) {
        return;
      }
      if (request.status === 'pending_approval') {
        await this.#options.recorder.change(
          transaction,
          caller,
          request,
          { status: 'cancelled', status_message: '' },
          {
            action: 'environment-request.cancelled',
            message: 'Cancelled the request',
          },
        );
        return;
      }
      await this.#options.deprovisioner.begin(transaction, caller, request, {
        end_reason: 'deleted',
        event: {
          action: 'environment-request.delete-requested',
          message: 'Asked to remove it from every target',
        },
      });
    });
  }

  /** Validates, plans and stores a request; answers with its id. */
  async #make(
    caller: Caller,
    body: CreateEnvironmentRequest,
    options: { key?: string; bodyHash: string; signal: AbortSignal },
  ): Promise<string> {
    const { database, tenancy, idempotency, onCommitted } = this.#options;
    const { key, bodyHash, signal } = options;
    const valid = await this.#validate(caller, body);
    const desired = toDesired(valid, randomUUID(), caller);
    const plan = await this.#plan(valid, desired, await database.now(), signal);
    await database.transaction(async transaction => {
      const tenant = await tenancy.lock(transaction, valid);
      if (
        key &&
        !(await idempotency.insert(transaction, {
          principal: caller.principal.id,
          key,
          body_hash: bodyHash,
          request_id: desired.id,
        }))
      ) {
        throw new DuplicateKeyError();
      }
      await tenancy.require(transaction, tenant, valid);
      await this.#store(transaction, caller, valid, desired, plan);
    });
    onCommitted();
    return desired.id;
  }

  async #requireCreate(caller: Caller): Promise<void> {
    await this.#options.authorizer.require(
      caller.principal,
      environmentRequestCreatePermission,
    );
  }

  async #validate(
    { principal }: Caller,
    body: CreateEnvironmentRequest,
  ): Promise<ValidRequest> {
    const { classes, tenancy } = this.#options;
    const assigned = tenancy.assign(principal, body);
    const valid = validateRequest(assigned, await classes.find(assigned.class));
    await tenancy.check(principal, valid);
    return valid;
  }

  async #plan(
    valid: ValidRequest,
    desired: DesiredNamespace,
    now: string,
    signal: AbortSignal,
  ): Promise<Plan> {
    return this.#options.planner.plan(
      {
        desired,
        runtimes: valid.class.runtimes,
        ttl_hours: valid.ttl_hours,
        estimated_monthly_cost_usd: valid.class.estimated_monthly_cost_usd,
        approval_required: valid.class.approval_required,
        created_at: now,
      },
      signal,
    );
  }

  async #store(
    transaction: Transaction,
    caller: Caller,
    valid: ValidRequest,
    desired: DesiredNamespace,
    plan: Plan,
  ): Promise<EnvironmentRequest> {
    const { requests, recorder } = this.#options;
    const { class: environmentClass, ...fields } = valid;
    const request: EnvironmentRequest = {
      ...fields,
      id: desired.id,
      name: desired.name,
      class: environmentClass.name,
      status: 'pending_approval',
      status_message: '',
      plan_digest: plan.digest,
      cluster_status: 'unknown',
      drift_status: 'unknown',
      drift_summary: '',
      quota_profile: environmentClass.quota_profile,
      quota: environmentClass.quota,
      policy_packs: environmentClass.policy_packs,
      estimated_monthly_cost_usd: environmentClass.estimated_monthly_cost_usd,
      requested_by: caller.principal.id,
      approval_required: environmentClass.approval_required,
      links: [],
      created_at: transaction.now,
      updated_at: transaction.now,
    };
    await requests.insert(transaction, request, plan);
    await recorder.tell(transaction, caller, request, {
      action: 'environment-request.created',
      message: `Requested ${environmentClass.title} for ${request.app} in ${request.region}`,
      metadata: { plan_digest: plan.digest },
      ...(request.approval_required && {
        notify: {
          recipients: this.#options.approvers.filter(
            ref => ref !== request.requested_by,
          ),
          title: `${request.app} asks for ${environmentClass.title}`,
          description: `${request.requested_by} requested it for ${request.owner}`,
          severity: 'normal',
        },
      }),
    });
    if (request.approval_required) {
      return request;
    }
    const approved = await recorder.change(
      transaction,
      'system',
      request,
      { status: 'approved' },
      {
        action: 'environment-request.approved',
        message: `Approved by itself: ${environmentClass.title} is self-service`,
      },
    );
    return this.enqueue(transaction, approved, environmentClass.runtimes);
  }

  /**
   * Takes what was approved to the queue: it gets its namespace on the given runtime environments, in the order that the
   * group of its class has. Part of the transaction that approved it.
   */
  async enqueue(
    transaction: Transaction,
    request: EnvironmentRequest,
    runtimes: readonly string[],
  ): Promise<EnvironmentRequest> {
    const { recorder, classes, namespaces, placements } = this.#options;
    const group = await classes.resolveGroup(request.class, transaction);
    const queued = await recorder.change(transaction, 'system', request, {
      status: 'queued',
      cluster_status: 'pending',
    });
    await namespaces.insert(transaction, {
      id: request.id,
      composite_name: request.name,
      name_components: { team: request.team, app: request.app },
      metadata: {},
      status: 'provisioning',
      status_message: '',
      drift_status: 'unknown',
      group_id: group?.id,
      environment_request_id: request.id,
      tenant_id: request.tenant_id,
      created_by: request.requested_by,
      created_at: transaction.now,
      updated_at: transaction.now,
    });
    await placements.insert(transaction, {
      desired: desiredOf(request),
      request_id: request.id,
      group_id: group?.id,
      spots: spotsOf({ ...group, runtimes }),
    });
    return queued;
  }

  async #act(
    caller: Caller,
    id: string,
    action: 'reconcile' | 'delete',
    work: (
      transaction: Transaction,
      request: EnvironmentRequest,
    ) => Promise<void>,
  ): Promise<EnvironmentRequest> {
    const { database, reader, requests } = this.#options;
    const { request, grants } = await reader.find(caller.principal, id);
    if (!grants[action].allows(request)) {
      throw new NotAllowedError(
        `You may see this environment, but not ${action} it`,
      );
    }
    await database.transaction(async transaction => {
      const locked = await requests.lock(transaction, id);
      if (locked) {
        refuseIllegal(
          decideActions(locked, caller.principal, grants)[action],
          locked,
          action,
        );
        await work(transaction, locked);
      }
    });
    this.#options.onCommitted();
    return reader.get(caller.principal, id);
  }

  async #findByKey(
    caller: Caller,
    key: string,
    bodyHash: string,
  ): Promise<EnvironmentRequest | undefined> {
    const record = await this.#options.idempotency.find(
      caller.principal.id,
      key,
    );
    if (record && record.body_hash !== bodyHash) {
      throw new ConflictError(
        'This Idempotency-Key was used for a request with another body',
      );
    }
    return (
      record &&
      (await this.#options.reader.get(caller.principal, record.request_id))
    );
  }
}

export type EnvironmentRequestServiceOptions = {
  database: ControlPlaneDatabase;
  requests: EnvironmentRequestStore;
  idempotency: IdempotencyStore;
  placements: PlacementStore;
  deprovisioner: Deprovisioner;
  namespaces: NamespaceStore;
  recorder: RequestRecorder;
  reader: EnvironmentRequestReader;
  classes: EnvironmentClasses;
  tenancy: RequestTenancy;
  planner: EnvironmentPlanner;
  authorizer: Authorizer;
  /** Entity references of who is told that a request waits. */
  approvers: readonly string[];
  /** Called after a commit that left work or messages. */
  onCommitted: () => void;
};

/** Repeating what is done or under way changes nothing and is no conflict; anything else that is not allowed is. */
function refuseIllegal(
  decision: Action,
  request: EnvironmentRequest,
  action: 'reconcile' | 'delete',
): void {
  const repeated =
    action === 'reconcile'
      ? isInProgress(request.status) && request.status !== 'deprovisioning'
      : request.status === 'deprovisioning' ||
        request.status === 'cancelled' ||
        request.status === 'deleted' ||
        request.status === 'expired';
  if (!decision.allowed && !repeated) {
    throw new ConflictError(decision.reason ?? 'The state does not allow this');
  }
}
