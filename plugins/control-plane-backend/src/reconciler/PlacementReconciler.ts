import { isError } from '@backstage/errors';
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  TransientRuntimeError,
  type RuntimeCallOptions,
  type RuntimeConnection,
} from '@groundwork/plugin-control-plane-node';
import type { ReconcilerConfig } from '../config';
import { callRuntime, type Runtimes } from '../runtimes';
import { describeDrift } from './applyOutcome';
import type { Outcome } from './Outcome';
import type { OutcomeRecorder } from './OutcomeRecorder';
import type { Claim } from './Placement';
import type { PlacementQueue } from './PlacementQueue';
import { isAbsent, isInSync, planPlacement, type Step } from './planPlacement';
import { tidyOutcome } from './tidyOutcome';

/** The reason with which a pass ends whose ticket somebody else holds. */
class LostTicketError extends Error {
  name = 'LostTicketError';
}

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
   */
  async reconcile(claim: Claim, signal: AbortSignal): Promise<void> {
    const lost = new AbortController();
    const letGo = this.#keepLease(claim, lost);
    const passSignal = AbortSignal.any([signal, lost.signal]);
    try {
      if (!(await this.#recorder.begin(claim))) {
        return;
      }
      const outcome = await this.#pass(claim, passSignal);
      passSignal.throwIfAborted();
      await this.#recorder.record(claim, tidyOutcome(outcome));
    } catch (error) {
      if (signal.aborted) {
        await this.#queue.release(claim);
      } else if (!lost.signal.aborted) {
        throw error;
      }
    } finally {
      letGo();
    }
  }

  async #pass(claim: Claim, signal: AbortSignal): Promise<Outcome> {
    try {
      const connection = await this.#call(claim, signal, () =>
        this.#runtimes.connection(claim.runtime),
      );
      const observation = await this.#call(claim, signal, options =>
        connection.observe(claim.desired, options),
      );
      const step = planPlacement(claim, observation);
      this.#logger.debug(`${claim.desired.name} on ${claim.runtime}: ${step}`);
      return await this.#execute(step, claim, connection, observation, signal);
    } catch (error) {
      signal.throwIfAborted();
      return toErrorOutcome(error);
    }
  }

  async #execute(
    step: Step,
    claim: Claim,
    connection: RuntimeConnection,
    observation: Awaited<ReturnType<RuntimeConnection['observe']>>,
    signal: AbortSignal,
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
        const removal = await this.#call(claim, signal, options =>
          connection.remove(claim.desired, options),
        );
        if (removal.outcome === 'waiting') {
          return { ...removal, result: 'waiting', links: claim.links };
        }
        return this.#verifyRemoved(claim, connection, signal);
      }
      default: {
        const applied = await this.#call(claim, signal, options =>
          connection.apply(claim.desired, options),
        );
        if (applied.outcome === 'waiting') {
          return { ...applied, result: 'waiting' };
        }
        return this.#verify(claim, connection, applied.links, signal);
      }
    }
  }

  /** What an adapter says that it did counts when it can be seen. */
  async #verify(
    claim: Claim,
    connection: RuntimeConnection,
    links: Claim['links'],
    signal: AbortSignal,
  ): Promise<Outcome> {
    const observation = await this.#call(claim, signal, options =>
      connection.observe(claim.desired, options),
    );
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
    signal: AbortSignal,
  ): Promise<Outcome> {
    const observation = await this.#call(claim, signal, options =>
      connection.observe(claim.desired, options),
    );
    if (!isAbsent(observation)) {
      throw new TransientRuntimeError(
        'It was removed and something of it is still there',
      );
    }
    return { result: 'removed' };
  }

  async #call<T>(
    claim: Claim,
    signal: AbortSignal,
    call: (options: RuntimeCallOptions) => Promise<T>,
  ): Promise<T> {
    return callRuntime(
      {
        signal,
        timeoutMs: this.#config.callTimeoutMs,
        description: this.#runtimes.describe(claim.runtime).title,
      },
      callSignal => call({ signal: callSignal }),
    );
  }

  /**
   * Renews the lease in time; a ticket that was lost, or cannot be renewed before it ends, ends the pass. Answers with
   * what stops that.
   */
  #keepLease(claim: Claim, lost: AbortController): () => void {
    const { leaseMs } = this.#config;
    const loseAt = (ms: number) =>
      setTimeout(
        () => lost.abort(new LostTicketError('The lease has ended')),
        ms,
      );
    // Our clock starts a little later than the database's, and whoever takes over must not meet us.
    const patienceMs = leaseMs * 0.9;
    let expiry = loseAt(patienceMs);
    let stopped = false;
    let renewing: Promise<void> | undefined;

    const renew = async () => {
      const startedAt = performance.now();
      try {
        const held = await this.#queue.renew([claim], leaseMs);
        if (held.has(claim.id)) {
          clearTimeout(expiry);
          if (!stopped) {
            expiry = loseAt(patienceMs - (performance.now() - startedAt));
          }
        } else {
          lost.abort(new LostTicketError('Somebody else works on it'));
        }
      } catch (error) {
        this.#logger.warn(`The lease of a pass could not be renewed`, {
          error: String(error),
        });
      }
    };
    const heartbeat = setInterval(() => {
      renewing ??= renew().finally(() => {
        renewing = undefined;
      });
    }, leaseMs / 3);

    return () => {
      stopped = true;
      clearInterval(heartbeat);
      clearTimeout(expiry);
    };
  }
}

export type PlacementReconcilerOptions = {
  queue: PlacementQueue;
  runtimes: Pick<Runtimes, 'connection' | 'describe'>;
  recorder: OutcomeRecorder;
  config: ReconcilerConfig;
  logger: LoggerService;
};

/** By name, as an adapter may bring its own copy of the package that defines the errors. */
function toErrorOutcome(error: unknown): Outcome {
  const { name, message } = isError(error)
    ? error
    : { name: '', message: String(error) };
  const retryAfterMs =
    name === 'TransientRuntimeError'
      ? (error as TransientRuntimeError).retryAfterMs
      : undefined;
  return {
    result: 'error',
    terminal: name === 'TerminalRuntimeError',
    message,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}
