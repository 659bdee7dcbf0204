import { Readable } from 'node:stream';
import type {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  tenantReadPermission,
  type TenantStatus,
} from '@groundwork/plugin-control-plane-common';
import {
  readPages,
  wordsOf,
  type ControlPlaneCollatorOptions,
} from './ControlPlaneCollatorOptions';

const pageSize = 200;

/** A tenant as search knows it. @public */
export type TenantDocument = IndexableDocument & {
  status: TenantStatus;
  plan: string;
};

/**
 * Indexes tenants that are not archived. Whoever searches finds those that they may read.
 *
 * @public
 */
export class TenantCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'tenants';
  readonly visibilityPermission = tenantReadPermission;
  readonly #options: ControlPlaneCollatorOptions;

  private constructor(options: ControlPlaneCollatorOptions) {
    this.#options = options;
  }

  static create(options: ControlPlaneCollatorOptions): TenantCollatorFactory {
    return new TenantCollatorFactory(options);
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<TenantDocument> {
    const { auth, client } = this.#options;
    const tenants = readPages(auth, (cursor, call) =>
      client.tenants.list({ limit: pageSize, ...(cursor && { cursor }) }, call),
    );
    for await (const { id, slug, name, plan, status } of tenants) {
      if (status !== 'archived') {
        yield {
          title: name,
          text: wordsOf(slug, plan, status),
          location: `/tenants/${encodeURIComponent(slug)}`,
          status,
          plan,
          authorization: { resourceRef: id },
        };
      }
    }
  }
}
