import fc from 'fast-check';
import { DecryptionError } from './DecryptionError';
import { Encryption, type EncryptedPlace } from './Encryption';

const keyOf = (id: string, byte = id.charCodeAt(0)) => ({
  id,
  secret: Buffer.alloc(32, byte).toString('base64'),
});
const withKeys = (...ids: string[]) =>
  Encryption.fromConfig({ keys: ids.map(id => keyOf(id)) });
const place: EncryptedPlace = { table: 'things', column: 'secret', id: '1' };
const secret = 'canary-of-a-secret';

/** Changes one character of the part of an envelope. */
function tamper(envelope: string, part: number): string {
  const parts = envelope.split(':');
  const [first, ...rest] = parts[part];
  parts[part] = (first === 'A' ? 'B' : 'A') + rest.join('');
  return parts.join(':');
}

describe('Encryption', () => {
  it('gives back whatever was encrypted, and never the same envelope twice', () => {
    const encryption = withKeys('a');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const envelope = encryption.encrypt(text, place);
        expect(encryption.decrypt(envelope, place)).toBe(text);
        expect(encryption.encrypt(text, place)).not.toBe(envelope);
      }),
    );
  });

  it('shows of a secret nothing but the key that it needs', () => {
    const envelope = withKeys('a', 'b').encrypt(secret, place);
    expect(envelope).toMatch(/^v1:a:[\w-]+:[\w-]+:[\w-]+$/);
    expect(envelope).not.toContain(secret);
  });

  it('encrypts with the first key and decrypts with every one', () => {
    const old = withKeys('a').encrypt(secret, place);
    const rotated = withKeys('b', 'a');
    expect(rotated.decrypt(old, place)).toBe(secret);
    const anew = rotated.encrypt(secret, place);
    expect(anew.startsWith(rotated.currentPrefix ?? '-')).toBe(true);
    expect(old.startsWith(rotated.currentPrefix ?? '-')).toBe(false);
    expect(withKeys('b').decrypt(anew, place)).toBe(secret);
  });

  it('names the key that is missing', () => {
    const envelope = withKeys('a').encrypt(secret, place);
    expect(() => withKeys('b').decrypt(envelope, place)).toThrow("key 'a'");
    expect(() => withKeys().decrypt(envelope, place)).toThrow(DecryptionError);
  });

  it('says that there is no key to encrypt with', () => {
    expect(withKeys().hasKey).toBe(false);
    expect(withKeys().currentPrefix).toBeUndefined();
    expect(() => withKeys().encrypt(secret, place)).toThrow(
      'controlPlane.encryption.keys',
    );
  });

  it.each<[string, (envelope: string) => string]>([
    ['another version', envelope => tamper(envelope, 0)],
    ['another key', envelope => envelope.replace('v1:a:', 'v1:b:')],
    ['another nonce', envelope => tamper(envelope, 2)],
    ['another tag', envelope => tamper(envelope, 3)],
    ['another text', envelope => tamper(envelope, 4)],
    [
      'a shorter tag',
      envelope => {
        const parts = envelope.split(':');
        parts[3] = parts[3].slice(0, 6);
        return parts.join(':');
      },
    ],
    ['no envelope at all', () => secret],
    ['nothing', () => ''],
  ])('refuses %s, and repeats nothing of it', (_what, change) => {
    const encryption = withKeys('a', 'b');
    const changed = change(encryption.encrypt(secret, place));
    expect(() => encryption.decrypt(changed, place)).toThrow(DecryptionError);
    expect(() => encryption.decrypt(changed, place)).not.toThrow(secret);
  });

  it.each<[string, Partial<EncryptedPlace>]>([
    ['row', { id: '2' }],
    ['column', { column: 'other' }],
    ['table', { table: 'others' }],
  ])('refuses what was put into another %s', (_what, change) => {
    const encryption = withKeys('a');
    const envelope = encryption.encrypt(secret, place);
    expect(() => encryption.decrypt(envelope, { ...place, ...change })).toThrow(
      DecryptionError,
    );
  });

  it('refuses a text whose key has the same name and is another one', () => {
    const envelope = withKeys('a').encrypt(secret, place);
    const other = Encryption.fromConfig({ keys: [keyOf('a', 7)] });
    expect(() => other.decrypt(envelope, place)).toThrow(DecryptionError);
  });
});
