import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import type {
  EnvironmentRequest,
  EnvironmentRequestUpdate,
  Plan,
} from '@groundwork/plugin-control-plane-common';
import type { EnvironmentClasses } from '../classes';
import type { ControlPlaneDatabase, Transaction } from '../database';
import type { Caller } from '../identity';
import { canonicalJson } from '../plans';
import type { TenantStore } from '../tenants';
import type { ComponentDirectory } from './ComponentDirectory';
import type { EnvironmentRequestReader } from './EnvironmentRequestReader';
import type { EnvironmentRequestStore } from './EnvironmentRequestStore';
import { plannedFields } from './plannedFields';
import { changeBody, toBody } from './requestBody';
import { changedFields, describeChange, editorsOf } from './requestChanges';
import type { RequestPlanner } from './RequestPlanner';
import type { RequestRecorder } from './RequestRecorder';
import type { RequestSubmitter } from './RequestSubmitter';
import type { RequestTenancy } from './RequestTenancy';
import {
  nameTaken,
  type AcceptedRequest,
  type RequestValidator,
} from './RequestValidator';

/** Changes requests that wait for a decision, and plans them anew. A plan that differs has to be voted on anew. */
export class RequestEditor {
  readonly #options: RequestEditorOptions;

  private constructor(options: RequestEditorOptions) {
    this.#options = options;
  }

  static create(options: RequestEditorOptions): RequestEditor {
    return new RequestEditor(options);
  }

  /**
   * Validates and plans the request as it is to be, with the current version of its class, and stores that.
   *
   * @remarks
   * That takes a while, in which nothing is locked. Votes on the plan before may come meanwhile: they are stale once this
   * is stored, and when they decide, there is nothing left to change.
   * @throws `ConflictError` when it does not wait for a decision, or somebody else has changed it meanwhile.
   */
  async edit(
    caller: Caller,
    id: string,
    update: EnvironmentRequestUpdate,
    signal: AbortSignal,
  ): Promise<EnvironmentRequest> {
    const { database, reader, planner, tenancy, validator } = this.#options;
    const { request, grants } = await reader.find(caller.principal, id);
    if (!grants.update.allows(request)) {
      throw new NotAllowedError('You may see this request, but not change it');
    }
    requirePending(request);
    const body = changeBody(toBody(request), update);
    const accepted = await validator.accept(caller, body, request);
    const plan = await planner.planAllowed(accepted, nextOf(request), signal);
    await database.transaction(async transaction => {
      const tenant = await tenancy.lock(transaction, accepted.fields);
      const locked = await this.#lock(transaction, request);
      await validator.require(transaction, accepted, {
        tenant,
        current: locked,
      });
      // As it would be kept: names in another case, or empty parameters, are no change.
      const changed = { ...locked, ...plannedFields(accepted, plan) };
      if (
        plan.digest !== locked.plan_digest ||
        canonicalJson(toBody(changed)) !== canonicalJson(toBody(locked))
      ) {
        await this.#store(transaction, caller, locked, accepted, plan);
      }
    });
    this.#options.onCommitted();
    return reader.get(caller.principal, id);
  }

  /**
   * Plans a request as it is, with the version of its class that it was made with; whatever policy checks say, those who
   * decide should see it. A plan that is the same keeps its votes.
   *
   * @throws `ConflictError` when it does not wait for a decision, or somebody else has changed it meanwhile.
   */
  async replan(caller: Caller, id: string, signal: AbortSignal): Promise<Plan> {
    const { database, reader, planner } = this.#options;
    const { request, grants } = await reader.find(caller.principal, id);
    if (!grants.update.allows(request) && !grants.approve.allows(request)) {
      throw new NotAllowedError(
        'You may see this request, but neither change it nor decide over it',
      );
    }
    requirePending(request);
    const accepted = await this.#acceptedBefore(request);
    const plan = await planner.plan(accepted, nextOf(request), signal);
    const current = await database.transaction(async transaction => {
      const locked = await this.#lock(transaction, request);
      return this.#storePlan(transaction, caller, locked, accepted, plan);
    });
    this.#options.onCommitted();
    return current;
  }

