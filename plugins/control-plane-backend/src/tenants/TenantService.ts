import { randomUUID } from 'node:crypto';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  initialTenantStatus,
  tenantCreatePermission,
  type Tenant,
  type TenantCreate,
  type TenantUpdate,
} from '@groundwork/plugin-control-plane-common';
import type { TenancyConfig } from '../config';
import { addDays, type ControlPlaneDatabase } from '../database';
import { FieldConflictError } from '../http/errors';
import type { Authorizer, Caller } from '../identity';
import { changesMade, changeTenant } from './changeTenant';
import { needs, type TenantEditor } from './TenantEditor';
import { requireMove, requireNotArchived } from './tenantMoves';
import type { FoundTenant } from './TenantReader';
import type { TenantRecorder } from './TenantRecorder';
import type { TenantStore } from './TenantStore';
import { checkTenantUpdate } from './checkTenantDates';

/** Creates, changes and deletes tenants. */
export class TenantService {
  readonly #options: TenantServiceOptions;

  private constructor(options: TenantServiceOptions) {
    this.#options = options;
  }

  static create(options: TenantServiceOptions): TenantService {
    return new TenantService(options);
  }

  async create(
    caller: Caller,
    body: Required<Pick<TenantCreate, 'slug' | 'name' | 'plan' | 'kind'>> &
      TenantCreate,
  ): Promise<Tenant> {
    const { authorizer, config, database, tenants, recorder } = this.#options;
    await authorizer.require(caller.principal, tenantCreatePermission);
    try {
      const tenant = await database.transaction(async transaction => {
        const status = initialTenantStatus[body.kind];
        const made: Tenant = {
          ...body,
          id: randomUUID(),
          status,
          ...(status === 'trial' && {
            trial_ends_at: addDays(transaction.now, config.trialDays),
          }),
          cancel_at_period_end: false,
          created_at: transaction.now,
          updated_at: transaction.now,
        };
        await tenants.insert(transaction, { ...made, quotas: {} });
        await recorder.tell(transaction, caller, made, {
          part: 'tenant',
          action: 'tenant.created',
          message: `Created the tenant ${made.slug}`,
          metadata: { changes: changesMade(made) },
        });
        return made;
      });
      this.#options.onCommitted();
      return tenant;
    } catch (error) {
      if (isDatabaseConflictError(error)) {
        throw new FieldConflictError([
          {
            field: 'slug',
            message: `There is already a tenant with the slug ${body.slug}`,
          },
        ]);
      }
      throw error;
    }
  }

  async update(
    caller: Caller,
    id: string,
    body: TenantUpdate,
  ): Promise<Tenant> {
    return this.#options.editor.edit(
      caller,
      id,
      found => requireFields(found, body),
      async (transaction, tenant) => {
        requireNotArchived(tenant);
        checkTenantUpdate(tenant, body, transaction.now);
        const endsOtherwise = 'trial_ends_at' in body || 'contract_end' in body;
        return changeTenant(
          this.#options,
          transaction,
          caller,
          tenant,
          // Another end is warned of anew.
          { ...body, ...(endsOtherwise && { warned_days: null }) },
          {
            action: 'tenant.updated',
            message: `Changed ${Object.keys(body).join(', ')}`,
          },
        );
      },
    );
  }

  /** Deletes an archived tenant. What the audit log tells of it stays, this deletion too. */
  async delete(caller: Caller, id: string): Promise<void> {
    const { editor, tenants, recorder } = this.#options;
    await editor.end(
      caller,
      id,
      needs('manage'),
      async (transaction, tenant) => {
        requireMove(tenant, 'delete');
        const environments = await tenants.countEnvironments(transaction, id);
        if (environments > 0) {
          throw new FieldConflictError([
            {
              field: 'environments',
              message: `The tenant ${tenant.slug} cannot be deleted. It has ${environments} ${
                environments === 1 ? 'environment' : 'environments'
              } that must be removed first`,
            },
          ]);
        }
        await recorder.tell(transaction, caller, tenant, {
          part: 'tenant',
          action: 'tenant.deleted',
          message: `Deleted the tenant ${tenant.slug}`,
          metadata: { slug: tenant.slug, plan: tenant.plan, kind: tenant.kind },
        });
        await tenants.delete(transaction, id);
      },
    );
  }
}

export type TenantServiceOptions = {
  config: Pick<TenancyConfig, 'trialDays'>;
  database: ControlPlaneDatabase;
  authorizer: Authorizer;
  tenants: TenantStore;
  recorder: TenantRecorder;
  editor: TenantEditor;
  /** Called after a commit that left messages. */
  onCommitted: () => void;
};

/** Members who administer a tenant may change its name; everything else is for administrators. */
function requireFields(
  { tenant, grants }: FoundTenant,
  body: TenantUpdate,
): void {
  const refused = Object.keys(body).filter(
    field => !grants[field === 'name' ? 'update' : 'manage'].allows(tenant),
  );
  if (refused.length > 0) {
    throw new NotAllowedError(
      `You may not change ${refused.join(', ')} of the tenant ${tenant.slug}`,
    );
  }
}
