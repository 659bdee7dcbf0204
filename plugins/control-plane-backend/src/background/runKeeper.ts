import type { Domain } from '../Domain';
import type { TaskScheduler } from './TaskScheduler';

/** Does what time has made due, until it is told to stop. */
export type Keeper = { run(signal: AbortSignal): Promise<void> };

/**
 * Runs a keeper again and again, on every replica, as the scheduler takes its time to notice that one is gone. Stopping waits
 * for the run that is under way.
 */
export function runKeeper(
  keeper: Keeper,
  options: { id: string; intervalMs: number; scheduler: TaskScheduler },
): Required<Pick<Domain, 'start' | 'stop'>> {
  const { id, intervalMs, scheduler } = options;
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  return {
    async start() {
      await scheduler.scheduleTask({
        id,
        scope: 'local',
        frequency: { milliseconds: intervalMs },
        timeout: { minutes: 5 },
        fn: signal => {
          running = keeper.run(AbortSignal.any([signal, stopping.signal]));
          return running;
        },
      });
    },

    async stop() {
      stopping.abort();
      // What failed was told of by the scheduler.
      await running?.catch(() => {});
    },
  };
}
