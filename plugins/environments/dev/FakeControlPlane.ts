import {
  addHours,
  extensionRoomOf,
  isFinal,
  isInProgress,
  ControlPlaneError,
  type Action,
  type CreateEnvironmentRequest,
  type Decision,
  type EnvironmentEvent,
  type EnvironmentRequest,
  type ListEnvironmentRequestsQuery,
  type Plan,
  type Target,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneApi } from '@groundwork/plugin-control-plane-react';
import { hoursFromNow } from '@groundwork/plugin-control-plane-react/testUtils';
import {
  exampleClasses,
  examplePlan,
  exampleRequest,
  exampleTarget,
  exampleTenant,
} from '../src/__testUtils__/examples';
import { createUuid } from '../src/model';
import { exampleFleet } from './exampleFleet';

/** What the fake is to be like, from `?scenario=` of the address the harness was opened with. */
export type Scenario = 'full' | 'empty' | 'failing' | 'forbidden' | 'slow';

const STEP_MS = 2_500;

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

  readonly tenants: ControlPlaneApi['tenants'] = {
    list: async () => {
      await this.#answer();
      return {
        items: [exampleTenant()],
        total: { value: 1, relation: 'eq' },
      };
    },
    get: async () => exampleTenant(),
  };

  readonly targets: ControlPlaneApi['targets'] = {
    listDriftEvents: async () => ({ items: [] }),
    revertDrift: id => this.#mend(id),
    acceptDrift: id => this.#mend(id),
    retry: id => this.#mend(id),
  };

  getHealth: ControlPlaneApi['getHealth'] = async () => ({
    status: 'healthy',
    environments: [],
  });

  listEnvironmentClasses: ControlPlaneApi['listEnvironmentClasses'] =
    async () => {
      await this.#answer();
      return exampleClasses;
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
    async id => {
      await this.#answer();
      return { items: this.#events.get(id) ?? [] };
    };

  previewEnvironmentPlan: ControlPlaneApi['previewEnvironmentPlan'] =
    async body => {
      await this.#answer();
      return this.#plan(body);
    };

  createEnvironmentRequest: ControlPlaneApi['createEnvironmentRequest'] =
    async body => {
      await this.#answer();
      if (body.app === 'taken') {
        throw refusal(400, 'validation_error', 'The request is not valid', [
          { field: 'app', message: 'this name is taken' },
        ]);
      }
      const request = this.#fromBody(body);
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
      if (request.app === 'ledger') {
        this.#change(id, { plan_digest: `sha256:${'b7'.repeat(32)}` });
        throw refusal(409, 'stale_plan', 'The plan has changed');
      }
      this.#decide(id, decision);
      return this.#find(id);
    };

  reconcileEnvironmentRequest: ControlPlaneApi['reconcileEnvironmentRequest'] =
    async id => {
      await this.#answer();
      this.#provision(id);
      return this.#find(id);
    };

  extendEnvironmentRequest: ControlPlaneApi['extendEnvironmentRequest'] =
    async (id, { hours }) => {
      await this.#answer();
      const { expires_at, extensions = 0 } = this.#find(id);
      if (expires_at === undefined) {
        throw refusal(409, 'conflict', 'Its time begins when it is ready');
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
    if (change.status) {
      this.#tell(
        changed,
        change.status,
        `It is now ${change.status}`,
        'system',
      );
    }
    for (const listener of this.#listeners) {
      listener(id);
    }
  }

  #decide(id: string, { decision, reason = '' }: Decision): void {
    const request = this.#find(id);
    this.#change(id, {
      status: decision === 'approve' ? 'approved' : 'rejected',
      votes: [
        {
          decision,
          reason,
          plan_digest: request.plan_digest,
          decided_by: 'user:default/guest',
          created_at: new Date().toISOString(),
        },
      ],
    });
    if (decision === 'approve') {
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

  #fromBody(body: CreateEnvironmentRequest): EnvironmentRequest {
    const needsApproval = body.class === 'production';
    return exampleRequest({
      ...body,
      id: createUuid(),
      requested_by: 'user:default/guest',
      owner: body.owner ?? `group:default/${body.team}`,
      status: needsApproval ? 'pending_approval' : 'queued',
      drift_status: 'unknown',
      created_at: hoursFromNow(0),
      updated_at: hoursFromNow(0),
      ready_at: undefined,
      expires_at: undefined,
      targets: [],
      votes: [],
    });
  }

  #plan(body: CreateEnvironmentRequest): Plan {
    return examplePlan(this.#fromBody(body));
  }

  #tell(
    request: EnvironmentRequest,
    action: string,
    message: string,
    actorType: EnvironmentEvent['actor_type'],
  ): void {
    this.#eventId += 1;
    this.#events.set(request.id, [
      {
        id: this.#eventId,
        action: `environment-request.${action}`,
        actor_id: actorType === 'user' ? request.requested_by : 'control-plane',
        actor_type: actorType,
        message,
        metadata: {},
        created_at: request.updated_at,
      },
      ...(this.#events.get(request.id) ?? []),
    ]);
  }
}

