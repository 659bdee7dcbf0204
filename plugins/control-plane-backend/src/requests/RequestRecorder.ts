import { ConflictError } from '@backstage/errors';
import {
  canTransition,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import type { AuditActor, AuditEntry, AuditStore } from '../audit';
import type { Transaction } from '../database';
import {
  isEntityRef,
  type NotificationMessage,
  type Outbox,
} from '../messages';
import type {
  EnvironmentRequestChange,
  EnvironmentRequestStore,
} from './EnvironmentRequestStore';

/** Something that happened to a request, and who is told. */
export type RequestEvent = Pick<
  AuditEntry,
  'action' | 'message' | 'metadata'
> & {
  notify?: Omit<NotificationMessage, 'link' | 'scope'>;
};

/**
 * Writes what happens to requests. Everything that happens goes through here, so that a change of state, its audit event
 * and its messages are never apart.
 */
export class RequestRecorder {
  readonly #requests: EnvironmentRequestStore;
  readonly #audit: AuditStore;
  readonly #outbox: Outbox;

  private constructor(options: RequestRecorderOptions) {
    this.#requests = options.requests;
    this.#audit = options.audit;
    this.#outbox = options.outbox;
  }

  static create(options: RequestRecorderOptions): RequestRecorder {
    return new RequestRecorder(options);
  }

  /**
   * Changes a request that the transaction has locked, and answers with what it is now.
   *
   * @throws `ConflictError` when the lifecycle does not allow the move.
   */
  async change(
    transaction: Transaction,
    actor: AuditActor,
    request: EnvironmentRequest,
    change: EnvironmentRequestChange,
    event?: RequestEvent,
  ): Promise<EnvironmentRequest> {
    const { status = request.status } = change;
    if (status !== request.status && !canTransition(request.status, status)) {
      throw new ConflictError(
        `A request that is ${inWords(request.status)} cannot become ${inWords(
          status,
        )}`,
      );
    }
    await this.#requests.update(transaction, request.id, change);
    await this.tell(transaction, actor, request, event);
    return { ...request, ...change, updated_at: transaction.now };
  }

  /** Keeps an event, tells people, and tells pages and plugins that the request changed. */
  async tell(
    transaction: Transaction,
    actor: AuditActor,
    request: Pick<EnvironmentRequest, 'id' | 'name' | 'tenant_id'>,
    event?: RequestEvent,
  ): Promise<void> {
    if (event) {
      const { notify, ...entry } = event;
      await this.#audit.append(transaction, actor, {
        ...entry,
        target_type: 'environment-request',
        target_id: request.id,
        target_name: request.name,
        tenant_id: request.tenant_id,
      });
      const recipients = notify?.recipients.filter(isEntityRef) ?? [];
      if (notify && recipients.length > 0) {
        await this.#outbox.append(transaction, {
          kind: 'notification',
          payload: {
            ...notify,
            recipients,
            link: `/environments/${request.id}`,
            scope: `environment-request:${request.id}`,
          },
        });
      }
    }
    await this.#outbox.append(transaction, {
      kind: 'environment-request-changed',
      payload: { request_id: request.id },
    });
  }
}

export type RequestRecorderOptions = {
  requests: EnvironmentRequestStore;
  audit: AuditStore;
  outbox: Outbox;
};

function inWords(status: string): string {
  return status.replaceAll('_', ' ');
}
