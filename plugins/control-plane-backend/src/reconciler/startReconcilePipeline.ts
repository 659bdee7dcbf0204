import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ReconcilerConfig } from '../config';
import type { Claim } from './Placement';
import type { PlacementReconciler } from './PlacementReconciler';
import type { PlacementQueue } from './PlacementQueue';

/** A running reconciler. */
export type ReconcilePipeline = {
  /** Looks for due placements now; cheap, and safe to call at any time. */
  wake(): void;
  /** Ends: passes under way are aborted and given back. */
  stop(): Promise<void>;
};

/**
 * Claims what is due, as much as there are free hands for, and works on it. Every runtime environment has its own hands,
 * so that one that is slow or hangs holds up no other.
 */
export function startReconcilePipeline(options: {
  queue: Pick<PlacementQueue, 'claim'>;
  reconciler: Pick<PlacementReconciler, 'reconcile'>;
  config: Pick<ReconcilerConfig, 'concurrency' | 'leaseMs'>;
  /** Hands of runtime environments by name, where they are not those of the configuration. */
  hands?: () => ReadonlyMap<string, number>;
  logger: LoggerService;
  /** Called when passes have been recorded, so that their messages leave. */
  onRecorded: () => void;
}): ReconcilePipeline {
  const { queue, reconciler, config, logger, onRecorded } = options;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const runningOn = new Map<string, number>();
  let claiming: Promise<void> | undefined;
  let again = false;

  async function work(claim: Claim, claimedAt: number): Promise<void> {
    try {
      await reconciler.reconcile(claim, stopping.signal, claimedAt);
    } catch (error) {
      // The lease runs out, and whoever finds the placement then tries again.
      logger.error(`A pass over ${claim.desired.name} broke off`, {
        runtime: claim.runtime,
        error: String(error),
      });
    }
    onRecorded();
  }

  function start(claim: Claim, claimedAt: number): void {
    const { runtime } = claim;
    runningOn.set(runtime, (runningOn.get(runtime) ?? 0) + 1);
    const pass = work(claim, claimedAt).finally(() => {
      running.delete(pass);
      const left = (runningOn.get(runtime) ?? 1) - 1;
      if (left > 0) {
        runningOn.set(runtime, left);
      } else {
        runningOn.delete(runtime);
      }
      wake();
    });
    running.add(pass);
  }

  /** The free hands of each runtime environment that has not all of them free. */
  function findRoom(): Map<string, number> {
    const room = new Map(options.hands?.());
    for (const [runtime, count] of runningOn) {
      const hands = room.get(runtime) ?? config.concurrency;
      room.set(runtime, Math.max(0, hands - count));
    }
    return room;
  }

  async function claimDue(): Promise<void> {
    while (again && !stopping.signal.aborted) {
      // Passes that are recorded together end together, and make room together.
      await new Promise(setImmediate);
      again = false;
      const room = findRoom();
      const claimedAt = performance.now();
      const claims = await queue.claim({
        limit: config.concurrency,
        limits: room,
        leaseMs: config.leaseMs,
      });
      claims.forEach(claim => start(claim, claimedAt));
    }
  }

  function wake(): void {
    if (stopping.signal.aborted) {
      return;
    }
    again = true;
    claiming ??= claimDue()
      .catch(error => {
        logger.error('Due placements could not be claimed', {
          error: String(error),
        });
      })
      .finally(() => {
        claiming = undefined;
        // A wake-up between the last look and here must not be lost.
        if (again) {
          wake();
        }
      });
  }

  return {
    wake,
    async stop() {
      stopping.abort();
      await claiming;
      await Promise.all(running);
    },
  };
}
