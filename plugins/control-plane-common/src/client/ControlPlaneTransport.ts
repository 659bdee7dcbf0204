import createFetchClient, { type Client } from 'openapi-fetch';
import type { paths } from '../schema/openapi/generated/types';
import type { ErrorEnvelope } from '../types';
import { ControlPlaneError } from './ControlPlaneError';

/** Per-call options of the client. @public */
export type CallOptions = {
  /** Bearer token; without one the call goes out as the `fetch` given sends it. */
  token?: string;
  /**
   * Chosen by the caller and unique for what it wants done: a call that changes something does so once, however often it is
   * made with the same key.
   */
  idempotencyKey?: string;
  /** Headers beside, such as those of a signed decision. */
  headers?: Record<string, string>;
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

type CallInit = {
  signal: AbortSignal | undefined;
  headers: Record<string, string>;
};

type CallResult<T> = {
  data?: T;
  error?: ErrorEnvelope;
  response: Response;
};

/** Sends the calls of the clients and turns what is not a success into {@link ControlPlaneError}. */
export class ControlPlaneTransport {
  readonly #options: ControlPlaneClientOptions;

  constructor(options: ControlPlaneClientOptions) {
    this.#options = options;
  }

  /** Answers with the result as it is. */
  async request<T>(
    options: CallOptions | undefined,
    work: (client: Client<paths>, init: CallInit) => Promise<T>,
  ): Promise<T> {
    const client = createFetchClient<paths>({
      baseUrl: await this.#options.baseUrl(),
      fetch: this.#options.fetch,
    });
    return work(client, {
      signal: options?.signal,
      headers: {
        ...options?.headers,
        ...(options?.token && { Authorization: `Bearer ${options.token}` }),
        ...(options?.idempotencyKey && {
          'Idempotency-Key': options.idempotencyKey,
        }),
      },
    });
  }

  /** Answers with the body. */
  async send<T>(
    options: CallOptions | undefined,
    work: (client: Client<paths>, init: CallInit) => Promise<CallResult<T>>,
  ): Promise<T> {
    const { data, error, response } = await this.request(options, work);
    if (data === undefined) {
      throw ControlPlaneError.fromResponse(response, error);
    }
    return data;
  }

  /** For calls that answer with nothing. */
  async sendAway(
    options: CallOptions | undefined,
    work: (
      client: Client<paths>,
      init: CallInit,
    ) => Promise<CallResult<unknown>>,
  ): Promise<void> {
    const { error, response } = await this.request(options, work);
    if (!response.ok) {
      throw ControlPlaneError.fromResponse(response, error);
    }
  }
}
