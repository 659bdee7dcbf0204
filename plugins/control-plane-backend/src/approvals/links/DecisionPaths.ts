import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { addMilliseconds, type Transaction } from '../../database';
import type { LinkSigner } from './LinkSigner';

const page = '/approvals';

/** Where a request is decided over, for whoever has no link. */
export function plainPathOf(requestId: string): string {
  return `${page}?request=${requestId}`;
}

/** Makes the paths that notifications lead to. */
export class DecisionPaths {
  readonly #signer: LinkSigner;
  readonly #ttlMs: number;

  private constructor(options: { signer: LinkSigner; ttlMs: number }) {
    this.#signer = options.signer;
    this.#ttlMs = options.ttlMs;
  }

  static create(options: { signer: LinkSigner; ttlMs: number }): DecisionPaths {
    return new DecisionPaths(options);
  }

  /** Where a request is decided over, as it is now; without a key to sign with, a path that everybody could write. */
  pathOf(
    { now }: Pick<Transaction, 'now'>,
    request: Pick<EnvironmentRequest, 'id' | 'plan_digest'>,
  ): string {
    const token = this.#signer.sign({
      request_id: request.id,
      plan_digest: request.plan_digest,
      expires_at: addMilliseconds(now, this.#ttlMs),
    });
    return token === undefined
      ? plainPathOf(request.id)
      : `${page}?link=${token}`;
  }
}
