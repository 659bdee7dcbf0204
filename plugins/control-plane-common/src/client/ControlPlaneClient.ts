import createFetchClient, { type Client } from 'openapi-fetch';
import type { paths } from '../schema/openapi/generated/types';
import type {
  CreateEnvironmentRequest,
  Decision,
  EnvironmentClass,
  EnvironmentEvent,
  EnvironmentRequest,
  EnvironmentRequestList,
  ErrorEnvelope,
  Health,
  Plan,
} from '../types';
import { ControlPlaneError } from './ControlPlaneError';

/** Filters, order and page of {@link ControlPlaneClient.listEnvironmentRequests}. @public */
export type ListEnvironmentRequestsQuery = NonNullable<
  paths['/v1/environment-requests']['get']['parameters']['query']
>;

/** Per-call options of the client. @public */
export type CallOptions = {
  /** Bearer token; without one the call goes out as the `fetch` given sends it. */
  token?: string;
  /** Ends the call. */
  signal?: AbortSignal;
};

/** What {@link ControlPlaneClient.create} needs. @public */
export type ControlPlaneClientOptions = {
  /** Finds the base URL, `…/api/control-plane`; asked before every call, as discovery may change. */
  baseUrl: () => Promise<string>;
  /** The `fetch` to use; the global one when absent. */
  fetch?: (request: Request) => Promise<Response>;
};

/**
 * Typed client of the control plane, generated types over `fetch`. Every method rejects with
 * {@link ControlPlaneError} when the answer is not a success.
 *
 * @public
 */
export class ControlPlaneClient {
  readonly #baseUrl: () => Promise<string>;
  readonly #fetch?: (request: Request) => Promise<Response>;

  private constructor(options: ControlPlaneClientOptions) {
    this.#baseUrl = options.baseUrl;
    this.#fetch = options.fetch;
  }

  /** Makes a client. */
  static create(options: ControlPlaneClientOptions): ControlPlaneClient {
    return new ControlPlaneClient(options);
  }

  /** The health, also when it is bad. */
  async getHealth(options?: CallOptions): Promise<Health> {
    const { data, error, response } = await (
      await this.#client()
    ).request('get', '/v1/health', this.#init(options));
    if (data) {
      return data;
    }
    // An unhealthy control plane says how it is; a proxy in front of it does not.
    if (typeof error === 'object' && error !== null && 'status' in error) {
      return error;
    }
    throw ControlPlaneError.fromResponse(response, error);
  }

  /** All environment classes. */
  async listEnvironmentClasses(
    options?: CallOptions,
  ): Promise<EnvironmentClass[]> {
    const client = await this.#client();
    const items: EnvironmentClass[] = [];
    let cursor: string | undefined;
    do {
      const page = unwrap(
        await client.request('get', '/v1/environment-classes', {
          params: { query: { limit: 200, cursor } },
          ...this.#init(options),
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
    return unwrap(
      await (
        await this.#client()
      ).request('get', '/v1/environment-requests', {
        params: { query },
        ...this.#init(options),
      }),
    );
  }

  /** A request with its targets and votes. */
  async getEnvironmentRequest(
    id: string,
    options?: CallOptions,
  ): Promise<EnvironmentRequest> {
    return unwrap(
      await (
        await this.#client()
      ).request('get', '/v1/environment-requests/{id}', {
        params: { path: { id } },
        ...this.#init(options),
      }),
    );
  }

  /** The plan that approvals of a request are bound to. */
  async getEnvironmentRequestPlan(
    id: string,
    options?: CallOptions,
  ): Promise<Plan> {
    return unwrap(
      await (
        await this.#client()
      ).request('get', '/v1/environment-requests/{id}/plan', {
        params: { path: { id } },
        ...this.#init(options),
      }),
    );
  }

  /** A page of what happened to a request, newest first. */
  async listEnvironmentRequestEvents(
    id: string,
    query: { limit?: number; cursor?: string } = {},
    options?: CallOptions,
  ): Promise<{ items: EnvironmentEvent[]; next_cursor?: string }> {
    return unwrap(
      await (
        await this.#client()
      ).request('get', '/v1/environment-requests/{id}/events', {
        params: { path: { id }, query },
        ...this.#init(options),
      }),
    );
  }

  /** Plans an environment without requesting it. */
  async previewEnvironmentPlan(
    body: CreateEnvironmentRequest,
    options?: CallOptions,
  ): Promise<Plan> {
    return unwrap(
      await (
        await this.#client()
      ).request('post', '/v1/environment-plans', {
        body,
        ...this.#init(options),
      }),
    );
  }

  /**
   * Requests an environment. With an `idempotencyKey`, the same call made again answers with the request that the
   * first one made.
   */
  async createEnvironmentRequest(
    body: CreateEnvironmentRequest,
    options?: CallOptions & { idempotencyKey?: string },
  ): Promise<EnvironmentRequest> {
    return unwrap(
      await (
        await this.#client()
      ).request('post', '/v1/environment-requests', {
        body,
        params: { header: { 'Idempotency-Key': options?.idempotencyKey } },
        ...this.#init(options),
      }),
    );
  }

  /** Approves or rejects a request. */
  async decideEnvironmentRequest(
    id: string,
    body: Decision,
    options?: CallOptions,
  ): Promise<EnvironmentRequest> {
    return unwrap(
      await (
        await this.#client()
      ).request('post', '/v1/environment-requests/{id}/approve', {
        body,
        params: { path: { id } },
        ...this.#init(options),
      }),
    );
  }

  /** Asks for a pass on every target. */
  async reconcileEnvironmentRequest(
    id: string,
    options?: CallOptions,
  ): Promise<EnvironmentRequest> {
    return unwrap(
      await (
        await this.#client()
      ).request('post', '/v1/environment-requests/{id}/reconcile', {
        params: { path: { id } },
        ...this.#init(options),
      }),
    );
  }

  /** Cancels a request or removes its environment. */
  async deleteEnvironmentRequest(
    id: string,
    options?: CallOptions,
  ): Promise<EnvironmentRequest> {
    return unwrap(
      await (
        await this.#client()
      ).request('delete', '/v1/environment-requests/{id}', {
        params: { path: { id } },
        ...this.#init(options),
      }),
    );
  }

  async #client(): Promise<Client<paths>> {
    return createFetchClient<paths>({
      baseUrl: await this.#baseUrl(),
      fetch: this.#fetch,
    });
  }

  #init(options?: CallOptions) {
    return {
      signal: options?.signal,
      headers: options?.token
        ? { Authorization: `Bearer ${options.token}` }
        : undefined,
    };
  }
}

function unwrap<T>(result: {
  data?: T;
  error?: ErrorEnvelope;
  response: Response;
}): T {
  if (result.data === undefined) {
    throw ControlPlaneError.fromResponse(result.response, result.error);
  }
  return result.data;
}
