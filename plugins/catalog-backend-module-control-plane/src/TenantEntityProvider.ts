import type {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import { TENANTS_CHANNEL } from '@groundwork/plugin-control-plane-common';
import type { EnvironmentSource } from './EnvironmentSource';
import { retry } from './retry';
import { toTenantEntity } from './toTenantEntity';

/** What {@link TenantEntityProvider.create} needs. */
export type TenantEntityProviderOptions = {
  events: EventsService;
  logger: LoggerService;
  /** Full entity reference. */
  owner: string;
  /** Where the portal is, without a slash at the end. */
  portalUrl: string;
  /** Pause before reading again after a failure, in milliseconds. Defaults to 2,000. */
  retryDelayMs?: number;
  source: Pick<EnvironmentSource, 'listTenants'>;
  taskRunner: SchedulerServiceTaskRunner;
};

const attempts = 5;

/**
 * Provides every tenant that is in use as a `Resource` entity, for environments to be part of. There are few of them and
 * they change seldom, so that all are read anew on schedule and whenever one changes.
 */
export class TenantEntityProvider implements EntityProvider {
  readonly #options: TenantEntityProviderOptions;
  #connection?: EntityProviderConnection;
  #isAsked = false;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(options: TenantEntityProviderOptions) {
    this.#options = options;
  }

  static create(options: TenantEntityProviderOptions): TenantEntityProvider {
    return new TenantEntityProvider(options);
  }

  getProviderName(): string {
    return 'control-plane-tenants';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#options.events.subscribe({
      id: this.getProviderName(),
      topics: [TENANTS_CHANNEL],
      onEvent: async params => this.#onEvent(params),
    });
    await this.#options.taskRunner.run({
      id: `${this.getProviderName()}:refresh`,
      fn: signal => this.#attempt(signal),
    });
  }

  /** Returns at once: whoever publishes must not wait for the catalog, nor fail with it. */
  #onEvent({ eventPayload }: EventParams): void {
    // Changes of members, keys and the like show nowhere in the catalog.
    if (!isAboutTenantItself(eventPayload) || this.#isAsked) {
      return;
    }
    this.#isAsked = true;
    this.#attempt().catch(error =>
      this.#options.logger.warn(
        `Changed tenants show in the catalog with the next full refresh only: ${stringifyError(
          error,
        )}`,
      ),
    );
  }

  /** Waits for its turn, so that an older reading never overwrites a newer one, and tries again after a failure. */
  #attempt(signal?: AbortSignal): Promise<void> {
    const delayMs = this.#options.retryDelayMs ?? 2_000;
    const turn = this.#last.then(() =>
      retry({ attempts, delayMs, signal }, () => this.#replaceAll(signal)),
    );
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #replaceAll(signal?: AbortSignal): Promise<void> {
    const { logger, owner, portalUrl, source } = this.#options;
    // What changes from here on is read once more.
    this.#isAsked = false;
    const tenants = await source.listTenants(signal);
    const entities = tenants.flatMap(tenant => {
      const entity = toTenantEntity(tenant, { owner, portalUrl });
      if (!entity) {
        logger.warn(`Tenant ${tenant.id} cannot have its name in the catalog`);
      }
      return entity ? [{ entity, locationKey: this.getProviderName() }] : [];
    });
    await this.#connection?.applyMutation({ type: 'full', entities });
    logger.debug(`Provided ${entities.length} tenants`);
  }
}

function isAboutTenantItself(payload: unknown): boolean {
  return (
    typeof payload === 'object' &&
    payload !== null &&
    'part' in payload &&
    payload.part === 'tenant'
  );
}
