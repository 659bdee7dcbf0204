import { Readable } from 'node:stream';
import type {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  environmentLifecycle,
  environmentRequestReadPermission,
  isFinal,
  type EnvironmentRequest,
  type EnvironmentStatus,
} from '@groundwork/plugin-control-plane-common';
import {
  readPages,
  wordsOf,
  type ControlPlaneCollatorOptions,
} from './ControlPlaneCollatorOptions';

const pageSize = 200;
const statuses = (
  Object.keys(environmentLifecycle) as EnvironmentStatus[]
).filter(status => !isFinal(status));

/** An environment as search knows it. @public */
export type EnvironmentDocument = IndexableDocument & {
  status: EnvironmentStatus;
  class: string;
  region: string;
  owner: string;
  /** Length of the lease. */
  ttl_hours: number;
  /** When the lease ends; absent while it has none. */
  expires_at?: string;
};

/**
 * Indexes environments, and requests for them, until they end. Whoever searches finds those that they may read.
 *
 * @public
 */
export class EnvironmentCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'environments';
  readonly visibilityPermission = environmentRequestReadPermission;
  readonly #options: ControlPlaneCollatorOptions;

  private constructor(options: ControlPlaneCollatorOptions) {
    this.#options = options;
  }

  static create(
    options: ControlPlaneCollatorOptions,
  ): EnvironmentCollatorFactory {
    return new EnvironmentCollatorFactory(options);
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<EnvironmentDocument> {
    const { auth, client } = this.#options;
    const requests = readPages(auth, (cursor, call) =>
      client.listEnvironmentRequests(
        // Oldest first, so that one made meanwhile is on a later page instead of moving all others.
        {
          status: statuses,
          order: 'created_at.asc',
          limit: pageSize,
          ...(cursor && { cursor }),
        },
        call,
      ),
    );
    for await (const request of requests) {
      yield toDocument(request);
    }
  }
}

function toDocument(request: EnvironmentRequest): EnvironmentDocument {
  return {
    title: request.name,
    text: wordsOf(
      request.app,
      request.team,
      request.class,
      request.region,
      request.owner,
      request.component_ref,
      request.repository,
      request.revision,
      request.requested_by,
      request.note,
    ),
    location: `/environments/${encodeURIComponent(request.id)}`,
    status: request.status,
    class: request.class,
    region: request.region,
    owner: request.owner,
    ttl_hours: request.ttl_hours,
    ...(request.expires_at && { expires_at: request.expires_at }),
    authorization: { resourceRef: request.id },
  };
}
