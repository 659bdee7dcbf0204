import type { paths } from '../schema/openapi/generated/types';
import type {
  Cancellation,
  CreateEnvironmentRequest,
  Decision,
  EnvironmentClass,
  EnvironmentClassList,
  EnvironmentCosts,
  EnvironmentEvent,
  EnvironmentRequest,
  EnvironmentRequestClone,
  EnvironmentRequestCounts,
  EnvironmentRequestList,
  EnvironmentRequestUpdate,
  Extension,
  ExtensionRequestList,
  Health,
  Plan,
} from '../types';
import { ApiKeysClient } from './ApiKeysClient';
import { ApprovalsClient } from './ApprovalsClient';
import { AuditClient } from './AuditClient';
import { CatalogClient } from './CatalogClient';
import { ClassesClient } from './ClassesClient';
import { ControlPlaneError } from './ControlPlaneError';
import {
  ControlPlaneTransport,
  type CallOptions,
  type ControlPlaneClientOptions,
} from './ControlPlaneTransport';
import { NamespacesClient, type ListEventsQuery } from './NamespacesClient';
import { QueueClient } from './QueueClient';
import { RuntimesClient } from './RuntimesClient';
import { TargetsClient } from './TargetsClient';
import { TemplateGatesClient } from './TemplateGatesClient';
import { TenantsClient, type PageQuery } from './TenantsClient';

/** Filters, order and page of {@link ControlPlaneClient.listEnvironmentRequests}. @public */
export type ListEnvironmentRequestsQuery = NonNullable<
  paths['/v1/environment-requests']['get']['parameters']['query']
>;

/** Groups and filters of {@link ControlPlaneClient.getEnvironmentCosts}. @public */
export type EnvironmentCostsQuery = NonNullable<
  paths['/v1/environment-costs']['get']['parameters']['query']
>;

/**
 * Typed client of the control plane, generated types over `fetch`. Every method rejects with
 * {@link ControlPlaneError} when the answer is not a success.
 *
 * @public
 */
export class ControlPlaneClient {
  readonly #transport: ControlPlaneTransport;
  /** Environment classes and policy packs. */
  readonly classes: ClassesClient;
  /** Votes, receipts, substitutes and links. */
  readonly approvals: ApprovalsClient;
  /** Runs of templates that go on when others have approved. */
  readonly gates: TemplateGatesClient;
  /** Tenants, their projects, members, service accounts and quotas. */
  readonly tenants: TenantsClient;
  /** The product catalog and what tenants are entitled to. */
  readonly catalog: CatalogClient;
  /** API keys. */
  readonly apiKeys: ApiKeysClient;
  /** The audit log. */
  readonly audit: AuditClient;
  /** Runtime environments and groups. */
  readonly runtimes: RuntimesClient;
  /** Namespaces, their rules and identity groups. */
  readonly namespaces: NamespacesClient;
  /** Namespaces on single runtime environments, and their drift. */
  readonly targets: TargetsClient;
  /** The work of the reconciler. */
  readonly queue: QueueClient;

  private constructor(transport: ControlPlaneTransport) {
    this.#transport = transport;
    this.classes = new ClassesClient(transport);
    this.approvals = new ApprovalsClient(transport);
    this.gates = new TemplateGatesClient(transport);
    this.tenants = new TenantsClient(transport);
    this.catalog = new CatalogClient(transport);
    this.apiKeys = new ApiKeysClient(transport);
    this.audit = new AuditClient(transport);
    this.runtimes = new RuntimesClient(transport);
    this.namespaces = new NamespacesClient(transport);
    this.targets = new TargetsClient(transport);
    this.queue = new QueueClient(transport);
  }

  /** Makes a client. */
  static create(options: ControlPlaneClientOptions): ControlPlaneClient {
    return new ControlPlaneClient(new ControlPlaneTransport(options));
  }

