import { randomUUID } from 'node:crypto';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import type {
  EnvironmentRequest,
  Extension,
} from '@groundwork/plugin-control-plane-common';
import type { EnvironmentClasses } from '../classes';
import type { ControlPlaneDatabase, Transaction } from '../database';
import type { Caller } from '../identity';
import {
  decideActions,
  type EnvironmentRequestReader,
  type EnvironmentRequestStore,
  type RequestGrants,
  type RequestRecorder,
  type RequestTenancy,
} from '../requests';
import { checkExtension, toExtendedLease } from './checkExtension';
import { describeHours } from './describeHours';
import type { ExtensionApprovers } from './ExtensionApprovers';
import type { ExtensionRequestStore } from './ExtensionRequestStore';
import type { LeaseExtender } from './LeaseExtender';
import { othersOf } from './othersOf';
import { voidExtension } from './voidExtension';

const hourMs = 3_600_000;

/** What people do with the leases of their environments. */
export class LeaseService {
  readonly #options: LeaseServiceOptions;

  private constructor(options: LeaseServiceOptions) {
    this.#options = options;
  }

  static create(options: LeaseServiceOptions): LeaseService {
    return new LeaseService(options);
  }

  /**
   * Moves the end of an environment, as far as its class allows; what goes beyond waits for an approval, where the class
   * has that.
   *
   * @throws `NotAllowedError` without permission; `ConflictError` when it has no lease that could be moved, nothing is
   *   left for extensions, one waits already, or its tenant is frozen; `ValidationError` when it is more than is left.
   */
  async extend(
    caller: Caller,
    id: string,
    extension: Extension,
  ): Promise<{ request: EnvironmentRequest; waits: boolean }> {
    const { database, reader, requests, tenancy } = this.#options;
    const { request, grants } = await reader.find(caller.principal, id);
    if (!grants.extend.allows(request)) {
      throw new NotAllowedError(
        'You may see this environment, but not extend it',
      );
    }
    const waits = await database.transaction(async transaction => {
      await tenancy.lockUsable(transaction, request);
      // Read again under the lock: of two extensions, or an extension and the end, the second finds what the first made.
      const locked = await requests.lock(transaction, id);
      return locked
        ? this.#extendLocked(transaction, caller, locked, grants, {
            ...extension,
            reason: extension.reason?.trim() || undefined,
          })
        : false;
    });
    this.#options.onCommitted();
    return { request: await reader.get(caller.principal, id), waits };
  }

  /** Answers with whether it waits for an approval. */
  async #extendLocked(
    transaction: Transaction,
    caller: Caller,
    request: EnvironmentRequest,
    grants: RequestGrants,
    { hours, reason }: Extension,
  ): Promise<boolean> {
    const { extender, extensions, classes } = this.#options;
    const { now } = transaction;
    const policyOf = await classes.readPoliciesOf([request], transaction);
    const policy = policyOf(request);
    const pending = await extensions.findPending([request.id], transaction);
    const action = decideActions(
      { ...request, pending_extension: pending.get(request.id) },
      caller.principal,
      { ...grants, extensionPolicyOf: policyOf, now },
    ).extend;
    if (!action.allowed || !policy) {
      throw new ConflictError(
        action.reason ?? 'It cannot be extended in this state',
      );
    }
    const lease = toExtendedLease(request, policy, now);
    if (checkExtension(lease, policy, hours, now) === 'beyond') {
      if (pending.has(request.id)) {
        throw new ConflictError(
          'An extension of it waits for a decision already',
        );
      }
      await this.#ask(transaction, caller, request, { hours, reason });
      return true;
    }
    await voidExtension(transaction, caller, request, this.#options);
    await extender.extend(transaction, caller, lease, {
      hours,
      reason,
      recipients: othersOf(request, caller),
    });
    return false;
  }

  /** Keeps an extension until somebody has decided over it. */
  async #ask(
    transaction: Transaction,
    caller: Caller,
    request: EnvironmentRequest,
    { hours, reason }: Extension,
  ): Promise<void> {
    const { approvers, extensions, recorder } = this.#options;
    const extensionId = randomUUID();
    await extensions.insert(transaction, request.id, {
      id: extensionId,
      hours,
      reason: reason ?? '',
      status: 'pending',
      requested_by: caller.principal.id,
      created_at: transaction.now,
    });
    const length = describeHours(hours * hourMs);
    await recorder.tell(transaction, caller, request, {
      action: 'environment-request.extension-requested',
      message: `Asked to extend it by ${length}, which needs an approval`,
      metadata: {
        extension_id: extensionId,
        hours: String(hours),
        ...(request.expires_at && { expires_at: request.expires_at }),
        ...(reason && { reason }),
      },
      notify: {
        recipients: await approvers.ofExtension(
          transaction,
          request,
          caller.principal.id,
        ),
        title: `${request.name} asks for ${length} more`,
        description:
          reason ??
          `${caller.principal.id} asks for more than its class allows; it needs an approval.`,
        severity: 'normal',
        topic: 'approvals',
      },
    });
  }
}

export type LeaseServiceOptions = {
  database: ControlPlaneDatabase;
  requests: EnvironmentRequestStore;
  extensions: ExtensionRequestStore;
  extender: LeaseExtender;
  classes: Pick<EnvironmentClasses, 'readPoliciesOf'>;
  approvers: ExtensionApprovers;
  recorder: RequestRecorder;
  reader: Pick<EnvironmentRequestReader, 'find' | 'get'>;
  tenancy: Pick<RequestTenancy, 'lockUsable'>;
  /** Called after a commit that left work or messages. */
  onCommitted: () => void;
};
