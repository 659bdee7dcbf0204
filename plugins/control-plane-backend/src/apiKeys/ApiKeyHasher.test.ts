import { apiKeyPrefix, generateApiKey, isApiKey } from './apiKeyFormat';
import { ApiKeyHasher } from './ApiKeyHasher';

const key = `bp_${'A'.repeat(22)}`;
const salt = 'AAECAwQFBgcICQoLDA0ODw';
/** Computed with OpenSSL's argon2id, not with the library that is used here. */
const hash = 'xqN3/d6R0gt1APYUvDmMaAPUn+zx4dghg0CoNDuv7DU';

describe('a key', () => {
  it('is bp_ and 22 characters of 16 random bytes, and its prefix the first eight of them', () => {
    const keys = Array.from({ length: 100 }, generateApiKey);
    expect(new Set(keys).size).toBe(100);
    for (const each of keys) {
      expect(each).toMatch(/^bp_[A-Za-z0-9_-]{22}$/);
      expect(Buffer.from(each.slice(3), 'base64url')).toHaveLength(16);
      expect(apiKeyPrefix(each)).toBe(each.slice(0, 11));
      expect(isApiKey(each)).toBe(true);
    }
  });

  it.each([
    '',
    'bp_',
    key.slice(0, -1),
    `${key}A`,
    `${key}\n`,
    `\n${key}`,
    key.replace('bp_', 'BP_'),
    `bp_${'A'.repeat(21)}+`,
    `bp_${'A'.repeat(21)}\0`,
    'constructor',
    '__proto__',
  ])('is not %j', text => {
    expect(isApiKey(text)).toBe(false);
  });
});

describe('ApiKeyHasher', () => {
  const hasher = new ApiKeyHasher();

  it('hashes as argon2id|salt|hash in base64 without padding, each time with another salt', async () => {
    const [first, second] = [await hasher.hash(key), await hasher.hash(key)];
    expect(first).toMatch(/^argon2id\|[A-Za-z0-9+/]{22}\|[A-Za-z0-9+/]{43}$/);
    expect(second).not.toBe(first);
    expect(await hasher.matches(key, first)).toBe(true);
    expect(await hasher.matches(generateApiKey(), first)).toBe(false);
  });

  it.each([
    ['as it is written', `argon2id|${salt}|${hash}`],
    ['with padding', `argon2id|${salt}==|${hash}=`],
    [
      'in the alphabet for addresses',
      `argon2id|${salt}|${hash.replaceAll('/', '_').replaceAll('+', '-')}`,
    ],
  ])('knows what another implementation has hashed, %s', async (_, stored) => {
    expect(await hasher.matches(key, stored)).toBe(true);
    expect(await hasher.matches(`${key.slice(0, -1)}B`, stored)).toBe(false);
  });

  it.each([
    '',
    '||',
    'argon2id',
    `argon2id|${salt}`,
    `argon2id||${hash}`,
    `argon2id|${salt}|`,
    `argon2id|${salt}|${hash}|`,
    `argon2id|${salt}|${hash.slice(0, -4)}`,
    `argon2id|AAEC|${hash}`,
    `argon2id|${salt}|${'*'.repeat(43)}`,
    `argon2i|${salt}|${hash}`,
    `constructor|${salt}|${hash}`,
    `$argon2id$v=19$m=65536,t=1,p=4$${salt}$${hash}`,
  ])('matches nothing with %j', async stored => {
    expect(await hasher.matches(key, stored)).toBe(false);
  });
});
