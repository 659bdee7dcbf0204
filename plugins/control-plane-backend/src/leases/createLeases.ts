import type { Domain, DomainOptions } from '../Domain';
import type { Deprovisioner } from '../reconciler';
import type {
  EnvironmentRequestReader,
  EnvironmentRequestStore,
  RequestRecorder,
  RequestTenancy,
} from '../requests';
import { LeaseKeeper } from './LeaseKeeper';
import { addLeaseRoutes } from './leaseRoutes';
import { LeaseService } from './LeaseService';
import { LeaseStore } from './LeaseStore';

/** The leases of environments: what people do with them, and their ends. */
export function createLeases(
  options: Omit<DomainOptions, 'recorder'> & {
    requests: EnvironmentRequestStore;
    deprovisioner: Deprovisioner;
    recorder: RequestRecorder;
    reader: EnvironmentRequestReader;
    tenancy: RequestTenancy;
  },
): Required<Pick<Domain, 'routes' | 'start' | 'stop'>> {
  const shared = {
    ...options,
    config: options.config.leases,
    leases: LeaseStore.create(options.database),
  };
  const keeper = LeaseKeeper.create(shared);
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  return {
    routes: [addLeaseRoutes({ service: LeaseService.create(shared) })],

    async start() {
      await options.scheduler.scheduleTask({
        id: 'end-leases',
        // On every replica, as the scheduler takes its time to notice that one is gone.
        scope: 'local',
        frequency: { milliseconds: shared.config.checkInterval },
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
