import type {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import {
  ENVIRONMENT_REQUESTS_CHANNEL,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import type { EnvironmentSource } from './EnvironmentSource';
import { retry } from './retry';
import {
  componentRefOf,
  environmentEntityRef,
  isProvisioned,
  toEnvironmentEntity,
} from './toEnvironmentEntity';

/** What {@link ControlPlaneEntityProvider.create} needs. */
export type ControlPlaneEntityProviderOptions = {
  events: EventsService;
  /** Whether tenants are entities, which environments are then part of. */
  hasTenants?: boolean;
  logger: LoggerService;
  /** Where the portal is, without a slash at the end. */
  portalUrl: string;
  /** Pause before reading again after a failure, in milliseconds. Defaults to 2,000. */
  retryDelayMs?: number;
  source: EnvironmentSource;
  taskRunner: SchedulerServiceTaskRunner;
};

const attempts = 5;
const changesTimeoutMs = 60_000;

/**
 * Provides every provisioned environment as a `Resource` entity.
 *
 * @remarks
 * - On schedule, everything is read and replaces what was there.
 * - On an event, what changed is read and added or removed, within a second or so.
 *
 * An event only says that something changed. What the entity of a name should be is always read, never concluded, so
 * events that are late, repeated or out of order do no harm. In one process the two never overlap; a change that another
 * process applied while this one was reading everything is read once more at the end.
 */
export class ControlPlaneEntityProvider implements EntityProvider {
  readonly #options: ControlPlaneEntityProviderOptions;
  readonly #pending = new Set<string>();
  #connection?: EntityProviderConnection;
  #draining = false;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(options: ControlPlaneEntityProviderOptions) {
    this.#options = options;
  }

  static create(
    options: ControlPlaneEntityProviderOptions,
  ): ControlPlaneEntityProvider {
    return new ControlPlaneEntityProvider(options);
  }

  getProviderName(): string {
    return 'control-plane-environments';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#options.events.subscribe({
      id: this.getProviderName(),
      topics: [ENVIRONMENT_REQUESTS_CHANNEL],
      onEvent: async params => this.#onEvent(params),
    });
    await this.#options.taskRunner.run({
      id: `${this.getProviderName()}:refresh`,
      fn: signal =>
        this.#attempt(signal, () => this.#replaceAll(connection, signal)),
    });
  }

  /** Returns at once: whoever publishes must not wait for the catalog, nor fail with it. */
  #onEvent({ eventPayload }: EventParams): void {
    const id = requestIdOf(eventPayload);
    if (!id) {
      this.#options.logger.warn('Ignored an event without a request id');
      return;
    }
    this.#pending.add(id);
    if (!this.#draining) {
      void this.#drain();
    }
  }

  /** Takes all changes that came in while the last ones were worked on together, so that a burst costs little. */
  async #drain(): Promise<void> {
    const connection = this.#connection;
    this.#draining = true;
    while (connection && this.#pending.size > 0) {
      const ids = [...this.#pending];
      this.#pending.clear();
      try {
        await this.#attempt(undefined, () =>
          this.#applyChanges(
            connection,
            ids,
            AbortSignal.timeout(changesTimeoutMs),
          ),
        );
      } catch (error) {
        this.#options.logger.warn(
          `Changed environments show in the catalog with the next full refresh only: ${stringifyError(
            error,
          )}`,
        );
      }
    }
    // In the same turn as the last look at what is pending: an event in between would start nothing.
    this.#draining = false;
  }

  async #replaceAll(
    connection: EntityProviderConnection,
    signal?: AbortSignal,
  ): Promise<void> {
    const { logger, source } = this.#options;
    const latestChange = await source.latestChange(signal);
    const requests = await source.listProvisioned(signal);
    const entities = await this.#toDeferredEntities(requests);
    await connection.applyMutation({ type: 'full', entities });
    logger.debug(`Provided ${entities.length} environments`);

    const ids = await source.listChangedSince(latestChange, signal);
    await this.#applyChanges(connection, ids, signal);
  }

  async #applyChanges(
    connection: EntityProviderConnection,
    ids: string[],
    signal?: AbortSignal,
  ): Promise<void> {
    const { logger, source } = this.#options;
    // A name is free for another request once its environment is gone. So the question is not what became of the one
    // that changed, but which one, if any, has the name now.
    const byName = new Map<string, EnvironmentRequest | undefined>();
    for (const id of ids) {
      const request = await source.find(id, signal);
      if (!request) {
        logger.warn(`There is no environment request ${id}`);
      } else if (isProvisioned(request)) {
        byName.set(request.name, request);
      } else if (request.ready_at) {
        byName.set(
          request.name,
          await source.findProvisionedByName(request.name, signal),
        );
      }
    }
    if (byName.size === 0) {
      return;
    }

    const added = await this.#toDeferredEntities(
      [...byName.values()].filter(request => request !== undefined),
    );
    const addedNames = new Set(added.map(({ entity }) => entity.metadata.name));
    const removed = [...byName.keys()]
      .filter(name => !addedNames.has(name))
      .flatMap(name => environmentEntityRef(name) ?? [])
      .map(entityRef => ({ entityRef, locationKey: this.getProviderName() }));
    await connection.applyMutation({ type: 'delta', added, removed });
  }

  async #toDeferredEntities(
    requests: EnvironmentRequest[],
  ): Promise<DeferredEntity[]> {
    const { hasTenants, logger, portalUrl, source } = this.#options;
    const systems = await source.findSystems(requests);
    const tenants = hasTenants
      ? await source.findTenantRefs(requests)
      : undefined;
    const entities = new Map<string, DeferredEntity>();
    for (const request of requests) {
      const component = componentRefOf(request);
      const entity = toEnvironmentEntity(request, {
        portalUrl,
        system: component && systems.get(component),
        tenant: request.tenant_id && tenants?.get(request.tenant_id),
      });
      if (!entity) {
        logger.warn(
          `The name or owner of environment request ${request.id} cannot be one in the catalog`,
        );
      } else {
        entities.set(entity.metadata.name, {
          entity,
          locationKey: this.getProviderName(),
        });
      }
    }
    return [...entities.values()];
  }

  /** Waits for its turn, so that an older reading never overwrites a newer one, and tries again after a failure. */
  #attempt(
    signal: AbortSignal | undefined,
    work: () => Promise<void>,
  ): Promise<void> {
    const delayMs = this.#options.retryDelayMs ?? 2_000;
    const turn = this.#last.then(() =>
      retry({ attempts, delayMs, signal }, work),
    );
    this.#last = turn.catch(() => {});
    return turn;
  }
}

function requestIdOf(payload: unknown): string | undefined {
  if (payload && typeof payload === 'object' && 'request_id' in payload) {
    const { request_id: id } = payload;
    return typeof id === 'string' && id ? id : undefined;
  }
  return undefined;
}
