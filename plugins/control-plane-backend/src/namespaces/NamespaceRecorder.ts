import type { AuditActor, AuditEntry, AuditStore } from '../audit';
import type { Transaction } from '../database';
import {
  isEntityRef,
  type NotificationMessage,
  type Outbox,
} from '../messages';
import type { StoredNamespace } from './NamespaceRow';

/** Something that happened to a namespace, and who is told. */
export type NamespaceEvent = Pick<
  AuditEntry,
  'action' | 'message' | 'metadata'
> & {
  notify?: Omit<NotificationMessage, 'link' | 'scope' | 'topic'>;
};

/** Tells what happens to namespaces: the log, people, pages and plugins. */
export class NamespaceRecorder {
  readonly #audit: AuditStore;
  readonly #outbox: Outbox;

  private constructor(options: { audit: AuditStore; outbox: Outbox }) {
    this.#audit = options.audit;
    this.#outbox = options.outbox;
  }

  static create(options: {
    audit: AuditStore;
    outbox: Outbox;
  }): NamespaceRecorder {
    return new NamespaceRecorder(options);
  }

  /** Tells of any number of namespaces; without an event, only that they changed. */
  async tell(
    transaction: Transaction,
    actor: AuditActor,
    happened: ReadonlyArray<{
      namespace: StoredNamespace;
      event?: NamespaceEvent;
    }>,
  ): Promise<void> {
    await this.#audit.appendMany(
      transaction,
      actor,
      happened.flatMap(({ namespace, event }) => {
        if (!event) {
          return [];
        }
        const { notify: _, ...entry } = event;
        return [
          {
            ...entry,
            target_type: 'namespace',
            target_id: namespace.id,
            target_name: namespace.composite_name,
            tenant_id: namespace.tenant_id,
          },
        ];
      }),
    );
    await this.#outbox.appendMany(
      transaction,
      happened.flatMap(({ namespace, event }) => {
        const recipients = event?.notify?.recipients.filter(isEntityRef) ?? [];
        return [
          ...(event?.notify && recipients.length > 0
            ? [
                {
                  kind: 'notification' as const,
                  payload: {
                    ...event.notify,
                    recipients,
                    link: `/namespaces/${namespace.id}`,
                    scope: `namespace:${namespace.id}`,
                  },
                },
              ]
            : []),
          {
            kind: 'namespace-changed' as const,
            payload: { namespace_id: namespace.id },
          },
        ];
      }),
    );
  }
}
