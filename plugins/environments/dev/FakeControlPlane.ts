import {
  addHours,
  extensionRoomOf,
  type Decision,
  type EnvironmentEvent,
  type EnvironmentRequest,
  type Target,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneApi } from '@groundwork/plugin-control-plane-react';
import {
  hoursFromNow,
  pageOfEvents,
} from '@groundwork/plugin-control-plane-react/testUtils';
import { examplePlan, exampleTarget } from '../src/__testUtils__/examples';
import { createUuid } from '../src/model';
import { exampleFleet } from './exampleFleet';
import {
  classesFor,
  countsOf,
  eventOf,
  extensionOf,
  findClass,
  requestOf,
  votedOn,
} from './fakeAnswers';
import { FakeApprovals } from './FakeApprovals';
import { FakeGates } from './FakeGates';
import { costsOf } from './fakeCosts';
import { fakeAudit, fakeCatalog, fakeQueue, fakeTenants } from './fakeParts';
import { comparing, matches, refusal, withActions } from './fakeRequests';

/** What the fake is to be like, from `?scenario=` of the address the harness was opened with. */
export type Scenario = 'full' | 'empty' | 'failing' | 'forbidden' | 'slow';

const STEP_MS = 2_500;
const LATER_PLAN_DIGEST = `sha256:${'b7'.repeat(32)}`;

/** A control plane in memory, so that the pages can be worked on without a backend. Not for tests: it runs on timers. */
export class FakeControlPlane implements ControlPlaneApi {
  readonly #scenario: Scenario;
  readonly #requests = new Map<string, EnvironmentRequest>();
  readonly #events = new Map<string, EnvironmentEvent[]>();
  readonly #listeners = new Set<(id: string) => void>();
  #eventId = 0;

  private constructor(scenario: Scenario) {
    this.#scenario = scenario;
    for (const request of scenario === 'empty' ? [] : exampleFleet()) {
      this.#requests.set(request.id, request);
      this.#tell(request, 'created', `Requested ${request.class}`, 'user');
    }
  }

  static create(scenario: Scenario): FakeControlPlane {
    return new FakeControlPlane(scenario);
  }

