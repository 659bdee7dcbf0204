import type { paths } from '../schema/openapi/generated/types';
import type {
  AuditAppend,
  AuditChain,
  AuditEvent,
  AuditEventList,
  AuditVerification,
} from '../types';
import type {
  CallOptions,
  ControlPlaneTransport,
} from './ControlPlaneTransport';

/** Filters and page of {@link AuditClient.list}. @public */
export type ListAuditEventsQuery = NonNullable<
  paths['/v1/audit']['get']['parameters']['query']
>;

/** Which part of the chain {@link AuditClient.verify} reads. @public */
export type VerifyAuditChainQuery = NonNullable<
  paths['/v1/audit/verify']['get']['parameters']['query']
>;

/** Format and filters of {@link AuditClient.export}. @public */
export type ExportAuditEventsQuery = NonNullable<
  paths['/v1/audit/export']['get']['parameters']['query']
>;

/** The audit log. @public */
export class AuditClient {
  readonly #transport: ControlPlaneTransport;

  constructor(transport: ControlPlaneTransport) {
    this.#transport = transport;
  }

  /** A page of the events that the caller may read, newest first. */
  async list(
    query: ListAuditEventsQuery = {},
    options?: CallOptions,
  ): Promise<AuditEventList> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/audit', { params: { query }, ...init }),
    );
  }

  /** Appends an event of a product. */
  async append(body: AuditAppend, options?: CallOptions): Promise<AuditEvent> {
    return this.#transport.send(options, (client, init) =>
      client.request('post', '/v1/audit', { body, ...init }),
    );
  }

  /** Verifies the chain, or a part of it. */
  async verify(
    query: VerifyAuditChainQuery = {},
    options?: CallOptions,
  ): Promise<AuditVerification> {
    const result = await this.#transport.send<AuditVerification | string>(
      options,
      (client, init) =>
        client.request('get', '/v1/audit/verify', {
          params: { query },
          ...init,
        }),
    );
    // A string is the stream of progress, which comes only to whoever asks for it.
    return typeof result === 'string' ? JSON.parse(result) : result;
  }

  /** The state of the chain. */
  async getChain(options?: CallOptions): Promise<AuditChain> {
    return this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/audit/chain', { ...init }),
    );
  }

  /** Events as one stream of text, oldest first; the body is the caller's to read. */
  async export(
    query: ExportAuditEventsQuery = {},
    options?: CallOptions,
  ): Promise<ReadableStream<Uint8Array>> {
    const body = await this.#transport.send(options, (client, init) =>
      client.request('get', '/v1/audit/export', {
        params: { query },
        parseAs: 'stream',
        ...init,
      }),
    );
    return body ?? new Blob().stream();
  }
}
