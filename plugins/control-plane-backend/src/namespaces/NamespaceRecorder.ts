import type { AuditActor, AuditEntry, AuditStore } from '../audit';
import type { Transaction } from '../database';
import { toNotifications, type News, type Outbox } from '../messages';
import type { StoredNamespace } from './NamespaceRow';

/** Something that happened to a namespace, and who is told. */
export type NamespaceEvent = Pick<
  AuditEntry,
  'action' | 'message' | 'metadata' | 'placement_id'
> & {
  notify?: News;
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
    const changed = new Set(happened.map(({ namespace }) => namespace.id));
    await this.#outbox.appendMany(transaction, [
      ...happened.flatMap(({ namespace, event }) =>
        toNotifications(event?.notify, {
          actor,
          link: `/namespaces/${namespace.id}`,
          about: `namespace:${namespace.id}`,
        }),
      ),
      ...[...changed].map(namespace_id => ({
        kind: 'namespace-changed' as const,
        payload: { namespace_id },
      })),
    ]);
  }
}
