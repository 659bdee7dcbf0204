import type {
  TenantActivate,
  TenantUpdate,
} from '@groundwork/plugin-control-plane-common';
import {
  FieldConflictError,
  ValidationError,
  type FieldProblem,
} from '../http/errors';
import { dateOf } from './tenantPeriod';
import type { StoredTenant } from './TenantStore';

type ContractDates = {
  contract_start?: string | null;
  contract_end?: string | null;
};

/**
 * Whether the dates of an update are acceptable for a tenant as it is.
 *
 * @throws `ValidationError` or `ConflictError` naming each field.
 */
export function checkTenantUpdate(
  tenant: StoredTenant,
  body: TenantUpdate,
  now: string,
): void {
  if (body.trial_ends_at !== undefined) {
    if (tenant.status !== 'trial') {
      throw new FieldConflictError([
        {
          field: 'trial_ends_at',
          message: `trial_ends_at can only be changed in a trial, and the tenant ${tenant.slug} is ${tenant.status}`,
        },
      ]);
    }
    if (body.trial_ends_at <= now) {
      refuse([
        {
          field: 'trial_ends_at',
          message: 'must not have passed; cancel the tenant to end its trial',
        },
      ]);
    }
  }
  refuse([
    ...orderProblems(tenant, body),
    ...(tenant.status === 'active' ? endProblems(body, now) : []),
  ]);
}

/**
 * Whether the dates of an activation are acceptable for a tenant as it is.
 *
 * @param tenant - with the end of its contract only when that has not passed
 * @throws `ValidationError` naming each field.
 */
export function checkTenantActivation(
  tenant: Pick<StoredTenant, 'contract_start' | 'contract_end'>,
  body: TenantActivate,
  now: string,
): void {
  refuse([...orderProblems(tenant, body), ...endProblems(body, now)]);
}

/** The two dates as they would be, of which one may be given and the other known; the given one is named. */
function orderProblems(
  tenant: Pick<StoredTenant, 'contract_start' | 'contract_end'>,
  body: ContractDates,
): FieldProblem[] {
  if (body.contract_start === undefined && body.contract_end === undefined) {
    return [];
  }
  const start = valueOf(body.contract_start, tenant.contract_start);
  const end = valueOf(body.contract_end, tenant.contract_end);
  if (start === undefined || end === undefined || start <= end) {
    return [];
  }
  return [
    body.contract_end
      ? {
          field: 'contract_end',
          message: `must not be before contract_start, which is ${start}`,
        }
      : {
          field: 'contract_start',
          message: `must not be after contract_end, which is ${end}`,
        },
  ];
}

function endProblems(body: ContractDates, now: string): FieldProblem[] {
  return body.contract_end && body.contract_end < dateOf(now)
    ? [{ field: 'contract_end', message: 'must not have passed' }]
    : [];
}

function valueOf(
  given: string | null | undefined,
  known: string | undefined,
): string | undefined {
  return given === undefined ? known : (given ?? undefined);
}

function refuse(problems: FieldProblem[]): void {
  if (problems.length > 0) {
    throw new ValidationError(problems);
  }
}
