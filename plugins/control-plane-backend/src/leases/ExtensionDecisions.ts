import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  extendableStatuses,
  type EnvironmentRequest,
  type ExtensionDecision,
  type ExtensionRequest,
  type ExtensionRequestList,
} from '@groundwork/plugin-control-plane-common';
import type { EnvironmentClasses } from '../classes';
import type { ControlPlaneDatabase, Transaction } from '../database';
import { ValidationError } from '../http/errors';
import type { PageQuery } from '../http/page';
import type { Caller, Principal } from '../identity';
import {
  decideActions,
  type EnvironmentRequestReader,
  type EnvironmentRequestStore,
  type RequestRecorder,
  type RequestTenancy,
} from '../requests';
import { checkCeiling, toExtendedLease } from './checkExtension';
import { describeHours } from './describeHours';
import type { ExtensionRequestStore } from './ExtensionRequestStore';
import type { LeaseExtender } from './LeaseExtender';
import { othersOf } from './othersOf';
import { voidExtension } from './voidExtension';

const hourMs = 3_600_000;

const inWords = {
  approved: 'approved already',
  rejected: 'rejected already',
  void: 'made void, as the lease has changed or ended,',
};

/** A decision over an extension, with what it is over, locked. */
type Decided = {
  request: EnvironmentRequest;
  extension: ExtensionRequest;
  reason: string | undefined;
};

/** Decides over extensions that go beyond what classes allow: by somebody else than who asked. */
export class ExtensionDecisions {
  readonly #options: ExtensionDecisionsOptions;

  private constructor(options: ExtensionDecisionsOptions) {
    this.#options = options;
  }

  static create(options: ExtensionDecisionsOptions): ExtensionDecisions {
    return new ExtensionDecisions(options);
  }

  /** A page of the extensions of an environment that needed an approval, newest first. */
  async list(
    principal: Principal,
    id: string,
    page: PageQuery,
  ): Promise<ExtensionRequestList> {
    await this.#options.reader.find(principal, id);
    return this.#options.extensions.list(id, page);
  }

  /**
   * @throws `NotFoundError` when there is no such extension of the environment; `NotAllowedError` for what one asked for
   *   oneself, or without permission; `ConflictError` when it does not wait any more, the lease is over, or the tenant is
   *   frozen; `ValidationError` for a rejection without a reason.
   */
  async decide(
    caller: Caller,
    id: string,
    extensionId: string,
    decision: ExtensionDecision,
  ): Promise<EnvironmentRequest> {
    const { database, extensions, reader, requests, tenancy } = this.#options;
    const { request } = await this.#requireMayDecide(caller, id, extensionId);
    const reason = decision.reason?.trim() || undefined;
    const isApproval = decision.decision === 'approve';
    if (!isApproval && !reason) {
      throw new ValidationError([
        { field: 'reason', message: 'is needed for a rejection' },
      ]);
    }
    const refusal = await database.transaction(async transaction => {
      if (isApproval) {
        await tenancy.lockUsable(transaction, request);
      }
      // Read again under the lock: of two decisions at the same instant, the second finds the first.
      const locked = await requests.lock(transaction, id);
      const extension = await extensions.find(id, extensionId, transaction);
      if (!locked || !extension) {
        throw noSuchExtension();
      }
      if (extension.status !== 'pending') {
        throw new ConflictError(
          `It was ${inWords[extension.status]} and does not wait for a decision`,
        );
      }
      const decided = { request: locked, extension, reason };
      return isApproval
        ? this.#approve(transaction, caller, decided)
        : this.#reject(transaction, caller, decided);
    });
    this.#options.onCommitted();
    if (refusal) {
      throw refusal;
    }
    return reader.get(caller.principal, id);
  }

