import { isError } from '@backstage/errors';
import type {
  APIKey,
  APIKeyList,
  TenantStatus,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import {
  databaseTime,
  dayMs,
  parseJson,
  readNewestFirst,
  withoutNulls,
  type Transaction,
} from '../database';
import type { PageQuery } from '../http/page';

const table = 'api_keys';
/** Of 2^48 prefixes hardly two are ever the same; still, one presented key must not cost any number of hashes. */
const candidatesMax = 8;
const usesPerStatement = 1_000;

/** A key with what is kept of it for the control plane alone. */
export type StoredApiKey = APIKey & {
  hash: string;
  /** The fewest days before its end that it was warned of. */
  warned_days?: number;
};

/** What decides whether a key is good, beside the key itself. */
export type ApiKeyState = Pick<
  APIKey,
  'id' | 'tenant_id' | 'product' | 'scopes' | 'expires_at' | 'revoked_at'
> & {
  tenant_status: TenantStatus;
  /** The database's time when this was read. */
  read_at: string;
};

type ApiKeyRow = {
  [K in keyof StoredApiKey]-?: StoredApiKey[K] | null;
} & { scopes: string };

type StateRow = {
  [K in keyof ApiKeyState]-?: ApiKeyState[K] | null;
} & { scopes: string };

/** What of a key changes after it was created. */
export type ApiKeyChange = Partial<
  Pick<
    StoredApiKey,
    'expires_at' | 'revoked_at' | 'replaced_by' | 'warned_days'
  >
>;

/** The rows of API keys. */
export class ApiKeyStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): ApiKeyStore {
    return new ApiKeyStore(options.knex);
  }

  async insert({ knex }: Transaction, key: StoredApiKey): Promise<void> {
    try {
      await knex(table).insert({ ...key, scopes: JSON.stringify(key.scopes) });
    } catch (error) {
      hideIn(error, key.hash);
      throw error;
    }
  }

  async find(id: string): Promise<StoredApiKey | undefined> {
    const row: ApiKeyRow | undefined = await this.#knex(table)
      .where({ id })
      .first();
    return row && toStoredApiKey(row);
  }

  /** Reads a key and keeps others from changing it until the transaction ends; to be called after locking its tenant. */
  async lock(
    { knex }: Transaction,
    id: string,
  ): Promise<StoredApiKey | undefined> {
    const row: ApiKeyRow | undefined = await knex(table)
      .where({ id })
      .forUpdate()
      .first();
    return row && toStoredApiKey(row);
  }

  /** The key that this one has replaced, while it works. */
  async findWorkingPredecessor(
    { knex, now }: Transaction,
    { id, tenant_id }: Pick<APIKey, 'id' | 'tenant_id'>,
  ): Promise<StoredApiKey | undefined> {
    const row: ApiKeyRow | undefined = await knex(table)
      .where({ tenant_id, replaced_by: id })
      .whereNull('revoked_at')
      .andWhere('expires_at', '>', now)
      .first();
    return row && toStoredApiKey(row);
  }

  async update(
    { knex }: Transaction,
    id: string,
    change: ApiKeyChange,
  ): Promise<void> {
    await knex(table).where({ id }).update(change);
  }

  /** A page of the keys of a tenant, newest first. */
  async list(options: PageQuery & { tenant_id: string }): Promise<APIKeyList> {
    const { items, ...page } = await readNewestFirst<
      ApiKeyRow & Pick<APIKey, 'id' | 'created_at'>
    >(this.#knex(table).where({ tenant_id: options.tenant_id }), options);
    return { ...page, items: items.map(row => toApiKey(toStoredApiKey(row))) };
  }

  /** The keys that begin like this, with their hashes. */
  async findCandidates(
    prefix: string,
  ): Promise<(ApiKeyState & { hash: string })[]> {
    const rows: (StateRow & { hash: string })[] = await this.#states()
      .select('api_keys.hash')
      .where('api_keys.prefix', prefix)
      .limit(candidatesMax);
    return rows.map(row => ({ ...toState(row), hash: row.hash }));
  }

  async findState(id: string): Promise<ApiKeyState | undefined> {
    const row: StateRow | undefined = await this.#states()
      .where('api_keys.id', id)
      .first();
    return row && toState(row);
  }

  #states(): Knex.QueryBuilder {
    return this.#knex(table)
      .join('tenants', 'tenants.id', 'api_keys.tenant_id')
      .select(
        'api_keys.id',
        'api_keys.tenant_id',
        'api_keys.product',
        'api_keys.scopes',
        'api_keys.expires_at',
        'api_keys.revoked_at',
        {
          tenant_status: 'tenants.status',
          read_at: databaseTime(this.#knex),
        },
      );
  }

  /** Notes when keys were last used, by id; another replica may have seen a later use. */
  async noteUses(uses: ReadonlyMap<string, string>): Promise<void> {
    // In the order of ids, so that replicas that write at the same time do not wait for each other in a circle.
    const sorted = [...uses].sort(([a], [b]) => (a < b ? -1 : 1));
    for (let start = 0; start < sorted.length; start += usesPerStatement) {
      const batch = sorted.slice(start, start + usesPerStatement);
      await this.#knex.raw(
        `with used (id, used_at) as (values ${batch
          .map(() => '(?, ?)')
          .join(', ')})
         update api_keys set last_used_at = used.used_at from used
         where api_keys.id = used.id
           and (api_keys.last_used_at is null or api_keys.last_used_at < used.used_at)`,
        batch.flat(),
      );
    }
  }

  /** Keys that end within so many days, of tenants that can use them, and were not warned of that. */
  async findUnwarned(
    days: number,
    limit: number,
  ): Promise<Pick<StoredApiKey, 'id' | 'tenant_id'>[]> {
    return (
      this.#knex(table)
        .join('tenants', 'tenants.id', 'api_keys.tenant_id')
        .select('api_keys.id', 'api_keys.tenant_id')
        .where('api_keys.expires_at', '>', databaseTime(this.#knex))
        .andWhere(
          'api_keys.expires_at',
          '<=',
          databaseTime(this.#knex, days * dayMs),
        )
        .whereNull('api_keys.revoked_at')
        // Whoever has rotated a key knows that the old one ends.
        .whereNull('api_keys.replaced_by')
        .andWhere(query =>
          query
            .whereNull('api_keys.warned_days')
            .orWhere('api_keys.warned_days', '>', days),
        )
        .whereNotIn('tenants.status', ['frozen', 'archived'])
        .orderBy('api_keys.expires_at')
        .limit(limit)
    );
  }
}

/** What a database says of a statement that failed has its values, and goes to the log. */
function hideIn(error: unknown, secret: string): void {
  if (isError(error)) {
    for (const name of Object.getOwnPropertyNames(error)) {
      const value: unknown = Reflect.get(error, name);
      if (typeof value === 'string') {
        Reflect.set(error, name, value.replaceAll(secret, '…'));
      }
    }
  }
}

function toStoredApiKey(row: ApiKeyRow): StoredApiKey {
  return {
    ...withoutNulls(row),
    scopes: parseJson(row.scopes),
  } as StoredApiKey;
}

function toState(row: StateRow): ApiKeyState {
  return { ...withoutNulls(row), scopes: parseJson(row.scopes) } as ApiKeyState;
}

/** A key as it is answered. */
export function toApiKey(key: StoredApiKey): APIKey {
  const { hash: _hash, warned_days: _warnedDays, ...shown } = key;
  return shown;
}