function withActions(request: EnvironmentRequest): EnvironmentRequest {
  const isOwn = request.requested_by === 'user:default/guest';
  const isPending = request.status === 'pending_approval';
  return {
    ...request,
    actions: {
      approve:
        isPending && !isOwn
          ? { allowed: true }
          : {
              allowed: false,
              reason: isPending
                ? 'You requested this; someone else must approve'
                : 'It does not wait for a decision',
            },
      reconcile: isInProgress(request.status)
        ? { allowed: false, reason: 'A pass is under way already' }
        : { allowed: !isPending && !isFinal(request.status) },
      extend: decideExtend(request),
      delete: isFinal(request.status)
        ? { allowed: false, reason: 'It has ended already' }
        : { allowed: true },
    },
  };
}

function decideExtend(request: EnvironmentRequest): Action {
  const policy = exampleClasses.find(({ name }) => name === request.class);
  const room = policy && extensionRoomOf(request, policy);
  if (isFinal(request.status) || request.status === 'deprovisioning') {
    return { allowed: false, reason: 'It is ending' };
  }
  if (!room) {
    return { allowed: false, reason: 'Its time begins when it is ready' };
  }
  return room.hoursMax > 0
    ? { allowed: true }
    : {
        allowed: false,
        reason: `It lives as long as ${policy.title} allows already`,
      };
}

function matches(
  request: EnvironmentRequest,
  query: ListEnvironmentRequestsQuery,
): boolean {
  const words = query.q?.toLowerCase();
  return (
    (!query.status || query.status.includes(request.status)) &&
    (!query.class || query.class === request.class) &&
    (!query.region || query.region === request.region) &&
    (!query.owner || query.owner === request.owner) &&
    (!query.component_ref || query.component_ref === request.component_ref) &&
    (!query.drift_status || query.drift_status === request.drift_status) &&
    (!query.expires_before ||
      (request.expires_at ?? query.expires_before) < query.expires_before) &&
    (!query.mine || request.requested_by === 'user:default/guest') &&
    (!query.awaiting_my_decision ||
      withActions(request).actions?.approve.allowed === true) &&
    (!words || `${request.app} ${request.team}`.includes(words))
  );
}

function comparing(order: string) {
  const [field, direction] = order.split('.');
  const sign = direction === 'asc' ? 1 : -1;
  const key = (request: EnvironmentRequest) => {
    switch (field) {
      case 'name':
        return request.name;
      case 'updated_at':
        return request.updated_at;
      default:
        return request.created_at;
    }
  };
  return (a: EnvironmentRequest, b: EnvironmentRequest) =>
    sign * key(a).localeCompare(key(b));
}

function refusal(
  status: number,
  error: string,
  message: string,
  details?: { field: string; message: string }[],
): ControlPlaneError {
  return ControlPlaneError.fromResponse(new Response(undefined, { status }), {
    error,
    message,
    details,
    request_id: createUuid(),
  });
}