  async #requireMayDecide(
    caller: Caller,
    id: string,
    extensionId: string,
  ): Promise<{ request: EnvironmentRequest }> {
    const { extensions, reader } = this.#options;
    const { request, grants } = await reader.find(caller.principal, id);
    const extension = await extensions.find(id, extensionId);
    if (!extension) {
      throw noSuchExtension();
    }
    // As if it waited in an environment whose lease runs: whether it does is another question than who may decide.
    const { allowed, reason } = decideActions(
      { ...request, status: 'ready', pending_extension: extension },
      caller.principal,
      grants,
    ).decide_extension;
    if (!allowed) {
      throw new NotAllowedError(reason);
    }
    return { request };
  }

  /** Answers with why it cannot be, which leaves the extension void. */
  async #approve(
    transaction: Transaction,
    caller: Caller,
    { request, extension, reason }: Decided,
  ): Promise<ConflictError | undefined> {
    const { extender, extensions } = this.#options;
    const lease = await this.#leaseOf(transaction, request, extension);
    if (lease instanceof ConflictError) {
      await voidExtension(transaction, caller, request, this.#options);
      return lease;
    }
    await extensions.close(transaction, extension.id, {
      status: 'approved',
      decided_by: caller.principal.id,
      decision_reason: reason,
    });
    await this.#tell(transaction, caller, request, extension, {
      decision: 'approved',
      reason,
    });
    await extender.extend(transaction, caller, lease, {
      hours: extension.hours,
      reason: extension.reason || undefined,
      extension_id: extension.id,
      recipients: othersOf(request, caller).filter(
        ref => ref !== extension.requested_by,
      ),
    });
    return undefined;
  }

  /** The lease as it is to be extended, or why it cannot be any more. */
  async #leaseOf(
    transaction: Transaction,
    request: EnvironmentRequest,
    { hours }: ExtensionRequest,
  ): Promise<EnvironmentRequest | ConflictError> {
    if (!extendableStatuses.includes(request.status)) {
      return new ConflictError(
        `It is ${request.status.replaceAll('_', ' ')}: there is nothing to extend any more`,
      );
    }
    try {
      const policyOf = await this.#options.classes.readPoliciesOf(
        [request],
        transaction,
      );
      const lease = toExtendedLease(
        request,
        { suspend_hours: policyOf(request)?.suspend_hours ?? 0 },
        transaction.now,
      );
      checkCeiling(lease, hours, transaction.now);
      return lease;
    } catch (error) {
      if (error instanceof ConflictError) {
        return error;
      }
      if (error instanceof ValidationError) {
        return new ConflictError(error.message);
      }
      throw error;
    }
  }

  async #reject(
    transaction: Transaction,
    caller: Caller,
    { request, extension, reason }: Decided,
  ): Promise<undefined> {
    await this.#options.extensions.close(transaction, extension.id, {
      status: 'rejected',
      decided_by: caller.principal.id,
      decision_reason: reason,
    });
    await this.#tell(transaction, caller, request, extension, {
      decision: 'rejected',
      reason,
    });
  }

  async #tell(
    transaction: Transaction,
    caller: Caller,
    request: EnvironmentRequest,
    extension: ExtensionRequest,
    {
      decision,
      reason,
    }: { decision: 'approved' | 'rejected'; reason?: string },
  ): Promise<void> {
    const length = describeHours(extension.hours * hourMs);
    const isApproval = decision === 'approved';
    await this.#options.recorder.tell(transaction, caller, request, {
      action: `environment-request.extension-${decision}`,
      message:
        reason ??
        `${isApproval ? 'Approved' : 'Rejected'} to extend it by ${length}`,
      metadata: {
        extension_id: extension.id,
        hours: String(extension.hours),
        requested_by: extension.requested_by,
      },
      notify: {
        recipients: [extension.requested_by],
        title: `The extension of ${request.name} by ${length} was ${decision}`,
        description: reason,
        severity: isApproval ? 'normal' : 'high',
        topic: 'decisions',
      },
    });
  }
}

export type ExtensionDecisionsOptions = {
  database: ControlPlaneDatabase;
  requests: EnvironmentRequestStore;
  extensions: ExtensionRequestStore;
  extender: LeaseExtender;
  classes: Pick<EnvironmentClasses, 'readPoliciesOf'>;
  recorder: RequestRecorder;
  reader: Pick<EnvironmentRequestReader, 'find' | 'get'>;
  tenancy: Pick<RequestTenancy, 'lockUsable'>;
  /** Called after a commit that left work or messages. */
  onCommitted: () => void;
};

function noSuchExtension(): NotFoundError {
  return new NotFoundError('There is no such extension, or you may not see it');
}