  /** The health, also when it is bad. */
  async getHealth(options?: CallOptions): Promise<Health> {
    const { data, error, response } = await this.#transport.request(
      options,
      (client, init) => client.request('get', '/v1/health', init),
    );
    if (data) {
      return data;
    }
    // An unhealthy control plane says how it is; a proxy in front of it does not.
    if (typeof error === 'object' && error !== null && 'status' in error) {
      return error;
    }
    throw ControlPlaneError.fromResponse(response, error);
  }

  /** All environment classes; with a tenant, each says whether it may be requested for it. */
  async listEnvironmentClasses(
    options?: CallOptions & { tenantId?: string },
  ): Promise<EnvironmentClass[]> {
    const items: EnvironmentClass[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 200, cursor, tenant_id: options?.tenantId };
      const page: EnvironmentClassList = await this.#transport.send(
        options,
        (client, init) =>
          client.request('get', '/v1/environment-classes', {
            params: { query },
            ...init,
          }),
      );
      items.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor);
    return items;
  }

  /** A page of the requests that the caller may read. */
  async listEnvironmentRequests(
    query: ListEnvironmentRequestsQuery = {},
    options?: CallOptions,
  ): Promise<EnvironmentRequestList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/environment-requests', {
        params: { query },
        ...init,
      }),
    );
  }

  /** A request with its targets and votes. */
  async getEnvironmentRequest(
    id: string,
    options?: CallOptions,
  ): Promise<EnvironmentRequest> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/environment-requests/{id}', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** The plan that approvals of a request are bound to. */
  async getEnvironmentRequestPlan(
    id: string,
    options?: CallOptions,
  ): Promise<Plan> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/environment-requests/{id}/plan', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** A page of what happened to a request, newest first. */
  async listEnvironmentRequestEvents(
    id: string,
    query: ListEventsQuery = {},
    options?: CallOptions,
  ): Promise<{ items: EnvironmentEvent[]; next_cursor?: string }> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/environment-requests/{id}/events', {
        params: { path: { id }, query },
        ...init,
      }),
    );
  }

  /** Plans an environment without requesting it. */
  async previewEnvironmentPlan(
    body: CreateEnvironmentRequest,
    options?: CallOptions,
  ): Promise<Plan> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/environment-plans', {
        body,
        ...init,
      }),
    );
  }

  /** Requests an environment. */
  async createEnvironmentRequest(
    body: CreateEnvironmentRequest,
    options?: CallOptions,
  ): Promise<EnvironmentRequest> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/environment-requests', {
        body,
        ...init,
      }),
    );
  }

  /** Approves or rejects a request. */
  async decideEnvironmentRequest(
    id: string,
    body: Decision,
    options?: CallOptions,
  ): Promise<EnvironmentRequest> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/environment-requests/{id}/approve', {
        body,
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Asks for a pass on every target. */
  async reconcileEnvironmentRequest(
    id: string,
    options?: CallOptions,
  ): Promise<EnvironmentRequest> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/environment-requests/{id}/reconcile', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Lets an environment live longer. */
  async extendEnvironmentRequest(
    id: string,
    body: Extension,
    options?: CallOptions,
  ): Promise<EnvironmentRequest> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/environment-requests/{id}/extend', {
        body,
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Cancels a request or removes its environment. */
  async deleteEnvironmentRequest(
    id: string,
    options?: CallOptions,
  ): Promise<EnvironmentRequest> {
    return this.#transport.send(options, (client, init) =>
      client.request('delete', '/v1/environment-requests/{id}', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Changes a request that waits for a decision. */
  async updateEnvironmentRequest(
    id: string,
    body: EnvironmentRequestUpdate,
    options?: CallOptions,
  ): Promise<EnvironmentRequest> {
    return this.#transport.send(options, (client, init) =>
      client.request('patch', '/v1/environment-requests/{id}', {
        body,
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Cancels a request that waits for a decision. */
  async cancelEnvironmentRequest(
    id: string,
    body: Cancellation = {},
    options?: CallOptions,
  ): Promise<EnvironmentRequest> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/environment-requests/{id}/cancel', {
        body,
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Tries again what failed. */
  async retryEnvironmentRequest(
    id: string,
    options?: CallOptions,
  ): Promise<EnvironmentRequest> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/environment-requests/{id}/retry', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Requests another environment like one. */
  async cloneEnvironmentRequest(
    id: string,
    body: EnvironmentRequestClone,
    options?: CallOptions,
  ): Promise<EnvironmentRequest> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/environment-requests/{id}/clone', {
        body,
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Plans a request that waits for a decision anew. */
  async replanEnvironmentRequest(
    id: string,
    options?: CallOptions,
  ): Promise<Plan> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/environment-requests/{id}/plan', {
        params: { path: { id } },
        ...init,
      }),
    );
  }

  /** Counts the requests that need the caller. */
  async countEnvironmentRequests(
    options?: CallOptions,
  ): Promise<EnvironmentRequestCounts> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/environment-request-counts', {
        ...init,
      }),
    );
  }

  /** What the environments that the caller may read cost and reserve, in groups. */
  async getEnvironmentCosts(
    query: EnvironmentCostsQuery = {},
    options?: CallOptions,
  ): Promise<EnvironmentCosts> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/environment-costs', {
        params: { query },
        ...init,
      }),
    );
  }

  /** A page of the extensions that needed an approval, newest first. */
  async listExtensionRequests(
    id: string,
    query: PageQuery = {},
    options?: CallOptions,
  ): Promise<ExtensionRequestList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/environment-requests/{id}/extensions', {
        params: { path: { id }, query },
        ...init,
      }),
    );
  }
}
