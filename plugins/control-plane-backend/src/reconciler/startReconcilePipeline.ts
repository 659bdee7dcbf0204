import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ReconcilerConfig } from '../config';
import type { Claim } from './Placement';
import type { PlacementReconciler } from './PlacementReconciler';
import type { PlacementStore } from './PlacementStore';

/** A running reconciler. */
export type ReconcilePipeline = {
  /** Looks for due placements now; cheap, and safe to call at any time. */
  wake(): void;
  /** Ends: passes under way are aborted and given back. */
  stop(): Promise<void>;
};

/** Claims what is due, as much as there are free hands for, and works on it. */
export function startReconcilePipeline(options: {
  placements: Pick<PlacementStore, 'claim'>;
  reconciler: Pick<PlacementReconciler, 'reconcile'>;
  config: Pick<ReconcilerConfig, 'concurrency' | 'leaseMs'>;
  logger: LoggerService;
  /** Called when passes have been recorded, so that their messages leave. */
  onRecorded: () => void;
}): ReconcilePipeline {
  const { placements, reconciler, config, logger, onRecorded } = options;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let claiming: Promise<void> | undefined;
  let again = false;

  async function work(claim: Claim): Promise<void> {
    try {
      await reconciler.reconcile(claim, stopping.signal);
    } catch (error) {
      // The lease runs out, and whoever finds the placement then tries again.
      logger.error(`A pass over ${claim.desired.name} broke off`, {
        runtime: claim.runtime,
        error: String(error),
      });
    }
    onRecorded();
  }

  async function claimDue(): Promise<void> {
    while (again && !stopping.signal.aborted) {
      again = false;
      const free = config.concurrency - running.size;
      if (free <= 0) {
        return;
      }
      const claims = await placements.claim({
        limit: free,
        leaseMs: config.leaseMs,
      });
      for (const claim of claims) {
        const pass = work(claim).finally(() => {
          running.delete(pass);
          wake();
        });
        running.add(pass);
      }
    }
  }

  function wake(): void {
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
        if (again && running.size < config.concurrency) {
          wake();
        }
      });
  }

  return {
    wake() {
      if (!stopping.signal.aborted) {
        wake();
      }
    },
    async stop() {
      stopping.abort();
      await claiming;
      await Promise.all(running);
    },
  };
}
