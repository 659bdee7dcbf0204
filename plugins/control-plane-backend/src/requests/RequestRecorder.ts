import { ConflictError } from '@backstage/errors';
import {
  canTransition,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import type { DecisionPaths } from '../approvals/links';
import type { AuditActor, AuditEntry, AuditStore } from '../audit';
import type { Transaction } from '../database';
import {
  toNotifications,
  type Message,
  type News,
  type Outbox,
} from '../messages';
import type {
  EnvironmentRequestChange,
  EnvironmentRequestStore,
} from './EnvironmentRequestStore';

/** Something that happened to a request, and who is told. */
export type RequestEvent = Pick<
  AuditEntry,
  'action' | 'message' | 'metadata' | 'placement_id'
> & {
  notify?: News & {
    /** Whether it leads to where the request is decided over. It leads to the request otherwise. */
    asksForDecision?: boolean;
  };
};

/**
 * Writes what happens to requests. Everything that happens goes through here, so that a change of state, its audit event
 * and its messages are never apart.
 */
export class RequestRecorder {
  readonly #requests: EnvironmentRequestStore;
  readonly #audit: AuditStore;
  readonly #outbox: Outbox;
  readonly #paths: RequestRecorderOptions['paths'];

  private constructor(options: RequestRecorderOptions) {
    this.#requests = options.requests;
    this.#audit = options.audit;
    this.#outbox = options.outbox;
    this.#paths = options.paths;
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
    await this.changeMany(transaction, actor, [{ request, change, event }]);
    return { ...request, ...change, updated_at: transaction.now };
  }

  /**
   * Changes any number of requests that the transaction has locked, and tells of those that something happened to.
   *
   * @throws `ConflictError` when the lifecycle does not allow a move.
   */
  async changeMany(
    transaction: Transaction,
    actor: AuditActor,
    happened: ReadonlyArray<{
      request: EnvironmentRequest;
      change?: EnvironmentRequestChange;
      event?: RequestEvent;
    }>,
  ): Promise<void> {
    const changes = happened.flatMap(({ request, change }) =>
      change ? [{ request, change }] : [],
    );
    for (const { request, change } of changes) {
      refuseIllegalMove(request.status, change.status ?? request.status);
    }
    await this.#requests.updateMany(transaction, changes);
    await this.#tellMany(transaction, actor, happened);
  }

  /** Keeps an event, tells people, and tells pages and plugins that the request changed. */
  async tell(
    transaction: Transaction,
    actor: AuditActor,
    request: ToldRequest,
    event?: RequestEvent,
  ): Promise<void> {
    await this.#tellMany(transaction, actor, [{ request, event }]);
  }

  async #tellMany(
    transaction: Transaction,
    actor: AuditActor,
    happened: ReadonlyArray<{ request: ToldRequest; event?: RequestEvent }>,
  ): Promise<void> {
    await this.#audit.appendMany(
      transaction,
      actor,
      happened.flatMap(({ request, event }) =>
        event ? [toAuditEntry(request, event)] : [],
      ),
    );
    const changed = new Set(happened.map(({ request }) => request.id));
    await this.#outbox.appendMany(transaction, [
      ...happened.flatMap(({ request, event }) =>
        this.#toNotifications(transaction, actor, request, event),
      ),
      ...[...changed].map(request_id => ({
        kind: 'environment-request-changed' as const,
        payload: { request_id },
      })),
    ]);
  }

  #toNotifications(
    transaction: Transaction,
    actor: AuditActor,
    request: ToldRequest,
    event: RequestEvent | undefined,
  ): Message[] {
    if (!event?.notify) {
      return [];
    }
    const { asksForDecision, ...news } = event.notify;
    const { id, plan_digest } = request;
    const path =
      asksForDecision && plan_digest !== undefined
        ? this.#paths?.pathOf(transaction, { id, plan_digest })
        : undefined;
    return toNotifications(news, {
      actor,
      link: path ?? `/environments/${id}`,
      about: `environment-request:${id}`,
    });
  }
}

type ToldRequest = Pick<EnvironmentRequest, 'id' | 'name' | 'tenant_id'> &
  Partial<Pick<EnvironmentRequest, 'plan_digest'>>;

function refuseIllegalMove(
  from: EnvironmentRequest['status'],
  to: EnvironmentRequest['status'],
): void {
  if (to !== from && !canTransition(from, to)) {
    throw new ConflictError(
      `A request that is ${inWords(from)} cannot become ${inWords(to)}`,
    );
  }
}

function toAuditEntry(
  request: ToldRequest,
  { notify: _, ...entry }: RequestEvent,
): AuditEntry {
  return {
    ...entry,
    target_type: 'environment-request',
    target_id: request.id,
    target_name: request.name,
    tenant_id: request.tenant_id,
  };
}

export type RequestRecorderOptions = {
  requests: EnvironmentRequestStore;
  audit: AuditStore;
  outbox: Outbox;
  /** For those that ask for decisions. */
  paths?: Pick<DecisionPaths, 'pathOf'>;
};

function inWords(status: string): string {
  return status.replaceAll('_', ' ');
}
