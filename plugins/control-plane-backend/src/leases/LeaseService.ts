import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  addHours,
  extensionRoomOf,
  type EnvironmentRequest,
  type Extension,
  type ExtensionPolicy,
} from '@groundwork/plugin-control-plane-common';
import type { LeasesConfig } from '../config';
import type { ControlPlaneDatabase, Transaction } from '../database';
import { ValidationError } from '../http/errors';
import type { Caller } from '../identity';
import {
  decideActions,
  type EnvironmentRequestReader,
  type EnvironmentRequestStore,
  type RequestGrants,
  type RequestRecorder,
  type RequestTenancy,
} from '../requests';
import { nearestWarning } from './decideLease';
import { describeHours } from './describeHours';
import type { LeaseStore } from './LeaseStore';

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
   * Moves the end of an environment, as far as its class allows.
   *
   * @throws `NotAllowedError` without permission; `ConflictError` when it has no lease that runs, nothing is left for
   *   extensions, or its tenant is frozen; `ValidationError` when it is more than is left.
   */
  async extend(
    caller: Caller,
    id: string,
    extension: Extension,
  ): Promise<EnvironmentRequest> {
    const { database, reader, requests, tenancy } = this.#options;
    const { request, grants } = await reader.find(caller.principal, id);
    if (!grants.extend.allows(request)) {
      throw new NotAllowedError(
        'You may see this environment, but not extend it',
      );
    }
    await database.transaction(async transaction => {
      await tenancy.lockUsable(transaction, request);
      // Read again under the lock: of two extensions, or an extension and the end, the second finds what the first made.
      const locked = await requests.lock(transaction, id);
      if (locked) {
        await this.#extendLocked(
          transaction,
          caller,
          locked,
          grants,
          extension,
        );
      }
    });
    this.#options.onCommitted();
    return reader.get(caller.principal, id);
  }

  async #extendLocked(
    transaction: Transaction,
    caller: Caller,
    request: EnvironmentRequest,
    grants: RequestGrants,
    { hours, reason }: Extension,
  ): Promise<void> {
    const { recorder, leases, config } = this.#options;
    const action = decideActions(request, caller.principal, grants).extend;
    const before = request.expires_at;
    const policy = grants.extensionPolicyOf(request.class);
    if (!action.allowed || !policy || before === undefined) {
      throw new ConflictError(
        action.reason ?? 'It cannot be extended in this state',
      );
    }
    if (before <= transaction.now) {
      throw new ConflictError('Its time is over already');
    }
    checkHours(request, policy, hours);
    const expires_at = addHours(before, hours);
    await recorder.change(
      transaction,
      caller,
      request,
      { expires_at, extensions: (request.extensions ?? 0) + 1 },
      {
        action: 'environment-request.extended',
        message: `Extended by ${describeHours(hours * hourMs)}`,
        metadata: {
          hours: String(hours),
          expires_at_before: before,
          expires_at,
          ...(reason?.trim() && { reason: reason.trim() }),
        },
        notify: {
          recipients: othersOf(request, caller),
          title: `${request.name} lives ${describeHours(hours * hourMs)} longer`,
          description: reason?.trim() || undefined,
          severity: 'normal',
        },
      },
    );
    await leases.markWarned(
      transaction,
      request.id,
      nearestWarning(expires_at, transaction.now, config),
    );
  }
}

export type LeaseServiceOptions = {
  config: Pick<LeasesConfig, 'warnings'>;
  database: ControlPlaneDatabase;
  requests: EnvironmentRequestStore;
  leases: LeaseStore;
  recorder: RequestRecorder;
  reader: Pick<EnvironmentRequestReader, 'find' | 'get'>;
  tenancy: Pick<RequestTenancy, 'lockUsable'>;
  /** Called after a commit that left messages. */
  onCommitted: () => void;
};

/** @throws `ValidationError` when the class does not leave so many hours. */
function checkHours(
  request: EnvironmentRequest,
  policy: ExtensionPolicy,
  hours: number,
): void {
  const room = extensionRoomOf(request, policy);
  if (!room || hours <= room.hoursMax) {
    return;
  }
  const message =
    hours > policy.extension_hours_max
      ? `${policy.title} is extended by ${policy.extension_hours_max} hours at most at once`
      : `it may live until ${room.endsAtMax}: ${room.hoursLeft} more ${
          room.hoursLeft === 1 ? 'hour is' : 'hours are'
        } left`;
  throw new ValidationError([{ field: 'hours', message }]);
}

/** Who is to know of it, but for whoever did it. */
function othersOf(
  request: EnvironmentRequest,
  { principal }: Caller,
): string[] {
  const own = new Set(
    [principal.id, ...principal.ownership_refs].map(ref =>
      ref.toLocaleLowerCase('en-US'),
    ),
  );
  return [...new Set([request.requested_by, request.owner])].filter(
    ref => !own.has(ref.toLocaleLowerCase('en-US')),
  );
}
