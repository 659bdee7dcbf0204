import type { KeyObject } from 'node:crypto';
import type { JsonWebKeySet } from '@groundwork/plugin-control-plane-common';
import { approvalReceiptType } from '@groundwork/plugin-control-plane-node';
import { SignJWT } from 'jose';
import type { ApprovalsConfig } from '../../config';

const algorithm = 'EdDSA';

/** The keys that receipts are signed with, and those that they were signed with before. */
export class ReceiptKeys {
  readonly #signing: { id: string; privateKey: KeyObject } | undefined;
  /** For whoever verifies receipts: public parts only. */
  readonly jwks: JsonWebKeySet;

  private constructor(keys: ApprovalsConfig['receipts']['keys']) {
    this.#signing = keys.flatMap(({ id, privateKey }) =>
      privateKey ? [{ id, privateKey }] : [],
    )[0];
    this.jwks = {
      keys: keys.map(({ id, publicKey }) => {
        const { kty, crv, x } = publicKey.export({ format: 'jwk' });
        return {
          kid: id,
          use: 'sig',
          alg: algorithm,
          kty: String(kty),
          crv: String(crv),
          x: String(x),
        };
      }),
    };
  }

  static fromConfig(keys: ApprovalsConfig['receipts']['keys']): ReceiptKeys {
    return new ReceiptKeys(keys);
  }

  /** Whether there is a key to sign with. */
  get canSign(): boolean {
    return this.#signing !== undefined;
  }

  /** Signs with the first key that can; `undefined` when there is none. */
  async sign(
    payload: Record<string, unknown>,
  ): Promise<{ jws: string; keyId: string } | undefined> {
    if (!this.#signing) {
      return undefined;
    }
    const { id, privateKey } = this.#signing;
    const jws = await new SignJWT(payload)
      .setProtectedHeader({ alg: algorithm, typ: approvalReceiptType, kid: id })
      .sign(privateKey);
    return { jws, keyId: id };
  }
}
