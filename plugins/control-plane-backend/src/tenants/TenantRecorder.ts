import type {
  Tenant,
  TenantChanged,
} from '@groundwork/plugin-control-plane-common';
import type { AuditActor, AuditEntry, AuditStore } from '../audit';
import type { Transaction } from '../database';
import {
  isEntityRef,
  type NotificationMessage,
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
  notify?: Omit<NotificationMessage, 'link' | 'scope' | 'topic'> & {
    /** Path in the portal; the tenant's page when absent. */
    link?: string;
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
    const { part, target, notify, ...entry } = event;
    await this.#audit.append(transaction, actor, {
      ...entry,
      tenant_id: tenant.id,
      target_type: target?.type ?? 'tenant',
      target_id: target?.id ?? tenant.id,
      target_name: target?.name ?? tenant.name,
    });
    const recipients = notify?.recipients.filter(isEntityRef) ?? [];
    if (notify && recipients.length > 0) {
      await this.#outbox.append(transaction, {
        kind: 'notification',
        payload: {
          link: `/tenants/${tenant.slug}`,
          ...notify,
          recipients,
          topic: 'tenants',
          scope: [
            'tenant',
            tenant.id,
            entry.action,
            entry.product ?? '',
            target?.id ?? '',
          ].join(':'),
        },
      });
    }
    await this.#outbox.append(transaction, {
      kind: 'tenant-changed',
      payload: { tenant_id: tenant.id, part },
    });
  }
}

export type TenantRecorderOptions = { audit: AuditStore; outbox: Outbox };
