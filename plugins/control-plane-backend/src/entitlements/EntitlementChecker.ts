import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  entitlementReadPermission,
  tenantReadPermission,
  type EntitlementCheck,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import type { Authorizer, Principal } from '../identity';
import { decideCheck } from './decideCheck';
import type { EntitlementKey } from './EntitlementService';
import { readCheckedEntitlement } from './readCheckedEntitlement';

/** Answers whether tenants may use products; products ask on every call of theirs, so it costs one indexed read. */
export class EntitlementChecker {
  readonly #knex: Knex;
  readonly #authorizer: Authorizer;

  private constructor(options: EntitlementCheckerOptions) {
    this.#knex = options.knex;
    this.#authorizer = options.authorizer;
  }

  static create(options: EntitlementCheckerOptions): EntitlementChecker {
    return new EntitlementChecker(options);
  }

  /** Whether a tenant may use a product, and if not, why. */
  async check(
    principal: Principal,
    { tenant_id, product }: EntitlementKey,
  ): Promise<EntitlementCheck> {
    const [readTenant, readEntitlement] = await this.#authorizer.forTenants(
      principal,
      [tenantReadPermission, entitlementReadPermission],
    );
    if (readEntitlement.scope === 'none') {
      throw new NotAllowedError(
        `You need the permission ${entitlementReadPermission.name} for this`,
      );
    }
    const checked = await readCheckedEntitlement(this.#knex, {
      tenantId: tenant_id,
      product,
      scopes: [readTenant.scope, readEntitlement.scope],
    });
    if (!checked) {
      throw new NotFoundError('There is no such tenant, or you may not see it');
    }
    return { tenant_id, product, ...decideCheck(product, checked) };
  }
}

export type EntitlementCheckerOptions = { knex: Knex; authorizer: Authorizer };
