import type { LoggerService } from '@backstage/backend-plugin-api';
import type { AuditStore, UnknownCaller } from '../../audit';
import type { ControlPlaneDatabase } from '../../database';
import type { RefusalReason } from './SignatureRefusedError';

/** So many refusals of one client and address are written one by one until the next count. */
const writtenEachMax = 5;
/** So many of all clients and addresses together. */
const writtenMax = 100;

/** A signature that was refused. */
export type Refusal = {
  /** Name of a client that there is, if the call named one. */
  client: string | undefined;
  reason: RefusalReason;
  /** Method and path of the call. */
  operation: string;
};

/**
 * Writes to the audit log which signatures were refused. Whoever sends very many could fill it, so beyond a few each minute
 * they are only counted, and the count is written.
 */
export class RefusalLog {
  readonly #options: RefusalLogOptions;
  #written = new Map<string, number>();
  #writtenCount = 0;
  #counted = new Map<string, number>();

  private constructor(options: RefusalLogOptions) {
    this.#options = options;
  }

  static create(options: RefusalLogOptions): RefusalLog {
    return new RefusalLog(options);
  }

  /** Writes one, or counts it. That it cannot be written keeps nobody from being refused. */
  async record(call: UnknownCaller, refusal: Refusal): Promise<void> {
    const client = nameOf(refusal.client);
    const origin = `${client} ${call.source_ip}`;
    const written = this.#written.get(origin) ?? 0;
    if (written >= writtenEachMax || this.#writtenCount >= writtenMax) {
      this.#counted.set(client, (this.#counted.get(client) ?? 0) + 1);
      return;
    }
    // Before it is written: of many at once, too many would find that there is room.
    this.#written.set(origin, written + 1);
    this.#writtenCount += 1;
    await this.#write(call, refusal.client, {
      message: `A signature was refused: ${refusal.reason}`,
      metadata: {
        reason: refusal.reason,
        operation: refusal.operation.slice(0, 200),
      },
    });
  }

  /** Writes what was only counted, and begins anew. */
  async flush(): Promise<void> {
    const counted = this.#counted;
    this.#written = new Map();
    this.#writtenCount = 0;
    this.#counted = new Map();
    for (const [client, count] of counted) {
      await this.#write({}, client, {
        message: `${count} more signatures were refused and not written one by one`,
        metadata: { count: String(count) },
      });
    }
  }

  async #write(
    call: Partial<UnknownCaller>,
    client: string | undefined,
    told: { message: string; metadata: Record<string, string> },
  ): Promise<void> {
    const name = nameOf(client);
    try {
      await this.#options.database.transaction(transaction =>
        this.#options.audit.append(
          transaction,
          call.request_id === undefined
            ? 'system'
            : { ...call, request_id: call.request_id },
          {
            action: 'approval.signature-refused',
            target_type: 'approver-client',
            target_id: name,
            target_name: name,
            ...told,
          },
        ),
      );
    } catch (error) {
      this.#options.logger.error(
        `It could not be written that a signature was refused`,
        { client: name, error: String(error) },
      );
    }
  }
}

export type RefusalLogOptions = {
  database: ControlPlaneDatabase;
  audit: Pick<AuditStore, 'append'>;
  logger: LoggerService;
};

/** What a call says of itself is not written where names of clients stand. */
function nameOf(client: string | undefined): string {
  return client ?? 'unknown';
}
