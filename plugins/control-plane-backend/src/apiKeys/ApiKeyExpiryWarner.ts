import type { ControlPlaneDatabase, Transaction } from '../database';
import { listTenantAdmins, type TenantStore } from '../tenants';
import type { ApiKeyRecorder } from './ApiKeyRecorder';
import type { ApiKeyStore, StoredApiKey } from './ApiKeyStore';
import { dueWarningDays } from './dueWarningDays';

const batchSize = 100;

/** Tells the creator of a key and the admins of its tenant that it ends soon, so many days before as is configured. */
export class ApiKeyExpiryWarner {
  readonly #options: ApiKeyExpiryWarnerOptions;

  private constructor(options: ApiKeyExpiryWarnerOptions) {
    this.#options = options;
  }

  static create(options: ApiKeyExpiryWarnerOptions): ApiKeyExpiryWarner {
    return new ApiKeyExpiryWarner(options);
  }

  /** Warns of all that is due. */
  async warn(): Promise<void> {
    const { keys, warningDays, onCommitted } = this.#options;
    for (const days of [...warningDays].sort((a, b) => a - b)) {
      for (;;) {
        const due = await keys.findUnwarned(days, batchSize);
        for (const { id, tenant_id } of due) {
          await this.#warnOf(id, tenant_id);
        }
        if (due.length > 0) {
          onCommitted();
        }
        if (due.length < batchSize) {
          break;
        }
      }
    }
  }

  async #warnOf(id: string, tenantId: string): Promise<void> {
    const { database, keys, recorder, tenants, warningDays } = this.#options;
    await database.transaction(async transaction => {
      const tenant = await tenants.lock(transaction, tenantId);
      const key = tenant && (await keys.lock(transaction, id));
      const days =
        key && dueWarningDays(warningDays, transaction.now, key.expires_at);
      if (!tenant || !key || days === undefined || !isUnwarned(key, days)) {
        return;
      }
      await keys.update(transaction, id, { warned_days: days });
      await recorder.tell(transaction, 'system', tenant, key, {
        action: 'api-key.expiring',
        message: `The API key ${key.name} expires at ${key.expires_at}`,
        metadata: { expires_at: key.expires_at },
        notify: {
          recipients: await listRecipients(transaction, key),
          title: `The API key ${key.name} of ${tenant.name} expires soon`,
          description: `It begins with ${key.prefix} and works until ${key.expires_at}. Rotate it before that.`,
          severity: days <= 1 ? 'high' : 'normal',
          topic: 'api-keys',
          tab: 'api-keys',
        },
      });
    });
  }
}

/** Who made a key, and who administers its tenant. */
async function listRecipients(
  transaction: Transaction,
  { tenant_id, created_by }: StoredApiKey,
): Promise<string[]> {
  const admins = await listTenantAdmins(transaction, [tenant_id]);
  return [
    ...new Set([
      ...(created_by ? [created_by] : []),
      ...(admins.get(tenant_id) ?? []),
    ]),
  ];
}

/** Whether nothing has happened to a key, nor anybody been told, since it was found. */
function isUnwarned(key: StoredApiKey, days: number): boolean {
  return (
    key.revoked_at === undefined &&
    key.replaced_by === undefined &&
    (key.warned_days === undefined || key.warned_days > days)
  );
}

export type ApiKeyExpiryWarnerOptions = {
  database: ControlPlaneDatabase;
  tenants: TenantStore;
  keys: ApiKeyStore;
  recorder: ApiKeyRecorder;
  /** How many days before its end one is warned of it. */
  warningDays: readonly number[];
  onCommitted: () => void;
};
