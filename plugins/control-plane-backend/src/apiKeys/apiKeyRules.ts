import { ConflictError } from '@backstage/errors';
import {
  isUsableTenant,
  type APIKey,
  type Tenant,
} from '@groundwork/plugin-control-plane-common';
import { addMilliseconds, toUtc } from '../database';
import { FieldConflictError, ValidationError } from '../http/errors';

/** @throws `ConflictError` when a tenant is in a state in which no keys are made. */
export function requireUsableTenant({
  slug,
  status,
}: Pick<Tenant, 'slug' | 'status'>): void {
  if (!isUsableTenant(status)) {
    throw new FieldConflictError([
      {
        field: 'status',
        message: `The tenant ${slug} is ${status}: no API keys are made for it, and those it has do not work`,
      },
    ]);
  }
}

/** @throws `ConflictError` when a key has ended or was replaced already. */
export function requireRotatable(
  key: Pick<APIKey, 'name' | 'revoked_at' | 'expires_at' | 'replaced_by'>,
  now: string,
): void {
  const reason =
    (key.revoked_at !== undefined && `was revoked at ${key.revoked_at}`) ||
    (key.expires_at !== undefined &&
      key.expires_at <= now &&
      `has expired at ${key.expires_at}`) ||
    (key.replaced_by !== undefined &&
      `was replaced already, by the key ${key.replaced_by}`);
  if (reason) {
    throw new ConflictError(
      `The API key ${key.name} ${reason}: it cannot be rotated`,
    );
  }
}

/** @throws `ConflictError` when the key that this one replaced still works. */
export function requireLastOfLine(
  { name }: Pick<APIKey, 'name'>,
  predecessor: Pick<APIKey, 'id' | 'expires_at'> | undefined,
): void {
  if (predecessor) {
    throw new ConflictError(
      `The API key ${name} has itself replaced the key ${predecessor.id}, which works until ${predecessor.expires_at}: revoke that one first`,
    );
  }
}

/** @throws `ValidationError` when there is no such product. */
export function requireProduct(found: object | undefined, key: string): void {
  if (!found) {
    throw new ValidationError([
      { field: 'product', message: `There is no product ${key}` },
    ]);
  }
}

/**
 * When a new key ends, as kept.
 *
 * @throws `ValidationError` when that is no time in the future.
 */
export function readExpiry(
  text: string | undefined,
  now: string,
): string | undefined {
  if (text === undefined) {
    return undefined;
  }
  const expiresAt = toUtc(text);
  if (expiresAt === undefined || expiresAt <= now) {
    throw new ValidationError([
      { field: 'expires_at', message: `must be later than now (${now})` },
    ]);
  }
  return expiresAt;
}

/** When the successor of a key ends that nothing else was said of: it lasts as long as its predecessor was made for. */
export function inheritExpiry(
  old: Pick<APIKey, 'created_at' | 'expires_at'>,
  now: string,
): string | undefined {
  return old.expires_at === undefined
    ? undefined
    : addMilliseconds(
        now,
        Date.parse(old.expires_at) - Date.parse(old.created_at),
      );
}

/** When a key ends that was replaced: after the overlap, or when it would have ended anyway. */
export function endOfOverlap(
  { expires_at }: Pick<APIKey, 'expires_at'>,
  now: string,
  overlapSeconds: number,
): string {
  const end = addMilliseconds(now, overlapSeconds * 1_000);
  return expires_at !== undefined && expires_at < end ? expires_at : end;
}