  /** The request under the lock: as it was when it was read, but for votes. */
  async #lock(
    transaction: Transaction,
    known: EnvironmentRequest,
  ): Promise<EnvironmentRequest> {
    const locked = await this.#options.requests.lock(transaction, known.id);
    if (!locked) {
      throw changedMeanwhile();
    }
    requirePending(locked);
    if (
      locked.plan_revision !== known.plan_revision ||
      locked.plan_digest !== known.plan_digest ||
      canonicalJson(toBody(locked)) !== canonicalJson(toBody(known))
    ) {
      throw changedMeanwhile();
    }
    return locked;
  }

  async #store(
    transaction: Transaction,
    caller: Caller,
    locked: EnvironmentRequest,
    accepted: AcceptedRequest,
    plan: Plan,
  ): Promise<void> {
    const request = {
      ...locked,
      ...plannedFields(accepted, plan),
      edited_by: editorsOf(locked, caller),
    };
    try {
      await this.#options.requests.replace(transaction, request, plan);
    } catch (error) {
      throw isDatabaseConflictError(error) ? nameTaken(request.name) : error;
    }
    await this.#options.submitter.submit(transaction, caller, request, {
      ...accepted,
      plan,
      event: {
        action: 'environment-request.edited',
        message: describeChange(locked, request),
        metadata: {
          ...changedFields(locked, request),
          plan_digest_before: locked.plan_digest,
          plan_digest: plan.digest,
          plan_revision: String(plan.revision),
        },
      },
    });
  }

  async #storePlan(
    transaction: Transaction,
    caller: Caller,
    locked: EnvironmentRequest,
    accepted: AcceptedRequest,
    plan: Plan,
  ): Promise<Plan> {
    const { requests, recorder, submitter } = this.#options;
    const isSame = plan.digest === locked.plan_digest;
    const current = isSame ? { ...plan, revision: locked.plan_revision } : plan;
    const event = {
      action: 'environment-request.replanned',
      message: isSame
        ? 'Planned it anew: the plan is the same'
        : 'Planned it anew: the plan is another, and has to be voted on',
      metadata: {
        plan_digest: current.digest,
        plan_revision: String(current.revision),
      },
    };
    if (isSame) {
      await requests.replacePlan(transaction, locked.id, current);
      await recorder.tell(transaction, caller, locked, event);
    } else {
      const request = { ...locked, ...plannedFields(accepted, current) };
      await requests.replace(transaction, request, current);
      await submitter.submit(transaction, caller, request, {
        ...accepted,
        plan: current,
        event,
      });
    }
    return current;
  }

  /** What was found acceptable when it was requested, as far as planning needs it. */
  async #acceptedBefore(request: EnvironmentRequest): Promise<AcceptedRequest> {
    const { classes, components, tenants } = this.#options;
    const environmentClass = await classes.findVersion(
      request.class,
      request.class_version,
    );
    if (!environmentClass) {
      throw new ConflictError(`There is no class ${request.class} any more`);
    }
    const { component_ref, tenant_id } = request;
    return {
      id: request.id,
      name: request.name,
      fields: {
        app: request.app,
        team: request.team,
        class: environmentClass,
        region: request.region,
        ttl_hours: request.ttl_hours,
        owner: request.owner,
        repository: request.repository,
        revision: request.revision,
        component_ref,
        tenant_id,
        note: request.note,
        parameters: request.parameters,
      },
      component: component_ref
        ? await components.find(component_ref)
        : undefined,
      tenant: tenant_id ? await tenants.find({ id: tenant_id }) : undefined,
    };
  }
}

export type RequestEditorOptions = {
  database: ControlPlaneDatabase;
  requests: EnvironmentRequestStore;
  classes: Pick<EnvironmentClasses, 'findVersion'>;
  components: ComponentDirectory;
  tenants: Pick<TenantStore, 'find'>;
  tenancy: RequestTenancy;
  recorder: RequestRecorder;
  reader: EnvironmentRequestReader;
  validator: RequestValidator;
  planner: RequestPlanner;
  submitter: RequestSubmitter;
  /** Called after a commit that left work or messages. */
  onCommitted: () => void;
};

/** Who asked stays who asked; the plan is the next. */
function nextOf({ requested_by, plan_revision }: EnvironmentRequest) {
  return { requested_by, plan_revision: plan_revision + 1 };
}

function requirePending({ status }: EnvironmentRequest): void {
  if (status !== 'pending_approval') {
    throw new ConflictError(
      `It is ${status.replaceAll('_', ' ')} and does not wait for a decision any more`,
    );
  }
}

function changedMeanwhile(): ConflictError {
  return new ConflictError(
    'Somebody else has changed it meanwhile. Read it again, and try again.',
  );
}
