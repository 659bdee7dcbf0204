import type { ControlPlaneDatabase, Transaction } from '../database';
import type { Outbox } from '../messages';
import { applyOutcome, type PlacementChange } from './applyOutcome';
import { Batcher } from './Batcher';
import { decideRequeue } from './decideRequeue';
import type { DriftEntry, DriftEventStore } from './DriftEventStore';
import type { OwnerRecorder, Owners } from './OwnerRecorder';
import type { Outcome } from './Outcome';
import { hasWork, type Claim, type Placement } from './Placement';
import type { Finished, PlacementQueue } from './PlacementQueue';
import type { CircuitResult, RuntimeCircuits } from './RuntimeCircuits';
import type { ReconcilerConfig } from '../config';

/** Passes that are recorded together, at most. */
const batchSizeMax = 200;

type Recording = { claim: Claim; outcome: Outcome };
type Recorded = Recording & { placement: Placement; change: PlacementChange };

/**
 * Writes what passes come to: on the placements, on what they belong to, in the history of drift, and for the circuits
 * of the runtime environments. Passes that end at about the same time are written in one transaction. Every write is
 * guarded by the ticket of its pass.
 */
export class OutcomeRecorder {
  readonly #options: OutcomeRecorderOptions;
  readonly #begins: Batcher<Claim, boolean>;
  readonly #recordings: Batcher<Recording, boolean>;

  private constructor(options: OutcomeRecorderOptions) {
    this.#options = options;
    this.#begins = Batcher.create({
      work: claims => this.#beginMany(claims),
      sizeMax: batchSizeMax,
    });
    this.#recordings = Batcher.create({
      work: recordings => this.#recordMany(recordings),
      sizeMax: batchSizeMax,
    });
  }

  static create(options: OutcomeRecorderOptions): OutcomeRecorder {
    return new OutcomeRecorder(options);
  }

  /** Shows that a pass with work to do has begun; `false` when the ticket was lost. */
  async begin(claim: Claim): Promise<boolean> {
    return hasWork(claim) ? this.#begins.add(claim) : true;
  }

  /** Writes the outcome; `false` when the ticket was lost, and then nothing was written. */
  async record(claim: Claim, outcome: Outcome): Promise<boolean> {
    return this.#recordings.add({ claim, outcome });
  }

  async #beginMany(claims: readonly Claim[]): Promise<boolean[]> {
    const { database, owners, queue } = this.#options;
    return database.transaction(async transaction => {
      const locked = await owners.lock(transaction, claims);
      const placements = await queue.lockClaimed(transaction, claims);
      await owners.summarize(
        transaction,
        locked,
        [...placements.values()].map(({ namespace_id }) => namespace_id),
      );
      return claims.map(({ id }) => placements.has(id));
    });
  }

  async #recordMany(recordings: readonly Recording[]): Promise<boolean[]> {
    const { database, owners, queue } = this.#options;
    const claims = recordings.map(({ claim }) => claim);
    return database.transaction(async transaction => {
      const locked = await owners.lock(transaction, claims);
      const placements = await queue.lockClaimed(transaction, claims);
      const finished: Finished[] = [];
      const recorded: Recorded[] = [];
      for (const { claim, outcome } of recordings) {
        const placement = placements.get(claim.id);
        if (placement && placement.generation !== claim.generation) {
          // What should be has changed during the pass: what it came to is old, and another pass is due now.
          finished.push({ claim, requeueAfterMs: 0 });
        } else if (placement) {
          const requeue = decideRequeue(
            outcome,
            placement,
            this.#options.config,
            Math.random,
          );
          const change = applyOutcome(
            placement,
            outcome,
            requeue,
            transaction.now,
          );
          finished.push({ claim, change, requeueAfterMs: requeue.afterMs });
          recorded.push({ claim, outcome, placement, change });
        }
      }
      await queue.finish(transaction, finished);
      await this.#followUp(transaction, locked, recorded);
      return claims.map(({ id }) => placements.has(id));
    });
  }

  /** What else comes of passes that were recorded. */
  async #followUp(
    transaction: Transaction,
    owners: Owners,
    recorded: readonly Recorded[],
  ): Promise<void> {
    const { queue, driftEvents, circuits, outbox } = this.#options;
    const canaries = recorded.filter(
      ({ placement }) => placement.rollout === 'canary' && hasWork(placement),
    );
    const namespacesOf = (status: Placement['status']) =>
      canaries
        .filter(({ change }) => change.status === status)
        .map(({ placement }) => placement.namespace_id);
    const [ready, failed] = [namespacesOf('ready'), namespacesOf('failed')];
    if (ready.length > 0) {
      await queue.beginFollowers(transaction, ready);
    }
    if (failed.length > 0) {
      await queue.stopFollowers(transaction, failed);
    }
    await driftEvents.append(transaction, recorded.flatMap(toDriftEntries));
    await this.#options.owners.summarize(
      transaction,
      owners,
      recorded.filter(isVisible).map(({ placement }) => placement.namespace_id),
    );
    const paused = await circuits.count(
      transaction,
      recorded.flatMap(toCircuitResult),
    );
    await outbox.appendMany(
      transaction,
      paused.map(runtime => ({
        kind: 'runtimes-changed',
        payload: { runtime },
      })),
    );
  }
}

export type OutcomeRecorderOptions = {
  database: ControlPlaneDatabase;
  queue: PlacementQueue;
  owners: OwnerRecorder;
  driftEvents: DriftEventStore;
  circuits: RuntimeCircuits;
  outbox: Outbox;
  config: ReconcilerConfig;
};

/** Whether anybody sees a difference; that a look found what the last one found is none. */
function isVisible({ placement, change }: Recorded): boolean {
  return (
    [
      'status',
      'message',
      'drift_status',
      'attempt',
      'observed_generation',
      'resources',
      'links',
    ] as const
  ).some(key => JSON.stringify(placement[key]) !== JSON.stringify(change[key]));
}

function toDriftEntries({ placement, change }: Recorded): DriftEntry[] {
  const entry = { placement_id: placement.id, message: change.message };
  if (change.drift_status === 'drifted') {
    const same =
      placement.drift_status === 'drifted' &&
      JSON.stringify(placement.resources) === JSON.stringify(change.resources);
    return same
      ? []
      : [
          {
            ...entry,
            kind: 'drifted',
            resources: change.resources.filter(
              ({ state }) => state !== 'in_sync',
            ),
          },
        ];
  }
  return placement.drift_status === 'drifted' &&
    change.drift_status === 'in_sync'
    ? [{ ...entry, kind: 'in_sync', resources: [] }]
    : [];
}

/** That somebody asked for what cannot be says nothing about the runtime environment. */
function toCircuitResult({ placement, outcome }: Recorded): CircuitResult[] {
  const { runtime } = placement;
  if (outcome.result !== 'error') {
    return [{ runtime, failed: false }];
  }
  return outcome.terminal ? [] : [{ runtime, failed: true }];
}
