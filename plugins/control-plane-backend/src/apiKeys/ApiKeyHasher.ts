import { randomBytes, timingSafeEqual } from 'node:crypto';
import { hashRaw, type Options } from '@node-rs/argon2';

const saltBytes = 16;
const hashBytes = 32;
const saltBytesMin = 8;
const base64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** What new keys are hashed with. */
const currentName = 'argon2id';

/** Ways to hash, by the name that a stored hash begins with; one with other parameters gets a name of its own. */
const algorithms = new Map<string, Options>([
  [
    currentName,
    {
      // Algorithm.Argon2id, an ambient enumeration that is not there at run time.
      algorithm: 2,
      timeCost: 1,
      memoryCost: 65_536,
      parallelism: 4,
      outputLen: hashBytes,
    },
  ],
]);

/**
 * Hashes keys, and compares them with what is stored: `argon2id|salt|hash`, salt and hash in base64 without padding.
 *
 * @remarks
 * A hash takes about 20 ms and 64 MiB on a thread of libuv's pool: call it through a {@link HashQueue} only.
 */
export class ApiKeyHasher {
  async hash(key: string): Promise<string> {
    const salt = randomBytes(saltBytes);
    const hash = await derive(algorithms.get(currentName), key, salt);
    return [currentName, encode(salt), encode(hash)].join('|');
  }

  /** Whether a stored hash is this key's. What cannot be read is nobody's. */
  async matches(key: string, stored: string): Promise<boolean> {
    const [name, salt, hash, ...rest] = stored.split('|');
    const options = algorithms.get(name);
    const saltContent = decode(salt);
    const expected = decode(hash);
    if (
      !options ||
      !saltContent ||
      saltContent.length < saltBytesMin ||
      expected?.length !== hashBytes ||
      rest.length > 0
    ) {
      return false;
    }
    return timingSafeEqual(await derive(options, key, saltContent), expected);
  }
}

async function derive(
  options: Options | undefined,
  key: string,
  salt: Buffer,
): Promise<Buffer> {
  return hashRaw(key, { ...options, salt });
}

function encode(content: Buffer): string {
  return content.toString('base64').replace(/=+$/, '');
}

/** Takes either alphabet, padded or not. */
function decode(text: string | undefined): Buffer | undefined {
  return text && base64.test(text) ? Buffer.from(text, 'base64') : undefined;
}
