import type {
  EnvironmentRequest,
  EnvironmentStatus,
} from '@groundwork/plugin-control-plane-common';
import type { ReconcilerConfig } from '../config';
import type { ControlPlaneDatabase, Transaction } from '../database';
import type {
  EnvironmentRequestChange,
  EnvironmentRequestStore,
  RequestEvent,
  RequestRecorder,
} from '../requests';
import type { Runtimes } from '../runtimes';
import { applyOutcome, type PlacementChange } from './applyOutcome';
import { decideRequeue } from './decideRequeue';
import type { Outcome } from './Outcome';
import { hasWork, type Claim, type Placement } from './Placement';
import type { PlacementStore } from './PlacementStore';
import { summarizePlacements } from './summarizePlacements';

const hourMs = 3_600_000;

/**
 * Writes what passes come to, on the placement and on its request, in one transaction guarded by the pass's ticket. The
 * request is locked before the placement, here and everywhere, so that no two transactions wait for each other.
 */
export class OutcomeRecorder {
  readonly #database: ControlPlaneDatabase;
  readonly #placements: PlacementStore;
  readonly #requests: EnvironmentRequestStore;
  readonly #recorder: RequestRecorder;
  readonly #runtimes: Runtimes;
  readonly #config: ReconcilerConfig;

  private constructor(options: OutcomeRecorderOptions) {
    this.#database = options.database;
    this.#placements = options.placements;
    this.#requests = options.requests;
    this.#recorder = options.recorder;
    this.#runtimes = options.runtimes;
    this.#config = options.config;
  }

  static create(options: OutcomeRecorderOptions): OutcomeRecorder {
    return new OutcomeRecorder(options);
  }

  /** Shows that a pass with work to do has begun; `false` when the ticket was lost. */
  async begin(claim: Claim): Promise<boolean> {
    if (!hasWork(claim)) {
      return true;
    }
    return this.#guarded(claim, async (transaction, request, placement) => {
      if (placement.generation !== claim.generation) {
        // Superseded between claim and now; recording will see it and be followed by another pass.
        return;
      }
      await this.#placements.markStarted(transaction, claim);
      await this.#summarize(transaction, {
        ...request,
        ...(request.status === 'queued' && {
          status: await this.#move(transaction, request, 'reconciling', {
            action: 'environment-request.reconciling',
            message: 'Provisioning started',
          }),
        }),
      });
    });
  }

  /** Writes the outcome; `false` when the ticket was lost, and then nothing was written. */
  async record(claim: Claim, outcome: Outcome): Promise<boolean> {
    return this.#guarded(claim, async (transaction, request, placement) => {
      if (placement.generation !== claim.generation) {
        // What should be has changed during the pass: what it came to is old, and another pass is due now.
        await this.#placements.finish(transaction, claim, undefined, 0);
        return;
      }
      const requeue = decideRequeue(
        outcome,
        placement,
        this.#config,
        Math.random,
      );
      const change = applyOutcome(placement, outcome, requeue, transaction.now);
      await this.#placements.finish(
        transaction,
        claim,
        change,
        requeue.afterMs,
      );
      const visible = isVisible(placement, change);
      const changed = await this.#summarize(transaction, request);
      if (visible && !changed) {
        await this.#recorder.tell(transaction, 'system', request);
      }
    });
  }

  async #guarded(
    claim: Claim,
    work: (
      transaction: Transaction,
      request: EnvironmentRequest,
      placement: Placement,
    ) => Promise<void>,
  ): Promise<boolean> {
    return this.#database.transaction(async transaction => {
      const request = await this.#requests.lock(transaction, claim.request_id);
      const placement = await this.#placements.lockClaimed(transaction, claim);
      if (!request || !placement) {
        return false;
      }
      await work(transaction, request, placement);
      return true;
    });
  }

  /** Brings a request in line with its placements; whether that changed it. */
  async #summarize(
    transaction: Transaction,
    request: EnvironmentRequest,
  ): Promise<boolean> {
    const placements = await this.#placements.listOfRequest(
      request.id,
      transaction,
    );
    const summary = summarizePlacements(
      request,
      placements,
      name => this.#runtimes.describe(name).title,
    );
    const change: EnvironmentRequestChange = {
      ...summary,
      ...(summary.status === 'ready' &&
        !request.ready_at && {
          // The clock of the lease starts when there is something to use.
          ready_at: transaction.now,
          expires_at: new Date(
            Date.parse(transaction.now) + request.ttl_hours * hourMs,
          ).toISOString(),
        }),
    };
    if (!differs(request, change)) {
      return false;
    }
    await this.#recorder.change(
      transaction,
      'system',
      request,
      change,
      describeChange(request, change),
    );
    return true;
  }

  async #move(
    transaction: Transaction,
    request: EnvironmentRequest,
    status: EnvironmentStatus,
    event: RequestEvent,
  ): Promise<EnvironmentStatus> {
    await this.#recorder.change(
      transaction,
      'system',
      request,
      { status, status_message: '' },
      event,
    );
    return status;
  }
}

export type OutcomeRecorderOptions = {
  database: ControlPlaneDatabase;
  placements: PlacementStore;
  requests: EnvironmentRequestStore;
  recorder: RequestRecorder;
  runtimes: Runtimes;
  config: ReconcilerConfig;
};

function differs(
  request: EnvironmentRequest,
  change: EnvironmentRequestChange,
): boolean {
  return Object.entries(change).some(
    ([key, value]) =>
      JSON.stringify(value) !==
      JSON.stringify(request[key as keyof EnvironmentRequest]),
  );
}

/** Whether people see a difference; that a look found what the last one found is none. */
function isVisible(before: Placement, after: PlacementChange): boolean {
  return (
    ['status', 'message', 'drift_status', 'attempt', 'resources'] as const
  ).some(key => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

/** What a change that passes brought about is called, when it is worth an event. */
function describeChange(
  before: EnvironmentRequest,
  after: EnvironmentRequestChange,
): RequestEvent | undefined {
  const recipients = [...new Set([before.requested_by, before.owner])];
  const commits = (after.links ?? [])
    .filter(link => link.kind === 'commit' && link.reference)
    .map(link => link.reference)
    .join(', ');
  const metadata: Record<string, string> = commits ? { commit: commits } : {};

  if (after.status !== before.status) {
    switch (after.status) {
      case 'ready':
        return {
          action: 'environment-request.ready',
          message: 'Ready on every target',
          metadata,
          notify: {
            recipients,
            title: `${before.name} is ready`,
            severity: 'normal',
          },
        };
      case 'failed':
        return {
          action: 'environment-request.failed',
          message: after.status_message ?? '',
          notify: {
            recipients,
            title: `${before.name} could not be provisioned`,
            description: after.status_message,
            severity: 'high',
          },
        };
      case 'deleted':
      case 'expired':
        return {
          action: 'environment-request.deleted',
          message: 'Removed from every target',
        };
      default:
        return undefined;
    }
  }
  if (after.drift_status !== before.drift_status) {
    if (after.drift_status === 'drifted') {
      return {
        action: 'environment-request.drifted',
        message: after.drift_summary ?? '',
        notify: {
          recipients,
          title: `${before.name} has drifted`,
          description: after.drift_summary,
          severity: 'high',
        },
      };
    }
    if (before.drift_status === 'drifted' && after.drift_status === 'in_sync') {
      return {
        action: 'environment-request.in-sync',
        message: 'In sync again',
        metadata,
      };
    }
  }
  return undefined;
}
