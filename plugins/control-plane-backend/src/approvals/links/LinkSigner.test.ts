import { createHmac } from 'node:crypto';
import { LinkSigner } from './LinkSigner';

const keyOf = (id: string, byte: number) => ({
  id,
  secret: Buffer.alloc(32, byte).toString('base64'),
});
const signer = (...keys: Array<ReturnType<typeof keyOf>>) =>
  LinkSigner.fromConfig({ keys });
const one = keyOf('one.2026', 1);
const two = keyOf('two', 2);
const content = {
  request_id: '11111111-1111-4111-8111-111111111111',
  plan_digest: `sha256:${'a'.repeat(64)}`,
  expires_at: '2026-02-07T12:00:00.000Z',
};
const tokenOf = (from: LinkSigner) => String(from.sign(content));

describe('LinkSigner', () => {
  it('gives back what a link leads to, and every link an id of its own', () => {
    const links = [tokenOf(signer(one)), tokenOf(signer(one))].map(token =>
      signer(one).verify(token),
    );
    expect(links).toEqual(
      links.map(() => ({ ...content, id: expect.any(String) })),
    );
    expect(links[0]?.id).not.toBe(links[1]?.id);
  });

  it('fits into an address as it is', () => {
    expect(tokenOf(signer(one))).toMatch(/^[A-Za-z0-9_.-]{1,500}$/);
  });

  it('makes none without a key', () => {
    expect(signer().sign(content)).toBeUndefined();
    expect(signer().verify(tokenOf(signer(one)))).toBeUndefined();
  });

  it('takes links of earlier keys for as long as these are there', () => {
    const token = tokenOf(signer(one));
    expect(signer(two, one).verify(token)).toMatchObject(content);
    expect(signer(two).verify(token)).toBeUndefined();
    expect(tokenOf(signer(two, one)).startsWith('two.')).toBe(true);
  });

  it.each<[string, (parts: string[]) => string[]]>([
    ['key', ([, payload, mac]) => ['two', payload, mac]],
    [
      'request',
      ([key, payload, mac]) => [
        key,
        Buffer.from(
          Buffer.from(payload, 'base64url').toString().replace('1111', '2222'),
        ).toString('base64url'),
        mac,
      ],
    ],
    [
      'end',
      ([key, payload, mac]) => [
        key,
        Buffer.from(
          Buffer.from(payload, 'base64url').toString().replace('}', '0}'),
        ).toString('base64url'),
        mac,
      ],
    ],
    [
      'signature',
      ([key, payload, mac]) => [
        key,
        payload,
        `${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`,
      ],
    ],
    [
      'last character',
      ([key, payload, mac]) => [
        key,
        payload,
        `${mac.slice(0, -1)}${mac.endsWith('B') ? 'C' : 'B'}`,
      ],
    ],
    ['length', ([key, payload, mac]) => [key, payload, mac.slice(0, -1)]],
    ['number of parts', parts => [...parts, 'A']],
    [
      'key, for the one that encrypts',
      ([key, payload]) => [
        key,
        payload,
        createHmac('sha256', Buffer.from(one.secret, 'base64'))
          .update(`${key}.${payload}`)
          .digest('base64url'),
      ],
    ],
  ])('refuses a link with another %s', (_what, change) => {
    const both = signer(one, two);
    const found = /^(.+)\.(.+)\.(.+)$/.exec(tokenOf(both)) ?? [];
    expect(both.verify(found.slice(1).join('.'))).toMatchObject(content);
    expect(both.verify(change(found.slice(1)).join('.'))).toBeUndefined();
  });

  it.each(['', '.', '..', 'a.b.c', 'one.2026', '\u0000', 'x'.repeat(5_000)])(
    'refuses %j',
    token => {
      expect(signer(one).verify(token)).toBeUndefined();
    },
  );
});
