import { randomUUID } from 'node:crypto';
import { initialTenantStatus } from '@groundwork/plugin-control-plane-common';
import type { TenancyConfig } from '../config';
import {
  addDays,
  type ControlPlaneDatabase,
  type Transaction,
} from '../database';
import { changesMade } from './changeTenant';
import type { TenantRecorder } from './TenantRecorder';
import type { TenantSeedStore } from './TenantSeedStore';

type Seed = TenancyConfig['tenants'][string];

/** Tenants of the configuration: made once when they are missing, and then the API's like any other. */
export class TenantSeeds {
  readonly #options: TenantSeedsOptions;

  private constructor(options: TenantSeedsOptions) {
    this.#options = options;
  }

  static create(options: TenantSeedsOptions): TenantSeeds {
    return new TenantSeeds(options);
  }

  /** Makes those of which there is neither the slug nor the id. Replicas may do so at the same time. */
  async plant(): Promise<void> {
    const { config, database } = this.#options;
    for (const [slug, seed] of Object.entries(config.tenants)) {
      await database.transaction(transaction =>
        this.#plantOne(transaction, slug, seed),
      );
    }
    this.#options.onCommitted();
  }

  async #plantOne(
    transaction: Transaction,
    slug: string,
    { id, status, salesOwner, members, products, ...seed }: Seed,
  ): Promise<void> {
    const { config, seeds, recorder } = this.#options;
    const initial = status ?? initialTenantStatus[seed.kind];
    const tenant = {
      ...seed,
      id: id ?? randomUUID(),
      slug,
      status: initial,
      ...(salesOwner !== undefined && { sales_owner: salesOwner }),
      ...(initial === 'trial' && {
        trial_ends_at: addDays(transaction.now, config.trialDays),
      }),
      cancel_at_period_end: false,
      created_at: transaction.now,
      updated_at: transaction.now,
    };
    if (!(await seeds.insertMissing(transaction, { ...tenant, quotas: {} }))) {
      return;
    }
    await seeds.insertMembers(transaction, tenant.id, members);
    await seeds.insertEntitlements(transaction, tenant.id, products);
    await recorder.tell(transaction, 'system', tenant, {
      part: 'tenant',
      action: 'tenant.created',
      message: `Created the tenant ${slug}, as the configuration says`,
      metadata: { changes: changesMade(tenant), members, products },
    });
  }
}

export type TenantSeedsOptions = {
  config: Pick<TenancyConfig, 'tenants' | 'trialDays'>;
  database: ControlPlaneDatabase;
  seeds: TenantSeedStore;
  recorder: TenantRecorder;
  /** Called after commits that left messages. */
  onCommitted: () => void;
};
