import {
  addHours,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import type { Transaction } from '../database';
import { groupBy } from '../groupBy';
import type {
  NamespaceEvent,
  NamespaceRecorder,
  NamespaceStateChange,
  NamespaceStore,
  StoredNamespace,
} from '../namespaces';
import type {
  EnvironmentRequestChange,
  EnvironmentRequestStore,
  RequestEvent,
  RequestRecorder,
} from '../requests';
import type { Runtimes } from '../runtimes';
import { describeNamespaceChange } from './describeNamespaceChange';
import { describeRequestChange } from './describeRequestChange';
import {
  describeTargetChange,
  type TargetChange,
} from './describeTargetChange';
import { isSameValue } from './isSameValue';
import type { Placement } from './Placement';
import type { PlacementStore, PlacementSummary } from './PlacementStore';
import { summarizeNamespace } from './summarizeNamespace';
import { summarizePlacements } from './summarizePlacements';

/** What placements belong to, locked: environment requests and namespaces, by id. */
export type Owners = {
  requests: ReadonlyMap<string, EnvironmentRequest>;
  namespaces: ReadonlyMap<string, StoredNamespace>;
};

/** Names what a placement belongs to. */
type PlacementOwner = Pick<Placement, 'namespace_id' | 'request_id'>;

type ToldRequest = {
  request: EnvironmentRequest;
  change?: EnvironmentRequestChange;
  event?: RequestEvent;
};

type ToldNamespace = {
  namespace: StoredNamespace;
  change?: NamespaceStateChange;
  event?: NamespaceEvent;
};

/** Keeps environment requests and namespaces in line with their placements, many at a time. */
export class OwnerRecorder {
  readonly #options: OwnerRecorderOptions;

  private constructor(options: OwnerRecorderOptions) {
    this.#options = options;
  }

  static create(options: OwnerRecorderOptions): OwnerRecorder {
    return new OwnerRecorder(options);
  }

  /**
   * Locks what placements belong to: requests before namespaces, each by id, so that no two wait for each other. Of those
   * of which nobody will see a difference the namespace alone, which keeps others from changing what should be.
   *
   * @param visible - those whose owners will be summarized; all unless told otherwise
   */
  async lock(
    transaction: Transaction,
    placements: readonly PlacementOwner[],
    visible: readonly PlacementOwner[] = placements,
  ): Promise<Owners> {
    const { requests, namespaces } = this.#options;
    return {
      requests: await requests.lockMany(
        transaction,
        unique(visible.flatMap(({ request_id }) => request_id ?? [])),
      ),
      namespaces: await namespaces.lockMany(
        transaction,
        unique(placements.map(({ namespace_id }) => namespace_id)),
      ),
    };
  }

  /**
   * Brings the given namespaces, and the environments that they are of, in line with their placements, and tells.
   *
   * @param passes - what passes came to on the placements
   */
  async summarize(
    transaction: Transaction,
    owners: Owners,
    namespaceIds: readonly string[],
    passes: readonly TargetChange[] = [],
  ): Promise<void> {
    const ids = unique(namespaceIds);
    if (ids.length === 0) {
      return;
    }
    const placements = groupBy(
      await this.#options.placements.summariesOf(ids, transaction),
      ({ namespace_id }) => namespace_id,
    );
    const passesOf = groupBy(passes, ({ before }) => before.namespace_id);
    const toldRequests: ToldRequest[] = [];
    const toldNamespaces: ToldNamespace[] = [];
    for (const id of ids) {
      const placed = placements.get(id) ?? [];
      const namespace = owners.namespaces.get(id);
      // The namespace of an environment has its id.
      const request = owners.requests.get(id);
      const told =
        placed.length > 1 ? this.#describeTargets(passesOf.get(id) ?? []) : [];
      if (namespace) {
        if (namespace.environment_request_id === undefined) {
          toldNamespaces.push(
            ...told.map(event => ({
              namespace,
              event: named('namespace', event),
            })),
          );
        }
        toldNamespaces.push(
          ...this.#summarizeNamespace(namespace, placed, transaction.now),
        );
      }
      if (request) {
        toldRequests.push(
          ...told.map(event => ({
            request,
            event: named('environment-request', event),
          })),
          ...this.#summarizeRequest(request, placed, transaction.now),
        );
      }
    }
    await this.#write(transaction, toldRequests, toldNamespaces);
  }

  #summarizeNamespace(
    namespace: StoredNamespace,
    placements: readonly PlacementSummary[],
    now: string,
  ): ToldNamespace[] {
    const summary = summarizeNamespace(placements, this.#titleOf);
    const isOfEnvironment = namespace.environment_request_id !== undefined;
    if (!differs(namespace, summary)) {
      // Pages about an environment hear of it by its request.
      return isOfEnvironment ? [] : [{ namespace }];
    }
    return [
      {
        namespace,
        change: {
          ...summary,
          deleted_at:
            namespace.deleted_at ??
            (summary.status === 'deleted' ? now : undefined),
        },
        event: isOfEnvironment
          ? undefined
          : ofOnly(placements, describeNamespaceChange(namespace, summary)),
      },
    ];
  }

  #summarizeRequest(
    request: EnvironmentRequest,
    placements: readonly PlacementSummary[],
    now: string,
  ): ToldRequest[] {
    const begins =
      request.status === 'queued' &&
      placements.some(({ status }) => status === 'in_progress');
    const begun: EnvironmentRequest = begins
      ? { ...request, status: 'reconciling', status_message: '' }
      : request;
    const summary = summarizePlacements(begun, placements, this.#titleOf);
    const change: EnvironmentRequestChange = {
      ...summary,
      ...(summary.status === 'ready' &&
        !request.ready_at && {
          // The clock of the lease starts when there is something to use.
          ready_at: now,
          expires_at: addHours(now, request.ttl_hours),
        }),
    };
    const told: ToldRequest[] = begins
      ? [
          {
            request,
            event: ofOnly(placements, {
              action: 'environment-request.reconciling',
              message: 'Provisioning started',
            }),
          },
        ]
      : [];
    return differs(request, change)
      ? [
          ...told,
          {
            request: begun,
            change,
            event: ofOnly(placements, describeRequestChange(begun, change)),
          },
        ]
      : [...told, { request }];
  }

  #describeTargets(passes: readonly TargetChange[]) {
    return passes.flatMap(
      pass =>
        describeTargetChange(pass, this.#titleOf(pass.before.runtime)) ?? [],
    );
  }

  async #write(
    transaction: Transaction,
    requests: readonly ToldRequest[],
    namespaces: readonly ToldNamespace[],
  ): Promise<void> {
    await this.#options.requestRecorder.changeMany(
      transaction,
      'system',
      requests,
    );
    await this.#options.namespaces.changeStates(
      transaction,
      namespaces.flatMap(({ namespace, change }) =>
        change ? [{ ...change, id: namespace.id }] : [],
      ),
    );
    await this.#options.namespaceRecorder.tell(
      transaction,
      'system',
      namespaces,
    );
  }

  readonly #titleOf = (runtime: string): string =>
    this.#options.runtimes.describe(runtime).title;
}

export type OwnerRecorderOptions = {
  placements: PlacementStore;
  requests: EnvironmentRequestStore;
  requestRecorder: RequestRecorder;
  namespaces: NamespaceStore;
  namespaceRecorder: NamespaceRecorder;
  runtimes: Pick<Runtimes, 'describe'>;
};

/** What happens to something that is on one target alone happens there. */
function ofOnly<T extends RequestEvent | NamespaceEvent>(
  placements: readonly PlacementSummary[],
  event: T | undefined,
): T | undefined {
  const [only, ...others] = placements;
  return event && only && others.length === 0
    ? { ...event, placement_id: only.id }
    : event;
}

function named<T extends { action: string }>(what: string, event: T): T {
  return { ...event, action: `${what}.${event.action}` };
}

function differs<T extends object>(before: T, change: Partial<T>): boolean {
  return Object.entries(change).some(
    ([key, value]) => !isSameValue(value, before[key as keyof T]),
  );
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
