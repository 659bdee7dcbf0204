import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  apiKeyReadPermission,
  apiKeyWritePermission,
  tenantManagePermission,
  type APIKeyCreate,
} from '@groundwork/plugin-control-plane-common';
import { ValidationError } from '../http/errors';
import type { Principal } from '../identity';
import type { StoredTenant, TenantAccess } from '../tenants';
import type { ApiKeyStore, StoredApiKey } from './ApiKeyStore';

/** Decides who may do what with an API key, by what they may do in its tenant. */
export class ApiKeyAccess {
  readonly #keys: ApiKeyStore;
  readonly #access: TenantAccess;

  private constructor(options: ApiKeyAccessOptions) {
    this.#keys = options.keys;
    this.#access = options.access;
  }

  static create(options: ApiKeyAccessOptions): ApiKeyAccess {
    return new ApiKeyAccess(options);
  }

  /**
   * A key, for a caller who may change it.
   *
   * @throws `NotFoundError` when there is none, or the caller may not read it; `NotAllowedError` naming what is needed.
   */
  async requireChangeable(
    principal: Principal,
    id: string,
  ): Promise<{ tenant: StoredTenant; key: StoredApiKey }> {
    const key = await this.#keys.find(id);
    if (!key) {
      throw noSuchApiKey();
    }
    const { tenant, grants } = await this.#access
      .find(principal, { id: key.tenant_id }, [
        apiKeyReadPermission,
        apiKeyWritePermission,
      ])
      .catch(error => {
        // It must not be told from a key that does not exist.
        throw error instanceof NotFoundError ? noSuchApiKey() : error;
      });
    const [read, write] = grants;
    if (!read.allows(tenant)) {
      throw noSuchApiKey();
    }
    if (!write.allows(tenant)) {
      throw new NotAllowedError(
        `You need the permission ${apiKeyWritePermission.name} in the tenant ${tenant.slug} for this`,
      );
    }
    return { tenant, key };
  }

  /**
   * Who a key is made for: the caller, unless they may name somebody else.
   *
   * @throws `ValidationError` when they may not.
   */
  async creatorOf(
    principal: Principal,
    { tenant_id, created_by = principal.id }: APIKeyCreate,
  ): Promise<string> {
    if (created_by === principal.id || isProduct(principal)) {
      return created_by;
    }
    const { tenant, grants } = await this.#access.find(
      principal,
      { id: tenant_id },
      [tenantManagePermission],
    );
    if (!grants[0].allows(tenant)) {
      throw new ValidationError([
        {
          field: 'created_by',
          message: `must be yourself (${principal.id}) or left out`,
        },
      ]);
    }
    return created_by;
  }
}

/** Products make keys for the people who use them. */
function isProduct(principal: Principal): boolean {
  return (
    principal.type === 'service' ||
    (principal.type === 'subject' && principal.roles.includes('product'))
  );
}

/** The same for what does not exist and for what the caller may not see. */
export function noSuchApiKey(): NotFoundError {
  return new NotFoundError('There is no such API key, or you may not see it');
}

export type ApiKeyAccessOptions = { keys: ApiKeyStore; access: TenantAccess };
