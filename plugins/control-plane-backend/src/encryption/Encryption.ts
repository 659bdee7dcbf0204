import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import type { EncryptionConfig } from '../config';
import { DecryptionError } from './DecryptionError';

const algorithm = 'aes-256-gcm';
const version = 'v1';
const ivBytes = 12;
const tagBytes = 16;

/** Where a text is kept. What was encrypted for one place cannot be read in another. */
export type EncryptedPlace = { table: string; column: string; id: string };

/**
 * Encrypts what is secret before it is stored, as `v1:<key>:<iv>:<tag>:<ciphertext>`: AES-256-GCM, bound to the row and
 * column that it is kept in.
 */
export class Encryption {
  readonly #keys: ReadonlyMap<string, KeyObject>;
  readonly #currentId: string | undefined;

  private constructor(config: EncryptionConfig) {
    this.#keys = new Map(
      config.keys.map(({ id, secret }) => [
        id,
        createSecretKey(Buffer.from(secret, 'base64')),
      ]),
    );
    this.#currentId = config.keys.at(0)?.id;
  }

  static fromConfig(config: EncryptionConfig): Encryption {
    return new Encryption(config);
  }

  /** Whether there is a key to encrypt with. */
  get hasKey(): boolean {
    return this.#currentId !== undefined;
  }

  /** What everything that is encrypted with the current key begins with; `undefined` without a key. */
  get currentPrefix(): string | undefined {
    return this.#currentId && `${version}:${this.#currentId}:`;
  }

  /** @throws `Error` without a key; see {@link Encryption.hasKey}. */
  encrypt(text: string, place: EncryptedPlace): string {
    const id = this.#currentId;
    const key = id === undefined ? undefined : this.#keys.get(id);
    if (id === undefined || !key) {
      throw new Error('There is no key in controlPlane.encryption.keys');
    }
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, key, iv, {
      authTagLength: tagBytes,
    }).setAAD(boundTo(id, place));
    const ciphertext = Buffer.concat([cipher.update(text), cipher.final()]);
    return [
      version,
      id,
      ...[iv, cipher.getAuthTag(), ciphertext].map(part =>
        part.toString('base64url'),
      ),
    ].join(':');
  }

  /** @throws `DecryptionError` when the key is missing or the text is not what was encrypted for this place. */
  decrypt(envelope: string, place: EncryptedPlace): string {
    const [found, id, ...parts] = envelope.split(':');
    const [iv, tag, ciphertext] = parts.map(part =>
      Buffer.from(part, 'base64url'),
    );
    if (found !== version || parts.length !== 3 || tag.length !== tagBytes) {
      throw new DecryptionError('What is stored is not an encrypted text');
    }
    const key = this.#keys.get(id);
    if (!key) {
      throw new DecryptionError(
        `It was encrypted with the key '${id}', which is not in controlPlane.encryption.keys`,
      );
    }
    try {
      const decipher = createDecipheriv(algorithm, key, iv, {
        authTagLength: tagBytes,
      })
        .setAAD(boundTo(id, place))
        .setAuthTag(tag);
      return Buffer.concat([
        decipher.update(ciphertext),
        decipher.final(),
      ]).toString();
    } catch {
      throw new DecryptionError(
        `It cannot be decrypted: the key '${id}' is another one now, or what is stored was changed`,
      );
    }
  }
}

function boundTo(keyId: string, { table, column, id }: EncryptedPlace): Buffer {
  return Buffer.from(JSON.stringify([version, keyId, table, column, id]));
}
