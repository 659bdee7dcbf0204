import type { ApprovalProcess } from '../approvals/ApprovalProcess';
import type { ClassAvailabilities, EnvironmentClasses } from '../classes';
import type { DomainOptions } from '../Domain';
import type { GateCounter } from '../gates';
import type { AddRoutes } from '../http';
import type { NamespaceStore } from '../namespaces';
import type { EnvironmentPlanner } from '../plans';
import type { Deprovisioner, PlacementStore } from '../reconciler';
import type { ComponentDirectory } from './ComponentDirectory';
import type { EnvironmentRequestReader } from './EnvironmentRequestReader';
import type { EnvironmentRequestStore } from './EnvironmentRequestStore';
import { RequestActions } from './RequestActions';
import { RequestCounter } from './RequestCounter';
import { RequestCreator } from './RequestCreator';
import { RequestEditor } from './RequestEditor';
import type { RequestEnqueuer } from './RequestEnqueuer';
import { RequestPlanner } from './RequestPlanner';
import type { RequestRecorder } from './RequestRecorder';
import { addRequestRoutes } from './requestRoutes';
import { RequestSubmitter } from './RequestSubmitter';
import type { RequestTenancy } from './RequestTenancy';
import { RequestValidator } from './RequestValidator';

/** Everything that is done with requests, but for deciding over them. */
export function createRequests(
  options: Omit<DomainOptions, 'recorder'> & {
    availabilities: ClassAvailabilities;
    classes: EnvironmentClasses;
    components: ComponentDirectory;
    deprovisioner: Deprovisioner;
    enqueuer: RequestEnqueuer;
    gateCounter: Pick<GateCounter, 'count'>;
    namespaces: NamespaceStore;
    placements: PlacementStore;
    planner: EnvironmentPlanner;
    process: ApprovalProcess;
    reader: EnvironmentRequestReader;
    recorder: RequestRecorder;
    requests: EnvironmentRequestStore;
    tenancy: RequestTenancy;
  },
): { routes: AddRoutes[] } {
  const shared = {
    ...options,
    planner: RequestPlanner.create(options),
    submitter: RequestSubmitter.create(options),
    validator: RequestValidator.create(options),
  };
  return {
    routes: [
      addRequestRoutes({
        reader: options.reader,
        counter: RequestCounter.create(shared),
        creator: RequestCreator.create(shared),
        editor: RequestEditor.create(shared),
        actions: RequestActions.create(shared),
      }),
    ],
  };
}
