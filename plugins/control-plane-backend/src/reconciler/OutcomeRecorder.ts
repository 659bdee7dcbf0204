import type { ControlPlaneDatabase, Transaction } from '../database';
import type { Outbox } from '../messages';
import { applyOutcome, type PlacementChange } from './applyOutcome';
import { Batcher } from './Batcher';
import { decideRequeue } from './decideRequeue';
import type { DriftEntry, DriftEventStore } from './DriftEventStore';
import type { OwnerRecorder, Owners } from './OwnerRecorder';
import type { Outcome } from './Outcome';
import { isSameValue } from './isSameValue';
import { hasWork, type Claim } from './Placement';
import type { Finished, PlacementQueue } from './PlacementQueue';
import type { CircuitResult, RuntimeCircuits } from './RuntimeCircuits';
import type { ReconcilerConfig } from '../config';

/** Passes that are recorded together, at most. */
const batchSizeMax = 200;

type Recording = { claim: Claim; outcome: Outcome };
type Recorded = Recording &
  Finished & {
    change: PlacementChange;
    /** Whether anybody sees a difference; that a look found what the last one found is none. */
    visible: boolean;
  };

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
      const held = await queue.lockClaimed(transaction, claims);
      await owners.summarize(
        transaction,
        locked,
        claims
          .filter(({ id }) => held.has(id))
          .map(({ namespace_id }) => namespace_id),
      );
      return claims.map(({ id }) => held.has(id));
    });
  }

  async #recordMany(recordings: readonly Recording[]): Promise<boolean[]> {
    const { database, owners, queue } = this.#options;
    const claims = recordings.map(({ claim }) => claim);
    return database.transaction(async transaction => {
      const passes = recordings.map(recording =>
        this.#decide(recording, transaction.now),
      );
      const locked = await owners.lock(
        transaction,
        claims,
        passes.filter(({ visible }) => visible).map(({ claim }) => claim),
      );
      const held = await queue.lockClaimed(transaction, claims);
      const finished: Finished[] = [];
      const recorded: Recorded[] = [];
      for (const pass of passes) {
        const { claim } = pass;
        const generation = held.get(claim.id);
        if (generation === claim.generation) {
          finished.push(pass);
          recorded.push(pass);
        } else if (generation !== undefined) {
          // What should be has changed during the pass: what it came to is old, and another pass is due now.
          finished.push({ claim, requeueAfterMs: 0 });
        }
      }
      await queue.finish(transaction, finished);
      await this.#followUp(transaction, locked, recorded);
      return claims.map(({ id }) => held.has(id));
    });
  }

  /** What a pass comes to, as long as its placement is what it was when it was claimed. */
  #decide({ claim, outcome }: Recording, now: string): Recorded {
    const requeue = decideRequeue(
      outcome,
      claim,
      this.#options.config,
      Math.random,
    );
    const change = applyOutcome(claim, outcome, requeue, now);
    return {
      claim,
      outcome,
      change,
      requeueAfterMs: requeue.afterMs,
      visible: isVisible(claim, change),
    };
  }

  /** What else comes of passes that were recorded. */
  async #followUp(
    transaction: Transaction,
    owners: Owners,
    recorded: readonly Recorded[],
  ): Promise<void> {
    const { queue, driftEvents, circuits, outbox } = this.#options;
    const canaries = recorded.filter(
      ({ claim }) => claim.rollout === 'canary' && hasWork(claim),
    );
    const namespacesOf = (status: Claim['status']) =>
      canaries
        .filter(({ change }) => change.status === status)
        .map(({ claim }) => claim.namespace_id);
    const [ready, failed] = [namespacesOf('ready'), namespacesOf('failed')];
    if (ready.length > 0) {
      await queue.beginFollowers(transaction, ready);
    }
    if (failed.length > 0) {
      await queue.stopFollowers(transaction, failed);
    }
    await driftEvents.append(transaction, recorded.flatMap(toDriftEntries));
    const visible = recorded.filter(pass => pass.visible);
    await this.#options.owners.summarize(
      transaction,
      owners,
      visible.map(({ claim }) => claim.namespace_id),
      visible.map(({ claim, change }) => ({ before: claim, after: change })),
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

function isVisible(claim: Claim, change: PlacementChange): boolean {
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
  ).some(key => !isSameValue(claim[key], change[key]));
}

function toDriftEntries({ claim, change }: Recorded): DriftEntry[] {
  const entry = { placement_id: claim.id, message: change.message };
  if (change.drift_status === 'drifted') {
    const same =
      claim.drift_status === 'drifted' &&
      isSameValue(claim.resources, change.resources);
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
  return claim.drift_status === 'drifted' && change.drift_status === 'in_sync'
    ? [{ ...entry, kind: 'in_sync', resources: [] }]
    : [];
}

/** That somebody asked for what cannot be says nothing about the runtime environment. */
function toCircuitResult({ claim, outcome }: Recorded): CircuitResult[] {
  const { runtime } = claim;
  if (outcome.result !== 'error') {
    return [{ runtime, failed: false }];
  }
  return outcome.terminal ? [] : [{ runtime, failed: true }];
}
