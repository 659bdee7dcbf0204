import type { AuditActor, AuditEntry, AuditStore } from '../audit';
import type { Transaction } from '../database';
import { toNotifications, type News, type Outbox } from '../messages';
import type { GateEnd, GateStore } from './GateStore';
import type { StoredGate } from './TemplateGateRow';

/** Something that happened to a gate, and who is told. */
export type GateEvent = Pick<AuditEntry, 'message' | 'metadata'> & {
  /** What happened, such as `approved`. */
  what: string;
  /** Why, in the words of whoever did it. */
  reason?: string;
  notify?: News;
};

/** Writes what happens to gates: their end, its audit event and its messages are never apart. */
export class GateRecorder {
  readonly #options: GateRecorderOptions;

  private constructor(options: GateRecorderOptions) {
    this.#options = options;
  }

  static create(options: GateRecorderOptions): GateRecorder {
    return new GateRecorder(options);
  }

  /** Ends a gate that waits and that the transaction has locked. */
  async end(
    transaction: Transaction,
    actor: AuditActor,
    gate: StoredGate,
    end: GateEnd & { event: GateEvent },
  ): Promise<StoredGate> {
    const { event, ...change } = end;
    const ended = await this.#options.gates.end(transaction, gate, change);
    await this.tell(transaction, actor, ended, event);
    return ended;
  }

  /** Keeps an event, tells people, and tells pages and plugins that the gate changed. */
  async tell(
    transaction: Transaction,
    actor: AuditActor,
    gate: StoredGate,
    { what, message, reason, metadata, notify }: GateEvent,
  ): Promise<void> {
    const { audit, outbox } = this.#options;
    const { id, title, template_ref, task_id, policy } = gate;
    await audit.append(transaction, actor, {
      action: `template-gate.${what}`,
      target_type: 'template-gate',
      target_id: id,
      target_name: title,
      message: reason ? `${message}: ${reason}` : message,
      metadata: {
        template_ref,
        task_id,
        policy,
        parameters_digest: gate.parameters_digest,
        ...(reason && { reason }),
        ...metadata,
      },
    });
    await outbox.appendMany(transaction, [
      ...toNotifications(notify, {
        actor,
        link: `/approvals?gate=${id}`,
        about: `template-gate:${id}`,
      }),
      { kind: 'template-gate-changed', payload: { gate_id: id } },
    ]);
  }
}

export type GateRecorderOptions = {
  gates: GateStore;
  audit: AuditStore;
  outbox: Outbox;
};
