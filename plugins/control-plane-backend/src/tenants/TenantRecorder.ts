import type {
  Tenant,
  TenantChanged,
} from '@groundwork/plugin-control-plane-common';
import type { AuditActor, AuditEntry, AuditStore } from '../audit';
import type { Transaction } from '../database';
import {
  toNotifications,
  type Message,
  type News,
  type Outbox,
} from '../messages';

/** Something that happened to a tenant or to what belongs to it, and who is told. */
export type TenantEvent = Pick<
  AuditEntry,
  'action' | 'message' | 'metadata' | 'product' | 'project_id'
> & {
  /** What of the tenant changed. */
  part: TenantChanged['part'];
  /** What it happened to; the tenant itself when absent. */
  target?: { type: string; id: string; name: string };
  notify?: News & {
    /** The tab of the tenant's page that it leads to; the first when absent. */
    tab?: 'api-keys' | 'entitlements';
  };
};

/**
 * Writes what happens to tenants. Everything that happens goes through here, so that a change of state, its audit event
 * and its messages are never apart.
 */
export class TenantRecorder {
  readonly #audit: AuditStore;
  readonly #outbox: Outbox;

  private constructor(options: TenantRecorderOptions) {
    this.#audit = options.audit;
    this.#outbox = options.outbox;
  }

  static create(options: TenantRecorderOptions): TenantRecorder {
    return new TenantRecorder(options);
  }

  /** Keeps an event, tells people, and tells pages, plugins and replicas what changed. */
  async tell(
    transaction: Transaction,
    actor: AuditActor,
    tenant: Pick<Tenant, 'id' | 'slug' | 'name'>,
    event: TenantEvent,
  ): Promise<void> {
    const { part, target, notify: _, ...entry } = event;
    await this.#audit.append(transaction, actor, {
      ...entry,
      tenant_id: tenant.id,
      target_type: target?.type ?? 'tenant',
      target_id: target?.id ?? tenant.id,
      target_name: target?.name ?? tenant.name,
    });
    await this.#outbox.appendMany(transaction, [
      ...toNotificationsOf(tenant, actor, event),
      { kind: 'tenant-changed', payload: { tenant_id: tenant.id, part } },
    ]);
  }
}

export type TenantRecorderOptions = { audit: AuditStore; outbox: Outbox };

function toNotificationsOf(
  tenant: Pick<Tenant, 'id' | 'slug'>,
  actor: AuditActor,
  { notify, product = '', target }: TenantEvent,
): Message[] {
  if (!notify) {
    return [];
  }
  const { tab, ...news } = notify;
  const page = `/tenants/${tenant.slug}`;
  return toNotifications(news, {
    actor,
    link: tab ? `${page}/${tab}` : page,
    about: ['tenant', tenant.id, product, target?.id ?? ''].join(':'),
  });
}
