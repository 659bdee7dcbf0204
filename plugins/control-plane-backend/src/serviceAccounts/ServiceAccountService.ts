import { randomUUID } from 'node:crypto';
import { AuthenticationError } from '@backstage/errors';
import {
  isUsableTenant,
  tenantAdministerPermission,
  type ServiceAccount,
  type ServiceAccountCreate,
  type ServiceAccountList,
  type ServiceAccountToken,
} from '@groundwork/plugin-control-plane-common';
import { addMilliseconds, type Transaction } from '../database';
import { FieldConflictError } from '../http/errors';
import type { PageQuery } from '../http/page';
import type { Caller, Principal } from '../identity';
import {
  noSuchPart,
  type StoredTenant,
  type TenantAccess,
  type TenantEvent,
  type TenantParts,
  type TenantRecorder,
} from '../tenants';
import { requireRoleWithin } from './requireRoleWithin';
import type { ServiceAccountStore } from './ServiceAccountStore';
import { createServiceAccountToken } from './serviceAccountToken';
import type { ServiceAccountTokenStore } from './ServiceAccountTokenStore';

const what = 'service account';
const liveTokensMax = 50;

/** What can be done with the service accounts of tenants, and with their tokens. */
export class ServiceAccountService {
  readonly #options: ServiceAccountServiceOptions;

  private constructor(options: ServiceAccountServiceOptions) {
    this.#options = options;
  }

  static create(options: ServiceAccountServiceOptions): ServiceAccountService {
    return new ServiceAccountService(options);
  }

  async list(
    principal: Principal,
    { tenant_id, ...page }: PageQuery & { tenant_id: string },
  ): Promise<ServiceAccountList> {
    const { access, accounts } = this.#options;
    await access.require(principal, { id: tenant_id });
    return accounts.list(tenant_id, page);
  }

  async create(
    caller: Caller,
    body: ServiceAccountCreate,
  ): Promise<ServiceAccount> {
    const { access, parts, accounts } = this.#options;
    const { principal } = caller;
    await access.require(
      principal,
      { id: body.tenant_id },
      tenantAdministerPermission,
    );
    await requireRoleWithin(access, principal, body);
    return parts.change(body.tenant_id, async (transaction, tenant) => {
      const account: ServiceAccount = {
        id: randomUUID(),
        tenant_id: tenant.id,
        name: body.name,
        description: body.description ?? '',
        role: body.role,
        subject: `service-account:${tenant.slug}/${body.name}`,
        created_by: principal.id,
        created_at: transaction.now,
      };
      if (!(await accounts.insert(transaction, account, randomUUID()))) {
        throw new FieldConflictError([
          {
            field: 'name',
            message: `${tenant.slug} has a service account ${body.name} already`,
          },
        ]);
      }
      await this.#tell(transaction, caller, tenant, account, {
        action: 'service-account.created',
        message: `Created the service account ${account.subject}, which is ${account.role}`,
        metadata: { role: account.role },
      });
      return account;
    });
  }

  async remove(caller: Caller, id: string): Promise<void> {
    const { accounts } = this.#options;
    await this.#requireAdminister(caller.principal, id);
    await this.#change(id, async (transaction, tenant, account) => {
      await accounts.delete(transaction, account);
      await this.#tell(transaction, caller, tenant, account, {
        action: 'service-account.deleted',
        message: `Deleted the service account ${account.subject}, which was ${account.role}`,
        metadata: { role: account.role },
      });
    });
  }

  /** Issues a token, for who administers the tenant and for the account itself. It is in the answer and nowhere else. */
  async issueToken(
    caller: Caller,
    id: string,
    options: { ttlSeconds: number },
  ): Promise<ServiceAccountToken> {
    const { parts, accounts, tokens } = this.#options;
    const { principal } = caller;
    const found = await parts.require(principal, await accounts.find(id), what);
    const renews = isBearer(principal, found);
    if (!renews) {
      await this.#requireAdminister(principal, id);
      await requireRoleWithin(this.#options.access, principal, found);
    }
    return this.#change(id, async (transaction, tenant, account) => {
      refuseUnusable(tenant);
      const live = await tokens.countLive(transaction, id);
      if (renews && live === 0) {
        // The one that it calls with was revoked while it called: who has lost it must not get another.
        throw new AuthenticationError('The token is not acceptable');
      }
      if (live >= liveTokensMax) {
        throw new FieldConflictError([
          {
            field: 'id',
            message: `${account.subject} has ${live} tokens that work, and may have ${liveTokensMax}: wait for some to end, or revoke them`,
          },
        ]);
      }
      const { token, hash } = createServiceAccountToken();
      const expires_at = addMilliseconds(
        transaction.now,
        options.ttlSeconds * 1_000,
      );
      await tokens.insert(transaction, {
        hash,
        service_account_id: id,
        created_by: principal.id,
        created_at: transaction.now,
        expires_at,
      });
      await this.#tell(transaction, caller, tenant, account, {
        action: 'service-account.token-issued',
        message: `Issued a token for the service account ${account.subject}`,
        metadata: { expires_at, renewed: renews },
      });
      return {
        token,
        expires_at,
        warning: 'Store this token now. It is not shown again.',
      };
    });
  }

  async revokeTokens(caller: Caller, id: string): Promise<void> {
    await this.#requireAdminister(caller.principal, id);
    await this.#change(id, async (transaction, tenant, account) => {
      const count = await this.#options.tokens.deleteOf(transaction, id);
      if (count > 0) {
        await this.#tell(transaction, caller, tenant, account, {
          action: 'service-account.tokens-revoked',
          message: `Revoked all tokens of the service account ${account.subject}`,
          metadata: { count },
        });
      }
    });
  }

  async #requireAdminister(principal: Principal, id: string): Promise<void> {
    const { parts, accounts } = this.#options;
    await parts.require(
      principal,
      await accounts.find(id),
      what,
      tenantAdministerPermission,
    );
  }

  async #change<T>(
    id: string,
    work: (
      transaction: Transaction,
      tenant: StoredTenant,
      account: ServiceAccount,
    ) => Promise<T>,
  ): Promise<T> {
    const { parts, accounts } = this.#options;
    const found = await accounts.find(id);
    if (!found) {
      throw noSuchPart(what);
    }
    return parts.change(found.tenant_id, async (transaction, tenant) => {
      const account = await accounts.find(id, transaction);
      if (!account) {
        throw noSuchPart(what);
      }
      return work(transaction, tenant, account);
    });
  }

  async #tell(
    transaction: Transaction,
    caller: Caller,
    tenant: StoredTenant,
    account: ServiceAccount,
    event: Omit<TenantEvent, 'part' | 'target'>,
  ): Promise<void> {
    await this.#options.recorder.tell(transaction, caller, tenant, {
      ...event,
      part: 'service_accounts',
      target: {
        type: 'service-account',
        id: account.id,
        name: account.subject,
      },
    });
  }
}

export type ServiceAccountServiceOptions = {
  access: TenantAccess;
  parts: TenantParts;
  accounts: ServiceAccountStore;
  tokens: ServiceAccountTokenStore;
  recorder: TenantRecorder;
};

function isBearer(principal: Principal, account: ServiceAccount): boolean {
  return (
    principal.type === 'subject' &&
    principal.tenant_id === account.tenant_id &&
    principal.id === account.subject
  );
}

function refuseUnusable({ slug, status }: StoredTenant): void {
  if (!isUsableTenant(status)) {
    throw new FieldConflictError([
      {
        field: 'status',
        message: `The tenant ${slug} is ${status}: no tokens are issued for it`,
      },
    ]);
  }
}