  /** Calls the listener with the id of every request that changes. */
  subscribe(listener: (id: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  readonly tenants = fakeTenants(() => this.#answer());
  readonly catalog = fakeCatalog(() => this.#answer());
  readonly queue = fakeQueue(() => this.#answer());
  readonly audit = fakeAudit(
    () => this.#answer(),
    id => this.#events.get(id) ?? [],
  );

  readonly targets: ControlPlaneApi['targets'] = {
    listDriftEvents: async () => ({ items: [] }),
    revertDrift: id => this.#mend(id),
    acceptDrift: id => this.#mend(id),
    retry: id => this.#mend(id),
  };

  readonly classes: ControlPlaneApi['classes'] = {
    get: async name => {
      await this.#answer();
      return findClass(name);
    },
  };

  readonly approvals: ControlPlaneApi['approvals'] = FakeApprovals.create({
    answer: () => this.#answer(),
    find: id => this.#find(id),
    change: (id, change) => this.#change(id, change),
  });

  readonly gates: ControlPlaneApi['gates'] = FakeGates.create({
    answer: () => this.#answer(),
  });

  getHealth: ControlPlaneApi['getHealth'] = async () => ({
    status: 'healthy',
    environments: [],
  });

  listEnvironmentClasses: ControlPlaneApi['listEnvironmentClasses'] =
    async options => {
      await this.#answer();
      return classesFor(options?.tenantId);
    };

  listEnvironmentRequests: ControlPlaneApi['listEnvironmentRequests'] = async (
    query = {},
  ) => {
    await this.#answer();
    const items = [...this.#requests.values()]
      .filter(request => matches(request, query))
      .sort(comparing(query.order ?? 'created_at.desc'));
    const from = Number(query.cursor ?? 0);
    const to = from + (query.limit ?? 50);
    return {
      items: items.slice(from, to),
      ...(to < items.length && { next_cursor: String(to) }),
      total: { value: items.length, relation: 'eq' },
    };
  };

  getEnvironmentRequest: ControlPlaneApi['getEnvironmentRequest'] =
    async id => {
      await this.#answer();
      return this.#find(id);
    };

  getEnvironmentRequestPlan: ControlPlaneApi['getEnvironmentRequestPlan'] =
    async id => {
      await this.#answer();
      return examplePlan(this.#find(id));
    };

  listEnvironmentRequestEvents: ControlPlaneApi['listEnvironmentRequestEvents'] =
    async (id, query) => {
      await this.#answer();
      return pageOfEvents(this.#events.get(id) ?? [], query);
    };

  previewEnvironmentPlan: ControlPlaneApi['previewEnvironmentPlan'] =
    async body => {
      await this.#answer();
      return examplePlan(requestOf(body));
    };

  createEnvironmentRequest: ControlPlaneApi['createEnvironmentRequest'] =
    async body => {
      await this.#answer();
      if (body.app === 'taken') {
        throw refusal(400, 'validation_error', 'The request is not valid', {
          details: [{ field: 'app', message: 'this name is taken' }],
        });
      }
      const request = requestOf(body);
      this.#requests.set(request.id, request);
      this.#tell(request, 'created', `Requested ${request.class}`, 'user');
      if (!request.approval_required) {
        this.#provision(request.id);
      }
      return this.#find(request.id);
    };

  decideEnvironmentRequest: ControlPlaneApi['decideEnvironmentRequest'] =
    async (id, decision) => {
      await this.#answer();
      const request = this.#find(id);
      if (
        request.app === 'ledger' &&
        decision.plan_digest !== LATER_PLAN_DIGEST
      ) {
        this.#change(id, {
          plan_digest: LATER_PLAN_DIGEST,
          plan_revision: 2,
          estimated_monthly_cost_usd: 340,
        });
        throw refusal(409, 'stale_plan', 'The plan has changed', {
          plan: examplePlan(this.#find(id)),
        });
      }
      this.#decide(id, decision);
      return this.#find(id);
    };

  updateEnvironmentRequest: ControlPlaneApi['updateEnvironmentRequest'] =
    async (id, change) => {
      await this.#answer();
      const request = this.#find(id);
      this.#change(id, {
        ...change,
        plan_digest: `sha256:${createUuid().replaceAll('-', '').repeat(2)}`,
        plan_revision: request.plan_revision + 1,
        approval: { ...request.approval, given: 0 },
        votes: request.votes?.map(vote => ({ ...vote, is_current: false })),
      });
      return this.#find(id);
    };

  cancelEnvironmentRequest: ControlPlaneApi['cancelEnvironmentRequest'] =
    async (id, { reason = '' } = {}) => {
      await this.#answer();
      this.#change(id, { status: 'cancelled', status_message: reason });
      return this.#find(id);
    };

  retryEnvironmentRequest: ControlPlaneApi['retryEnvironmentRequest'] =
    async id => this.reconcileEnvironmentRequest(id);

  cloneEnvironmentRequest: ControlPlaneApi['cloneEnvironmentRequest'] = async (
    id,
    change,
  ) => {
    const { app, team, class: className, region } = this.#find(id);
    return this.createEnvironmentRequest({
      app,
      team,
      class: className,
      region,
      ...change,
    });
  };

  replanEnvironmentRequest: ControlPlaneApi['replanEnvironmentRequest'] =
    async id => this.getEnvironmentRequestPlan(id);

  getEnvironmentCosts: ControlPlaneApi['getEnvironmentCosts'] = async (
    query = {},
  ) => {
    await this.#answer();
    return costsOf([...this.#requests.values()], query);
  };

  countEnvironmentRequests: ControlPlaneApi['countEnvironmentRequests'] =
    async () => {
      await this.#answer();
      return countsOf([...this.#requests.values()]);
    };

  listExtensionRequests: ControlPlaneApi['listExtensionRequests'] =
    async id => {
      await this.#answer();
      const { pending_extension: pending } = this.#find(id);
      return { items: pending ? [pending] : [] };
    };

  reconcileEnvironmentRequest: ControlPlaneApi['reconcileEnvironmentRequest'] =
    async id => {
      await this.#answer();
      this.#provision(id);
      return this.#find(id);
    };

  extendEnvironmentRequest: ControlPlaneApi['extendEnvironmentRequest'] =
    async (id, { hours, reason = '' }) => {
      await this.#answer();
      const request = this.#find(id);
      const { expires_at, extensions = 0 } = request;
      const room = extensionRoomOf(request, findClass(request.class));
      if (expires_at === undefined || !room) {
        throw refusal(409, 'conflict', 'Its time begins when it is ready');
      }
      if (hours > room.hoursMax) {
        this.#change(id, {
          pending_extension: extensionOf(hours, reason),
        });
        return this.#find(id);
      }
      if (request.status === 'suspended') {
        this.#provision(id);
      }
      this.#change(id, {
        expires_at: addHours(expires_at, hours),
        extensions: extensions + 1,
      });
      return this.#find(id);
    };

  deleteEnvironmentRequest: ControlPlaneApi['deleteEnvironmentRequest'] =
    async id => {
      await this.#answer();
      const request = this.#find(id);
      if (request.status === 'pending_approval') {
        this.#change(id, { status: 'cancelled' });
      } else {
        this.#change(id, { status: 'deprovisioning' });
        setTimeout(
          () => this.#change(id, { status: 'deleted', targets: [] }),
          2 * STEP_MS,
        );
      }
      return this.#find(id);
    };

  async #mend(targetId: string): Promise<Target> {
    await this.#answer();
    const request = [...this.#requests.values()].find(({ targets }) =>
      targets?.some(({ id }) => id === targetId),
    );
    if (!request) {
      throw refusal(404, 'not_found', 'There is no such target');
    }
    this.#provision(request.id);
    return exampleTarget(request, { id: targetId, status: 'pending' });
  }

  async #answer(): Promise<void> {
    const delayMs = this.#scenario === 'slow' ? 3_600_000 : 150;
    await new Promise(resolve => {
      setTimeout(resolve, delayMs);
    });
    if (this.#scenario === 'failing') {
      throw refusal(503, 'unavailable', 'The database does not answer');
    }
    if (this.#scenario === 'forbidden') {
      throw refusal(403, 'forbidden', 'You may not read environments');
    }
  }

  #find(id: string): EnvironmentRequest {
    const request = this.#requests.get(id);
    if (!request) {
      throw refusal(404, 'not_found', 'There is no such environment request');
    }
    return withActions(request);
  }

  #change(id: string, change: Partial<EnvironmentRequest>): void {
    const request = this.#requests.get(id);
    if (!request) {
      return;
    }
    const changed = {
      ...request,
      ...change,
      updated_at: new Date().toISOString(),
    };
    this.#requests.set(id, changed);
    const { status } = change;
    if (status) {
      this.#tell(changed, status, `It is now ${status}`, 'system');
    }
    for (const listener of this.#listeners) {
      listener(id);
    }
  }

  #decide(id: string, decision: Decision): void {
    const change = votedOn(this.#find(id), decision);
    this.#change(id, change);
    if (change.status === 'approved') {
      this.#provision(id);
    }
  }

  #provision(id: string): void {
    const target = (overrides: Parameters<typeof exampleTarget>[1]) => [
      exampleTarget(this.#find(id), overrides),
    ];
    this.#change(id, { status: 'queued' });
    setTimeout(
      () =>
        this.#change(id, {
          status: 'reconciling',
          targets: target({
            status: 'in_progress',
            message: 'Writing 6 resources.',
            resources: [],
            drift_status: 'unknown',
          }),
        }),
      STEP_MS,
    );
    setTimeout(() => {
      const { ready_at: readyAt, ttl_hours: hours } = this.#find(id);
      this.#change(id, {
        status: 'ready',
        drift_status: 'in_sync',
        drift_summary: '',
        status_message: '',
        targets: target({}),
        ...(!readyAt && {
          ready_at: hoursFromNow(0),
          expires_at: hoursFromNow(hours),
        }),
      });
    }, 3 * STEP_MS);
  }

  #tell(
    request: EnvironmentRequest,
    action: string,
    message: string,
    actorType: EnvironmentEvent['actor_type'],
  ): void {
    this.#eventId += 1;
    this.#events.set(request.id, [
      eventOf(this.#eventId, request, action, message, actorType),
      ...(this.#events.get(request.id) ?? []),
    ]);
  }
}
