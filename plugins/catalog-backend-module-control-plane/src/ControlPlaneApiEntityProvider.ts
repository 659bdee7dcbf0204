import type {
  DiscoveryService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type ApiEntity,
} from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { retry } from './retry';

/** What {@link ControlPlaneApiEntityProvider.create} needs. */
export type ControlPlaneApiEntityProviderOptions = {
  discovery: DiscoveryService;
  /** Full entity reference. */
  owner: string;
  /** Pause before reading again after a failure, in milliseconds. Defaults to 2,000. */
  retryDelayMs?: number;
  /** Full entity reference. */
  system?: string;
  taskRunner: SchedulerServiceTaskRunner;
};

const attempts = 30;

/**
 * Provides the control plane's OpenAPI document, as the control plane serves it, as an `API` entity, so that the
 * portal's API docs show what is really running.
 */
export class ControlPlaneApiEntityProvider implements EntityProvider {
  readonly #options: ControlPlaneApiEntityProviderOptions;

  private constructor(options: ControlPlaneApiEntityProviderOptions) {
    this.#options = options;
  }

  static create(
    options: ControlPlaneApiEntityProviderOptions,
  ): ControlPlaneApiEntityProvider {
    return new ControlPlaneApiEntityProvider(options);
  }

  getProviderName(): string {
    return 'control-plane-api';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    const { retryDelayMs: delayMs = 2_000, taskRunner } = this.#options;
    await taskRunner.run({
      id: `${this.getProviderName()}:refresh`,
      fn: signal =>
        retry({ attempts, delayMs, signal }, () =>
          this.#provide(connection, signal),
        ),
    });
  }

  async #provide(
    connection: EntityProviderConnection,
    signal?: AbortSignal,
  ): Promise<void> {
    const { discovery } = this.#options;
    const [internalUrl, externalUrl] = await Promise.all([
      discovery.getBaseUrl('control-plane'),
      discovery.getExternalBaseUrl('control-plane'),
    ]);
    const response = await fetch(`${internalUrl}/openapi.json`, { signal });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const document: unknown = await response.json();
    if (!isOpenApiDocument(document)) {
      throw new Error(
        'The control plane did not answer with an OpenAPI document',
      );
    }
    const entity = this.#toEntity(document, `${externalUrl}/openapi.json`);
    await connection.applyMutation({
      type: 'full',
      entities: [{ entity, locationKey: this.getProviderName() }],
    });
  }

  #toEntity(document: object, url: string): ApiEntity {
    const { owner, system } = this.#options;
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      metadata: {
        name: 'control-plane',
        namespace: 'default',
        title: 'Groundwork control plane',
        description:
          'Request environments, decide over requests, and watch what becomes of them',
        annotations: {
          [ANNOTATION_LOCATION]: `url:${url}`,
          [ANNOTATION_ORIGIN_LOCATION]: `url:${url}`,
        },
        tags: ['environments', 'openapi'],
        links: [{ url, title: 'OpenAPI document', icon: 'docs' }],
      },
      spec: {
        type: 'openapi',
        lifecycle: 'production',
        owner,
        ...(system && { system }),
        definition: JSON.stringify(document, undefined, 2),
      },
    };
  }
}

function isOpenApiDocument(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    'openapi' in value &&
    typeof value.openapi === 'string'
  );
}
