import { ConflictError } from '@backstage/errors';
import {
  addHours,
  extendedFrom,
  extensionRoomOf,
  lifetimeHoursCeiling,
  type EnvironmentClass,
  type ExtendedLease,
  type ExtensionPolicy,
} from '@groundwork/plugin-control-plane-common';
import { ValidationError } from '../http/errors';

/**
 * The lease as an extension finds it. One that is over is over, unless its class suspends: then what nobody has suspended
 * yet counts as suspended from now on.
 *
 * @throws `ConflictError` when it is over
 */
export function toExtendedLease<T extends ExtendedLease>(
  request: T,
  policy: Pick<EnvironmentClass, 'suspend_hours'>,
  now: string,
): T {
  const { expires_at, suspended_at } = request;
  if (
    suspended_at !== undefined ||
    expires_at === undefined ||
    expires_at > now
  ) {
    return request;
  }
  if (policy.suspend_hours === 0) {
    throw new ConflictError('Its time is over already');
  }
  return { ...request, suspended_at: now };
}

/**
 * Whether the class itself allows so many hours, or somebody has to.
 *
 * @throws `ValidationError` when the class leaves neither
 */
export function checkExtension(
  lease: ExtendedLease,
  policy: ExtensionPolicy,
  hours: number,
  now: string,
): 'within-policy' | 'beyond' {
  const room = extensionRoomOf(lease, policy, now);
  if (!room || hours <= room.hoursMax) {
    return 'within-policy';
  }
  if (policy.extension_beyond) {
    checkCeiling(lease, hours, now);
    return 'beyond';
  }
  const message =
    hours > policy.extension_hours_max
      ? `${policy.title} is extended by ${policy.extension_hours_max} hours at most at once`
      : `it may live until ${room.endsAtMax}: ${room.hoursLeft} more ${
          room.hoursLeft === 1 ? 'hour is' : 'hours are'
        } left`;
  throw new ValidationError([{ field: 'hours', message }]);
}

/** @throws `ValidationError` when it is more than anybody may approve */
export function checkCeiling(
  lease: ExtendedLease,
  hours: number,
  now: string,
): void {
  const from = extendedFrom(lease, now) ?? now;
  const latest = addHours(lease.ready_at ?? now, lifetimeHoursCeiling);
  if (addHours(from, hours) > latest) {
    throw new ValidationError([
      {
        field: 'hours',
        message: `it may live until ${latest} at most, whoever approves`,
      },
    ]);
  }
}
