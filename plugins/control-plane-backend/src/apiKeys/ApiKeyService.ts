import { NotFoundError } from '@backstage/errors';
import {
  apiKeyReadPermission,
  apiKeyWritePermission,
  type APIKeyCreate,
  type APIKeyCreated,
  type APIKeyList,
  type APIKeyRotate,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneDatabase, Transaction } from '../database';
import type { ProductStore } from '../entitlements';
import type { PageQuery } from '../http/page';
import type { Caller, Principal } from '../identity';
import type {
  StoredTenant,
  TenantAccess,
  TenantQuotas,
  TenantStore,
} from '../tenants';
import { noSuchApiKey, type ApiKeyAccess } from './ApiKeyAccess';
import type { ApiKeyMaker, MadeApiKey } from './ApiKeyMaker';
import type { ApiKeyRecorder } from './ApiKeyRecorder';
import {
  endOfOverlap,
  inheritExpiry,
  readExpiry,
  requireLastOfLine,
  requireProduct,
  requireRotatable,
  requireUsableTenant,
} from './apiKeyRules';
import { toApiKey, type ApiKeyStore, type StoredApiKey } from './ApiKeyStore';
import type { ApiKeyVerifier } from './ApiKeyVerifier';

const warning =
  'This is the only time that the key is shown. Keep it where you keep secrets: nobody can show it again.';

/** As in the contract, which fills it in where there is a body. */
const overlapSecondsDefault = 86_400;

/** Makes, lists, rotates and revokes API keys, each under the permissions of the caller. */
export class ApiKeyService {
  readonly #options: ApiKeyServiceOptions;

  private constructor(options: ApiKeyServiceOptions) {
    this.#options = options;
  }

  static create(options: ApiKeyServiceOptions): ApiKeyService {
    return new ApiKeyService(options);
  }

  async list(
    principal: Principal,
    query: PageQuery & { tenant_id: string },
  ): Promise<APIKeyList> {
    const { access, keys } = this.#options;
    await access.require(
      principal,
      { id: query.tenant_id },
      apiKeyReadPermission,
    );
    return keys.list(query);
  }

  async create(caller: Caller, body: APIKeyCreate): Promise<APIKeyCreated> {
    const { access, keyAccess, maker, products, quotas, recorder } =
      this.#options;
    const { tenant_id, name, product, scopes = [] } = body;
    const tenant = await access.require(
      caller.principal,
      { id: tenant_id },
      apiKeyWritePermission,
    );
    requireUsableTenant(tenant);
    const created_by = await keyAccess.creatorOf(caller.principal, body);
    // A hash takes long: no transaction waits for it.
    const made = await maker.make(tenant.id);
    const key = await this.#change(tenant.id, async (transaction, locked) => {
      requireUsableTenant(locked);
      if (product !== undefined) {
        requireProduct(await products.hold(transaction, product), product);
      }
      const expires_at = readExpiry(body.expires_at, transaction.now);
      await quotas.require(transaction, locked, { api_keys: 1 });
      return recorder.insert(transaction, caller, locked, made, {
        name,
        product,
        scopes,
        created_by,
        expires_at,
      });
    });
    return present(key, made);
  }

  /**
   * Replaces a key. The old one works on for the overlap, or until its end where that is earlier. A tenant may do this
   * when its quota of keys is used up; so that it gets no more keys by it, one line of keys has two that work at most.
   */
  async rotate(
    caller: Caller,
    id: string,
    { overlap_seconds = overlapSecondsDefault, ...body }: Partial<APIKeyRotate>,
  ): Promise<APIKeyCreated> {
    const { database, keyAccess, keys, maker, recorder, verifier } =
      this.#options;
    const { tenant, key } = await keyAccess.requireChangeable(
      caller.principal,
      id,
    );
    requireUsableTenant(tenant);
    requireRotatable(key, await database.now());
    const made = await maker.make(tenant.id);
    const stored = await this.#change(
      tenant.id,
      async (transaction, locked) => {
        const { now } = transaction;
        const old = await this.#lockKey(transaction, id);
        requireUsableTenant(locked);
        requireRotatable(old, now);
        requireLastOfLine(
          old,
          await keys.findWorkingPredecessor(transaction, old),
        );
        const next = await recorder.insert(transaction, caller, locked, made, {
          name: old.name,
          product: old.product,
          scopes: old.scopes,
          created_by: caller.principal.id,
          expires_at:
            readExpiry(body.expires_at, now) ?? inheritExpiry(old, now),
          rotated_from: id,
        });
        const change = {
          replaced_by: next.id,
          expires_at: endOfOverlap(old, now, overlap_seconds),
        };
        await keys.update(transaction, id, change);
        await recorder.tell(transaction, caller, locked, old, {
          action: 'api-key.rotated',
          message: `The API key ${old.name} was replaced and works until ${change.expires_at}`,
          metadata: change,
        });
        return next;
      },
    );
    verifier.forget(id);
    return present(stored, made);
  }

  /** Ends a key for good, also one of a tenant that cannot be used. Repeating it changes nothing. */
  async revoke(caller: Caller, id: string): Promise<void> {
    const { keyAccess, keys, recorder, verifier } = this.#options;
    const { tenant } = await keyAccess.requireChangeable(caller.principal, id);
    await this.#change(tenant.id, async (transaction, locked) => {
      const key = await this.#lockKey(transaction, id);
      if (key.revoked_at === undefined) {
        await keys.update(transaction, id, { revoked_at: transaction.now });
        await recorder.tell(transaction, caller, locked, key, {
          action: 'api-key.revoked',
          message: `The API key ${key.name} was revoked`,
        });
      }
    });
    verifier.forget(id);
  }

  /** Changes keys of a tenant, which is locked first, as everywhere, so that nobody waits for each other in a circle. */
  async #change<T>(
    tenantId: string,
    work: (transaction: Transaction, tenant: StoredTenant) => Promise<T>,
  ): Promise<T> {
    const { database, tenants, onCommitted } = this.#options;
    const result = await database.transaction(async transaction => {
      const tenant = await tenants.lock(transaction, tenantId);
      if (!tenant) {
        throw new NotFoundError(
          'There is no such tenant, or you may not see it',
        );
      }
      return work(transaction, tenant);
    });
    onCommitted();
    return result;
  }

  async #lockKey(transaction: Transaction, id: string): Promise<StoredApiKey> {
    const key = await this.#options.keys.lock(transaction, id);
    if (!key) {
      throw noSuchApiKey();
    }
    return key;
  }
}

function present(key: StoredApiKey, { plaintext }: MadeApiKey): APIKeyCreated {
  return { api_key: toApiKey(key), plaintext, warning };
}

export type ApiKeyServiceOptions = {
  database: ControlPlaneDatabase;
  tenants: TenantStore;
  products: ProductStore;
  quotas: TenantQuotas;
  access: TenantAccess;
  keyAccess: ApiKeyAccess;
  keys: ApiKeyStore;
  maker: ApiKeyMaker;
  recorder: ApiKeyRecorder;
  verifier: ApiKeyVerifier;
  onCommitted: () => void;
};
