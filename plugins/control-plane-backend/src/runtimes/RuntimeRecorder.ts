import type { AuditActor, AuditEntry, AuditStore } from '../audit';
import type { Transaction } from '../database';
import { toNotifications, type News, type Outbox } from '../messages';
import type { RuntimeGroupRecord } from './RuntimeGroupStore';
import type { RuntimeRecord } from './RuntimeRecord';

/** Something that happened to a runtime environment or a group. */
export type RuntimeEvent = Pick<
  AuditEntry,
  'action' | 'message' | 'metadata'
> & {
  notify?: Pick<News, 'title' | 'description' | 'severity'>;
};

/**
 * Writes what happens to runtime environments and groups, and tells pages, plugins and replicas of it, so that neither is
 * ever apart from the change.
 */
export class RuntimeRecorder {
  readonly #audit: AuditStore;
  readonly #outbox: Outbox;
  readonly #responsible: readonly string[];

  private constructor(options: RuntimeRecorderOptions) {
    this.#audit = options.audit;
    this.#outbox = options.outbox;
    this.#responsible = options.responsible;
  }

  static create(options: RuntimeRecorderOptions): RuntimeRecorder {
    return new RuntimeRecorder(options);
  }

  async tellOfRuntime(
    transaction: Transaction,
    actor: AuditActor,
    runtime: Pick<RuntimeRecord, 'id' | 'name' | 'title'>,
    { notify, ...entry }: RuntimeEvent,
  ): Promise<void> {
    await this.#audit.append(transaction, actor, {
      ...entry,
      target_type: 'runtime-environment',
      target_id: runtime.id,
      target_name: runtime.name,
    });
    const news = notify && {
      ...notify,
      recipients: [...this.#responsible],
      topic: 'runtimes' as const,
    };
    await this.#outbox.appendMany(
      transaction,
      toNotifications(news, {
        actor,
        link: '/runtimes',
        about: `runtime:${runtime.id}`,
      }),
    );
    await this.tellOfChange(transaction, runtime.name);
  }

  async tellOfGroup(
    transaction: Transaction,
    actor: AuditActor,
    group: Pick<RuntimeGroupRecord, 'id' | 'name'>,
    event: Omit<RuntimeEvent, 'notify'>,
  ): Promise<void> {
    await this.#audit.append(transaction, actor, {
      ...event,
      target_type: 'runtime-group',
      target_id: group.id,
      target_name: group.name,
    });
    await this.tellOfChange(transaction);
  }

  /** Tells of a change that is not worth an event. */
  async tellOfChange(
    transaction: Transaction,
    runtime?: string,
  ): Promise<void> {
    await this.#outbox.append(transaction, {
      kind: 'runtimes-changed',
      payload: { runtime },
    });
  }
}

export type RuntimeRecorderOptions = {
  audit: AuditStore;
  outbox: Outbox;
  /** Entity references of who is told when a runtime environment goes away. */
  responsible: readonly string[];
};
