import {
  addHours,
  extendedFrom,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import type { LeasesConfig } from '../config';
import type { Transaction } from '../database';
import type { Caller } from '../identity';
import type { Suspender } from '../reconciler';
import type { RequestEvent, RequestRecorder } from '../requests';
import { nearestWarning } from './decideLease';
import { describeHours } from './describeHours';
import type { LeaseStore } from './LeaseStore';

const hourMs = 3_600_000;

/** An extension that is to be. */
export type DecidedExtension = {
  hours: number;
  reason?: string;
  /** The id of the extension request that was approved; absent where the class allows it. */
  extension_id?: string;
  /** Who is told. */
  recipients: string[];
};

/** Moves the ends of environments, and takes up again what is suspended. */
export class LeaseExtender {
  readonly #options: LeaseExtenderOptions;

  private constructor(options: LeaseExtenderOptions) {
    this.#options = options;
  }

  static create(options: LeaseExtenderOptions): LeaseExtender {
    return new LeaseExtender(options);
  }

  /** Part of the transaction that has locked the environment and found that it may be; answers with the new end. */
  async extend(
    transaction: Transaction,
    caller: Caller,
    request: EnvironmentRequest,
    extension: DecidedExtension,
  ): Promise<string> {
    const { recorder, suspender, leases, config } = this.#options;
    const { now } = transaction;
    const before = request.expires_at;
    const expires_at = addHours(
      extendedFrom(request, now) ?? now,
      extension.hours,
    );
    const change = { expires_at, extensions: (request.extensions ?? 0) + 1 };
    const isSuspended = request.status === 'suspended';
    const event = describeExtension(request, extension, {
      isSuspended,
      expires_at_before: before,
      expires_at,
    });
    if (isSuspended) {
      await suspender.resume(transaction, caller, request, { change, event });
    } else {
      await recorder.change(transaction, caller, request, change, event);
    }
    await leases.markWarned(
      transaction,
      request.id,
      nearestWarning(expires_at, now, config),
    );
    return expires_at;
  }
}

export type LeaseExtenderOptions = {
  config: Pick<LeasesConfig, 'warnings'>;
  leases: LeaseStore;
  recorder: RequestRecorder;
  suspender: Pick<Suspender, 'resume'>;
};

function describeExtension(
  request: EnvironmentRequest,
  { hours, reason, extension_id, recipients }: DecidedExtension,
  lease: {
    isSuspended: boolean;
    expires_at_before?: string;
    expires_at: string;
  },
): RequestEvent {
  const { isSuspended, ...times } = lease;
  const length = describeHours(hours * hourMs);
  return {
    action: 'environment-request.extended',
    message: isSuspended
      ? `Extended by ${length} from now on, and taken up again`
      : `Extended by ${length}`,
    metadata: {
      hours: String(hours),
      ...times,
      ...(reason && { reason }),
      ...(extension_id && { extension_id }),
      ...(isSuspended && { resumed: 'true' }),
    },
    notify: {
      recipients,
      title: isSuspended
        ? `${request.name} is taken up again for ${length}`
        : `${request.name} lives ${length} longer`,
      description: reason,
      severity: 'normal',
      topic: 'extensions',
    },
  };
}
