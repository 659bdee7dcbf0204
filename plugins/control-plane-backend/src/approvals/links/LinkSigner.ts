import { createHmac, hkdfSync, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { EncryptionConfig } from '../../config';

/** What a link leads to. */
export type ApprovalLinkContent = {
  /** UUID of the link itself. */
  id: string;
  request_id: string;
  /** The plan that it was sent for. */
  plan_digest: string;
  expires_at: string;
};

/** Short names, since it stands in an address. */
const payloadSchema = z.strictObject({
  i: z.uuid(),
  r: z.uuid(),
  d: z.string().regex(/^[0-9a-f]{64}$/),
  e: z.int().min(0),
});

const digestPrefix = 'sha256:';
const purpose = 'groundwork approval link v1';
const macBytes = 32;

/**
 * Makes and reads the tokens of links, `<key>.<payload>.<mac>`: HMAC-SHA-256 with keys that are derived from those that
 * encrypt, so that there is one secret less to look after and neither use of it weakens the other.
 */
export class LinkSigner {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #currentId: string | undefined;

  private constructor({ keys }: EncryptionConfig) {
    this.#keys = new Map(
      keys.map(({ id, secret }) => [
        id,
        Buffer.from(
          hkdfSync(
            'sha256',
            Buffer.from(secret, 'base64'),
            '',
            purpose,
            macBytes,
          ),
        ),
      ]),
    );
    this.#currentId = keys.at(0)?.id;
  }

  static fromConfig(config: EncryptionConfig): LinkSigner {
    return new LinkSigner(config);
  }

  /** A token with an id of its own, signed with the first key; `undefined` when there is no key. */
  sign(content: Omit<ApprovalLinkContent, 'id'>): string | undefined {
    const keyId = this.#currentId;
    const key = keyId === undefined ? undefined : this.#keys.get(keyId);
    if (keyId === undefined || !key) {
      return undefined;
    }
    const payload: z.input<typeof payloadSchema> = {
      i: randomUUID(),
      r: content.request_id,
      d: content.plan_digest.slice(digestPrefix.length),
      e: Math.ceil(Date.parse(content.expires_at) / 1_000),
    };
    const signed = `${keyId}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`;
    return `${signed}.${macOf(signed, key).toString('base64url')}`;
  }

  /** What a token says; `undefined` when none of the keys signed it. */
  verify(token: string): ApprovalLinkContent | undefined {
    // Names of keys have dots in them, what follows has none.
    const found = /^(.{1,32})\.([\w-]{1,500})\.([\w-]{43})$/.exec(token);
    if (!found) {
      return undefined;
    }
    const [, keyId, payload, mac] = found;
    const key = this.#keys.get(keyId);
    const given = Buffer.from(mac, 'base64url');
    if (
      !key ||
      // The last character holds bits that are not looked at otherwise.
      given.toString('base64url') !== mac ||
      !timingSafeEqual(given, macOf(`${keyId}.${payload}`, key))
    ) {
      return undefined;
    }
    const { i, r, d, e } = payloadSchema.parse(
      JSON.parse(Buffer.from(payload, 'base64url').toString()),
    );
    return {
      id: i,
      request_id: r,
      plan_digest: `${digestPrefix}${d}`,
      expires_at: new Date(e * 1_000).toISOString(),
    };
  }
}

function macOf(text: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
