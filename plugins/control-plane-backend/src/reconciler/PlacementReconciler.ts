import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  TransientRuntimeError,
  type Observation,
  type RuntimeCallOptions,
  type RuntimeConnection,
} from '@groundwork/plugin-control-plane-node';
import type { ReconcilerConfig } from '../config';
import { callRuntime, type Runtimes } from '../runtimes';
import { describeDrift } from './applyOutcome';
import { desiredOfPass } from './desiredOfPass';
import type { Outcome } from './Outcome';
import type { OutcomeRecorder } from './OutcomeRecorder';
import { PassLease } from './PassLease';
import type { Claim } from './Placement';
import type { PlacementQueue } from './PlacementQueue';
import { isAbsent, isInSync, planPlacement, type Step } from './planPlacement';
import {
  readApplyResult,
  readFault,
  readObservation,
  readRemoveResult,
} from './readAnswer';
import { tidyOutcome } from './tidyOutcome';

/** One pass over one placement: observe, plan, execute, record. The only caller of adapters' writes. */
export class PlacementReconciler {
  readonly #queue: PlacementQueue;
  readonly #runtimes: PlacementReconcilerOptions['runtimes'];
  readonly #recorder: OutcomeRecorder;
  readonly #config: ReconcilerConfig;
  readonly #logger: LoggerService;

  private constructor(options: PlacementReconcilerOptions) {
    this.#queue = options.queue;
    this.#runtimes = options.runtimes;
    this.#recorder = options.recorder;
    this.#config = options.config;
    this.#logger = options.logger;
  }

  static create(options: PlacementReconcilerOptions): PlacementReconciler {
    return new PlacementReconciler(options);
  }

  /**
   * Works on a claim until it is recorded. Ends early, writing nothing, when the ticket is lost; gives the claim back
   * when `signal` aborts.
   *
   * @param claimedAt - when the claim was asked for, by `performance.now()`
   */
  async reconcile(
    claim: Claim,
    signal: AbortSignal,
    claimedAt = performance.now(),
  ): Promise<void> {
    const lease = PassLease.keep({
      claim,
      claimedAt,
      signal,
      leaseMs: this.#config.leaseMs,
      queue: this.#queue,
      logger: this.#logger,
    });
    try {
      if (!(await this.#recorder.begin(claim))) {
        return;
      }
      const outcome = await this.#pass(claim, lease);
      lease.throwIfOver();
      await this.#recorder.record(claim, tidyOutcome(outcome));
    } catch (error) {
      if (signal.aborted) {
        await this.#queue.release(claim);
      } else if (!lease.isLost) {
        throw error;
      }
    } finally {
      lease.letGo();
    }
  }

  async #pass(claim: Claim, lease: PassLease): Promise<Outcome> {
    try {
      const connection = await this.#call(claim, lease, () =>
        this.#runtimes.connection(claim.runtime),
      );
      const observation = await this.#observe(claim, connection, lease);
      const step = planPlacement(claim, observation);
      this.#logger.debug(`${claim.desired.name} on ${claim.runtime}: ${step}`);
      return await this.#execute(step, claim, connection, observation, lease);
    } catch (error) {
      lease.throwIfOver();
      return readFault(error);
    }
  }

  async #execute(
    step: Step,
    claim: Claim,
    connection: RuntimeConnection,
    observation: Observation,
    lease: PassLease,
  ): Promise<Outcome> {
    switch (step) {
      case 'confirm':
      case 'report-drift':
        return {
          result: step === 'confirm' ? 'in-sync' : 'drifted',
          resources: observation.resources,
          links: observation.links ?? claim.links,
        };
      case 'confirm-removed':
        return { result: 'removed' };
      case 'remove': {
        const removal = readRemoveResult(
          await this.#call(claim, lease, options =>
            connection.remove(desiredOfPass(claim), options),
          ),
        );
        if (removal.outcome === 'waiting') {
          return { ...removal, result: 'waiting', links: claim.links };
        }
        return this.#verifyRemoved(claim, connection, lease);
      }
      default: {
        const applied = readApplyResult(
          await this.#call(claim, lease, options =>
            connection.apply(desiredOfPass(claim), options),
          ),
        );
        if (applied.outcome === 'waiting') {
          return { ...applied, result: 'waiting' };
        }
        return this.#verify(claim, connection, applied.links, lease);
      }
    }
  }

  /** What an adapter says that it did counts when it can be seen. */
  async #verify(
    claim: Claim,
    connection: RuntimeConnection,
    links: Claim['links'],
    lease: PassLease,
  ): Promise<Outcome> {
    const observation = await this.#observe(claim, connection, lease);
    if (!isInSync(observation)) {
      throw new TransientRuntimeError(
        `It was applied and is still not as it should be: ${describeDrift(
          observation.resources,
        )}`,
      );
    }
    return {
      result: 'in-sync',
      resources: observation.resources,
      links: observation.links ?? links,
    };
  }

  async #verifyRemoved(
    claim: Claim,
    connection: RuntimeConnection,
    lease: PassLease,
  ): Promise<Outcome> {
    const observation = await this.#observe(claim, connection, lease);
    if (!isAbsent(observation)) {
      throw new TransientRuntimeError(
        'It was removed and something of it is still there',
      );
    }
    return { result: 'removed' };
  }

  async #observe(
    claim: Claim,
    connection: RuntimeConnection,
    lease: PassLease,
  ): Promise<Observation> {
    return readObservation(
      await this.#call(claim, lease, options =>
        connection.observe(desiredOfPass(claim), options),
      ),
    );
  }

  async #call<T>(
    claim: Claim,
    lease: PassLease,
    call: (options: RuntimeCallOptions) => Promise<T>,
  ): Promise<T> {
    lease.throwIfOver();
    return callRuntime(
      {
        signal: lease.signal,
        timeoutMs: this.#config.callTimeoutMs,
        description: this.#runtimes.describe(claim.runtime).title,
      },
      callSignal => call({ signal: callSignal }),
    );
  }
}

export type PlacementReconcilerOptions = {
  queue: PlacementQueue;
  runtimes: Pick<Runtimes, 'connection' | 'describe'>;
  recorder: OutcomeRecorder;
  config: ReconcilerConfig;
  logger: LoggerService;
};
