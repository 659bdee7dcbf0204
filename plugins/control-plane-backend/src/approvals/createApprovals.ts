import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { RoleMembership } from '@groundwork/plugin-control-plane-node';
import type { Knex } from 'knex';
import { runKeeper } from '../background';
import type { EnvironmentClasses } from '../classes';
import type { Domain, DomainOptions } from '../Domain';
import type {
  EnvironmentRequestReader,
  EnvironmentRequestStore,
  RequestEnqueuer,
  RequestRecorder,
  RequestTenancy,
} from '../requests';
import type { ComponentDirectory } from '../requests/ComponentDirectory';
import { AbsentDirectory } from './AbsentDirectory';
import { addApprovalRoutes } from './approvalRoutes';
import { ApprovalService } from './ApprovalService';
import { ApproverStore } from './ApproverStore';
import { createApprovalKeeper } from './createApprovalKeeper';
import { PendingApprovalStore } from './PendingApprovalStore';
import { StandingStore } from './StandingStore';
import { SubstituteService } from './SubstituteService';
import { SubstituteStore } from './SubstituteStore';
import { VoteRecorder } from './VoteRecorder';
import { VoteStore } from './VoteStore';

/** The stores of approvals, which others read from as well. */
export type ApprovalStores = {
  votes: VoteStore;
  approverStore: ApproverStore;
  standings: StandingStore;
  pending: PendingApprovalStore;
  substitutes: SubstituteStore;
};

export function createApprovalStores(options: { knex: Knex }): ApprovalStores {
  const votes = VoteStore.create(options);
  const approverStore = ApproverStore.create(options);
  return {
    votes,
    approverStore,
    standings: StandingStore.create({ votes, approverStore }),
    pending: PendingApprovalStore.create(options),
    substitutes: SubstituteStore.create(options),
  };
}

/** Decisions over requests, who may give them, and what time brings for them. */
export function createApprovals(
  options: Omit<DomainOptions, 'recorder'> &
    ApprovalStores & {
      auth: AuthService;
      catalog: CatalogService;
      /** Who has which role by the configuration. */
      roles: RoleMembership;
      /** Entity references of who has the role approver by the configuration. */
      configured: readonly string[];
      requests: EnvironmentRequestStore;
      classes: EnvironmentClasses;
      components: ComponentDirectory;
      recorder: RequestRecorder;
      reader: EnvironmentRequestReader;
      enqueuer: RequestEnqueuer;
      tenancy: RequestTenancy;
    },
): Required<Pick<Domain, 'routes' | 'start' | 'stop'>> {
  const { reader, config, scheduler } = options;
  const shared = {
    ...options,
    absent: AbsentDirectory.create(options),
  };
  const keeper = createApprovalKeeper(shared);

  return {
    routes: [
      addApprovalRoutes({
        reader,
        approvals: ApprovalService.create({
          ...shared,
          voteRecorder: VoteRecorder.create(shared),
        }),
        substitutes: SubstituteService.create(shared),
      }),
    ],

    ...runKeeper(keeper, {
      id: 'attend-to-approvals',
      intervalMs: config.leases.checkInterval,
      scheduler,
    }),
  };
}
