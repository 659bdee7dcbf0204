import type { APIKey } from '@groundwork/plugin-control-plane-common';
import type { AuditActor } from '../audit';
import type { Transaction } from '../database';
import type { StoredTenant, TenantEvent, TenantRecorder } from '../tenants';
import type { MadeApiKey } from './ApiKeyMaker';
import type { ApiKeyStore, StoredApiKey } from './ApiKeyStore';
import { dueWarningDays } from './dueWarningDays';

/** What is chosen of a new key. */
export type NewApiKey = Pick<
  APIKey,
  'name' | 'product' | 'scopes' | 'created_by' | 'expires_at'
>;

/** What is told of a key beside the key itself. */
export type ApiKeyEvent = Pick<
  TenantEvent,
  'action' | 'message' | 'metadata' | 'notify'
>;

/** Writes what happens to API keys; never the key, nor its hash. */
export class ApiKeyRecorder {
  readonly #keys: ApiKeyStore;
  readonly #recorder: TenantRecorder;
  readonly #warningDays: readonly number[];

  private constructor(options: ApiKeyRecorderOptions) {
    this.#keys = options.keys;
    this.#recorder = options.recorder;
    this.#warningDays = options.warningDays;
  }

  static create(options: ApiKeyRecorderOptions): ApiKeyRecorder {
    return new ApiKeyRecorder(options);
  }

  /** Stores a key that was made, and tells of it. */
  async insert(
    transaction: Transaction,
    actor: AuditActor,
    tenant: StoredTenant,
    { kept }: MadeApiKey,
    key: NewApiKey & { rotated_from?: string },
  ): Promise<StoredApiKey> {
    const { now } = transaction;
    const { rotated_from, ...chosen } = key;
    const stored: StoredApiKey = {
      ...kept,
      ...chosen,
      tenant_id: tenant.id,
      // What is made for a shorter time than a warning comes before the end is not warned of.
      warned_days: dueWarningDays(this.#warningDays, now, key.expires_at),
      created_at: now,
    };
    await this.#keys.insert(transaction, stored);
    await this.tell(transaction, actor, tenant, stored, {
      action: 'api-key.created',
      message: `The API key ${key.name} was created`,
      metadata: {
        created_by: key.created_by,
        expires_at: key.expires_at,
        rotated_from,
      },
    });
    return stored;
  }

  async tell(
    transaction: Transaction,
    actor: AuditActor,
    tenant: StoredTenant,
    key: StoredApiKey,
    event: ApiKeyEvent,
  ): Promise<void> {
    await this.#recorder.tell(transaction, actor, tenant, {
      ...event,
      part: 'api_keys',
      target: { type: 'api-key', id: key.id, name: key.name },
      product: key.product,
      metadata: { prefix: key.prefix, scopes: key.scopes, ...event.metadata },
    });
  }
}

export type ApiKeyRecorderOptions = {
  keys: ApiKeyStore;
  recorder: TenantRecorder;
  /** How many days before its end one is warned of it. */
  warningDays: readonly number[];
};
