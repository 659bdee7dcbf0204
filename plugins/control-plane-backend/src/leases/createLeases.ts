import type { ApproverStore } from '../approvals/ApproverStore';
import { runKeeper } from '../background';
import type { EnvironmentClasses } from '../classes';
import type { Domain, DomainOptions } from '../Domain';
import type { Deprovisioner, Suspender } from '../reconciler';
import type {
  EnvironmentRequestReader,
  EnvironmentRequestStore,
  RequestRecorder,
  RequestTenancy,
} from '../requests';
import { ExtensionApprovers } from './ExtensionApprovers';
import { ExtensionDecisions } from './ExtensionDecisions';
import type { ExtensionRequestStore } from './ExtensionRequestStore';
import { LeaseEnder } from './LeaseEnder';
import { LeaseExtender } from './LeaseExtender';
import { LeaseKeeper } from './LeaseKeeper';
import { addLeaseRoutes } from './leaseRoutes';
import { LeaseService } from './LeaseService';
import { LeaseStore } from './LeaseStore';

/** The leases of environments: what people do with them, and their ends. */
export function createLeases(
  options: Omit<DomainOptions, 'recorder'> & {
    requests: EnvironmentRequestStore;
    extensions: ExtensionRequestStore;
    approverStore: ApproverStore;
    classes: EnvironmentClasses;
    deprovisioner: Deprovisioner;
    suspender: Suspender;
    recorder: RequestRecorder;
    reader: EnvironmentRequestReader;
    tenancy: RequestTenancy;
    /** Entity references of whoever has the role approver. */
    approvers: readonly string[];
  },
): Required<Pick<Domain, 'routes' | 'start' | 'stop'>> {
  const shared = {
    ...options,
    config: options.config.leases,
    leases: LeaseStore.create(options.database),
  };
  const extending = {
    ...shared,
    extender: LeaseExtender.create(shared),
    approvers: ExtensionApprovers.create({
      ...options,
      configured: options.approvers,
    }),
  };
  const keeper = LeaseKeeper.create({
    ...shared,
    ender: LeaseEnder.create(shared),
  });

  return {
    routes: [
      addLeaseRoutes({
        service: LeaseService.create(extending),
        decisions: ExtensionDecisions.create(extending),
      }),
    ],

    ...runKeeper(keeper, {
      id: 'end-leases',
      intervalMs: shared.config.checkInterval,
      scheduler: options.scheduler,
    }),
  };
}
