import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { RoleMembership } from '@groundwork/plugin-control-plane-node';
import { AbsentDirectory } from '../approvals/AbsentDirectory';
import { runKeeper } from '../background';
import type { Domain, DomainOptions } from '../Domain';
import { ComponentDirectory } from '../requests/ComponentDirectory';
import { createGateKeeper } from './createGateKeeper';
import type { GateStores } from './createGateStores';
import { GateCounter } from './GateCounter';
import { GateCreator } from './GateCreator';
import { GateDecisions } from './GateDecisions';
import { GateReader } from './GateReader';
import { GateRecorder } from './GateRecorder';
import { addGateRoutes } from './gateRoutes';
import { GateVoteRecorder } from './GateVoteRecorder';

/** Gates: runs of templates that wait for an approval of their parameters. */
export function createGates(
  options: Omit<DomainOptions, 'recorder'> &
    GateStores & {
      auth: AuthService;
      catalog: CatalogService;
      /** Who has which role by the configuration. */
      roles: RoleMembership;
      /** Entity references of who has the role approver by the configuration. */
      configured: readonly string[];
    },
): Domain & { counter: GateCounter } {
  const { config, scheduler } = options;
  const recorder = GateRecorder.create(options);
  const shared = {
    ...options,
    recorder,
    policies: new Map(Object.entries(config.approvals.policies)),
    components: ComponentDirectory.create(options),
    absent: AbsentDirectory.create(options),
    reader: GateReader.create(options),
    voteRecorder: GateVoteRecorder.create({ ...options, recorder }),
  };

  return {
    counter: GateCounter.create(options),

    routes: [
      addGateRoutes({
        reader: shared.reader,
        creator: GateCreator.create(shared),
        decisions: GateDecisions.create(shared),
      }),
    ],

    ...runKeeper(createGateKeeper(shared), {
      id: 'attend-to-template-gates',
      intervalMs: config.leases.checkInterval,
      scheduler,
    }),
  };
}
