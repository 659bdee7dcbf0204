import { createHmac } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  AuthenticationError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { apiAudience, startDevIdp } from '@groundwork/dev-idp';
import type { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import {
  mintToken,
  startTestIssuer,
  testSecret,
  waitFor,
  type TestIssuer,
} from '../__testUtils__';
import { TokenVerifier } from './TokenVerifier';

const minuteMs = 60_000;
const hs256 = { secret: testSecret, userEntityRef: 'user:default/{sub}' };

function createVerifier(identity: JsonObject): TokenVerifier {
  return TokenVerifier.fromConfig(
    new ConfigReader({ controlPlane: { identity } }),
    { logger: mockServices.logger.mock() },
  );
}

const encode = (value: unknown) =>
  Buffer.from(
    typeof value === 'string' ? value : JSON.stringify(value),
  ).toString('base64url');

/** A token with the given header and payload, signed with HMAC-SHA256. */
function signHmac(header: object, payload: unknown, secret: string): string {
  const content = `${encode(header)}.${encode(payload)}`;
  const signature = createHmac('sha256', secret).update(content);
  return `${content}.${signature.digest('base64url')}`;
}

const claimsNow = () => ({
  sub: 'ana',
  roles: ['admin'],
  exp: Math.floor(Date.now() / 1_000) + 600,
});

describe('TokenVerifier', () => {
  describe('with a shared secret', () => {
    const verifier = createVerifier({ hs256 });

    it('takes a token signed with it for who it names', async () => {
      const token = await mintToken('ana', ['requester', 'king'], {
        groups: [
          'team-payments',
          'group:default/Other',
          'user:default/eve',
          'no name',
          'a:b:c',
          '',
          7,
        ],
      });
      expect(await verifier.verify(token)).toEqual({
        type: 'subject',
        id: 'user:default/ana',
        ownership_refs: [
          'user:default/ana',
          'group:default/team-payments',
          'group:default/other',
        ],
        roles: ['requester'],
      });
    });

    it('takes roles and groups as a text with spaces too', async () => {
      const token = await mintToken('ana', [], {
        roles: 'viewer requester',
        groups: 'a b',
      });
      expect(await verifier.verify(token)).toMatchObject({
        roles: ['viewer', 'requester'],
        ownership_refs: [
          'user:default/ana',
          'group:default/a',
          'group:default/b',
        ],
      });
    });

    const inSeconds = (seconds: number) =>
      Math.floor(Date.now() / 1_000) + seconds;
    it.each<[string, () => Record<string, unknown>]>([
      ['that has expired', () => ({ exp: inSeconds(-60) })],
      ['that is not valid yet', () => ({ nbf: inSeconds(60) })],
      ['with an expiry that is no time', () => ({ exp: 'never' })],
      ['without a subject', () => ({ sub: undefined })],
      ['with an empty subject', () => ({ sub: '' })],
      ['with a subject of white space', () => ({ sub: ' \t' })],
      ['with a subject that is no text', () => ({ sub: { a: 1 } })],
      ['with a subject that is a number', () => ({ sub: 0 })],
      ['with a NUL in the subject', () => ({ sub: 'ana\u0000' })],
      ['with a line in the subject', () => ({ sub: 'ana\nben' })],
      ['with half a character for a subject', () => ({ sub: '\ud800' })],
      ['with a subject that fits nowhere', () => ({ sub: 'a'.repeat(300) })],
      ['with a subject that is a reference', () => ({ sub: 'x:default/ana' })],
      ['with a subject that refers to its place', () => ({ sub: '$`' })],
    ])('refuses a token %s', async (_what, claims) => {
      const token = await mintToken('ana', ['admin'], claims());
      await expect(verifier.verify(token)).rejects.toThrow(AuthenticationError);
    });

    it('refuses a token that was changed in any place', async () => {
      const token = await mintToken('ana', ['viewer']);
      await fc.assert(
        fc.asyncProperty(
          fc.nat(token.length - 1),
          fc.constantFrom('A', 'z', '0', '-', '.'),
          async (index, character) => {
            const changed =
              token.slice(0, index) + character + token.slice(index + 1);
            // The last character carries bits that are no part of the signature.
            fc.pre(changed !== token && index < token.length - 1);
            await expect(verifier.verify(changed)).rejects.toThrow(
              AuthenticationError,
            );
          },
        ),
      );
    });

    it.each([
      ['another secret', () => signHmac({ alg: 'HS256' }, claimsNow(), 'x')],
      ['an empty secret', () => signHmac({ alg: 'HS256' }, claimsNow(), ' ')],
      [
        'no signature',
        () => `${encode({ alg: 'HS256' })}.${encode(claimsNow())}.`,
      ],
      ['alg none', () => `${encode({ alg: 'none' })}.${encode(claimsNow())}.`],
      ['alg NONE', () => signHmac({ alg: 'NONE' }, claimsNow(), testSecret)],
      ['no alg', () => signHmac({}, claimsNow(), testSecret)],
      [
        'HS512 in its name',
        () => signHmac({ alg: 'HS512' }, claimsNow(), testSecret),
      ],
      [
        'an extension that must be understood',
        () =>
          signHmac(
            { alg: 'HS256', crit: ['x'], x: 1 },
            claimsNow(),
            testSecret,
          ),
      ],
      [
        'a payload that is no object',
        () => signHmac({ alg: 'HS256' }, '"text"', testSecret),
      ],
      [
        'a payload that is null',
        () => signHmac({ alg: 'HS256' }, 'null', testSecret),
      ],
    ])('refuses a token with %s', async (_what, make) => {
      await expect(verifier.verify(make())).rejects.toThrow(
        AuthenticationError,
      );
    });
  });

  describe('without a shared secret', () => {
    it('refuses tokens signed with one', async () => {
      const token = await mintToken('ana', ['admin']);
      await expect(createVerifier({}).verify(token)).rejects.toThrow(
        AuthenticationError,
      );
    });

    it('refuses to start with an empty one', () => {
      expect(() => createVerifier({ hs256: { secret: '' } })).toThrow(
        'controlPlane.identity.hs256.secret',
      );
    });
  });

  describe('with an issuer', () => {
    let issuer: TestIssuer;
    let verifier: TokenVerifier;
    let clock: jest.SpyInstance<number, []>;
    const realNow = Date.now;

    const oidc = () => ({ issuer: issuer.issuer, audience: 'groundwork' });
    const advance = (ms: number) =>
      clock.mockImplementation(() => realNow() + ms);

    beforeEach(async () => {
      issuer = await startTestIssuer();
      verifier = createVerifier({ oidc: oidc() });
      clock = jest.spyOn(Date, 'now');
    });

    afterEach(async () => {
      clock.mockRestore();
      await issuer.stop();
    });

    it('takes its tokens, and a subject as it is where nothing else is configured', async () => {
      expect(await verifier.verify(await issuer.sign())).toMatchObject({
        id: 'ana',
        roles: ['requester'],
      });
    });

    it('reads the claims that the configuration names', async () => {
      const custom = createVerifier({
        oidc: {
          ...oidc(),
          subjectClaim: 'email',
          rolesClaim: 'permissions',
          groupsClaim: 'teams',
        },
      });
      const token = await issuer.sign({
        email: 'ana@example.com',
        permissions: ['viewer'],
        teams: ['team-payments'],
      });
      expect(await custom.verify(token)).toEqual({
        type: 'subject',
        id: 'ana@example.com',
        ownership_refs: ['ana@example.com', 'group:default/team-payments'],
        roles: ['viewer'],
      });
    });

    it('asks it for its keys once for many tokens', async () => {
      const tokens = await Promise.all(
        Array.from({ length: 20 }, () => issuer.sign()),
      );
      await Promise.all(tokens.map(token => verifier.verify(token)));
      expect(issuer.asked).toEqual({ discovery: 1, keys: 1 });
    });

    const inSeconds = (seconds: number) =>
      Math.floor(realNow() / 1_000) + seconds;
    it.each<[string, () => Record<string, unknown>]>([
      ['of another issuer', () => ({ iss: 'https://evil.example.com' })],
      ['without an issuer', () => ({ iss: undefined })],
      ['for somebody else', () => ({ aud: 'another' })],
      ['for nobody', () => ({ aud: undefined })],
      ['for an empty list', () => ({ aud: [] })],
      ['that has expired', () => ({ exp: inSeconds(-60) })],
      ['that never expires', () => ({ exp: undefined })],
      ['that is not valid yet', () => ({ nbf: inSeconds(60) })],
      ['without a subject', () => ({ sub: undefined })],
      ['with an empty subject', () => ({ sub: '' })],
    ])('refuses a token %s', async (_what, claims) => {
      await expect(
        verifier.verify(await issuer.sign(claims())),
      ).rejects.toThrow(AuthenticationError);
    });

    it('refuses a token signed with another key by the name of a known one', async () => {
      await expect(verifier.verify(await issuer.forge())).rejects.toThrow(
        AuthenticationError,
      );
    });

    it('refuses a token that names a key that there is not, or one of its own', async () => {
      for (const header of [
        { kid: 'unknown' },
        { kid: '../../etc/passwd' },
        { jku: 'https://evil.example.com/keys', kid: 'evil' },
      ]) {
        await expect(
          verifier.verify(await issuer.sign({}, header)),
        ).rejects.toThrow(AuthenticationError);
      }
    });

    it.each([
      ['alone', () => createVerifier({ oidc: oidc() })],
      ['with a shared secret', () => createVerifier({ oidc: oidc(), hs256 })],
    ])('never takes its public key for a secret (%s)', async (_how, create) => {
      const key = await issuer.publicKey();
      for (const secret of [key, key.trim(), key.replaceAll('\n', '')]) {
        for (const alg of ['HS256', 'RS256', 'none']) {
          const token = signHmac(
            { alg, kid: 'key-1' },
            { ...claimsNow(), iss: issuer.issuer, aud: 'groundwork' },
            secret,
          );
          await expect(create().verify(token)).rejects.toThrow(
            AuthenticationError,
          );
        }
      }
    });

    it('never breaks on junk, and always calls it unacceptable', async () => {
      await verifier.verify(await issuer.sign());
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc
              .tuple(fc.jsonValue(), fc.jsonValue(), fc.base64String())
              .map(([header, payload, signature]) =>
                [encode(header), encode(payload), signature].join('.'),
              ),
            fc
              .record({
                alg: fc.constantFrom(
                  'RS256',
                  'ES256',
                  'EdDSA',
                  'PS512',
                  'HS256',
                  '',
                  1,
                ),
                kid: fc.oneof(fc.constant('key-1'), fc.jsonValue()),
                typ: fc.jsonValue(),
              })
              .map(header => `${encode(header)}.${encode(claimsNow())}.AAAA`),
          ),
          async token => {
            await expect(verifier.verify(token)).rejects.toThrow(
              AuthenticationError,
            );
          },
        ),
        { numRuns: 200 },
      );
    });

    it('takes a new key as soon as a token names it, and the old one no more', async () => {
      const old = await issuer.sign();
      await verifier.verify(old);
      await issuer.rotateKeys();
      advance(6_000);
      await verifier.verify(await issuer.sign());
      await expect(verifier.verify(old)).rejects.toThrow(AuthenticationError);
    });

    it('does not let tokens with unknown keys make it ask all the time', async () => {
      await verifier.verify(await issuer.sign());
      for (let index = 0; index < 20; index += 1) {
        const token = await issuer.sign({}, { kid: `unknown-${index}` });
        await expect(verifier.verify(token)).rejects.toThrow(
          AuthenticationError,
        );
      }
      expect(issuer.asked.keys).toBe(1);
    });

    it('looks from time to time whether a key was withdrawn', async () => {
      await verifier.verify(await issuer.sign());
      const old = await issuer.sign();
      await issuer.rotateKeys();
      advance(11 * minuteMs);
      // A call after that finds out, without anybody waiting for it.
      const outcome = await waitFor(
        () =>
          verifier.verify(old).then(
            () => 'accepted',
            error => error.name,
          ),
        result => result !== 'accepted',
      );
      expect(outcome).toBe('AuthenticationError');
    });

    it.each<[string, Parameters<TestIssuer['break']>[0]]>([
      ['fails', { status: 500 }],
      [
        'is somebody else',
        {
          discovery: {
            issuer: 'https://evil.example.com',
            jwks_uri: 'https://evil.example.com/keys',
          },
        },
      ],
      ['tells no place for keys', { discovery: {} }],
      ['tells no keys', { keys: { keys: 'none' } }],
    ])(
      'says that it is unavailable when it %s, and recovers',
      async (_how, answer) => {
        issuer.break(answer);
        const token = await issuer.sign();
        await expect(verifier.verify(token)).rejects.toThrow(
          new ServiceUnavailableError('The OIDC issuer does not answer'),
        );
        issuer.mend();
        advance(6_000);
        await expect(verifier.verify(token)).resolves.toMatchObject({
          id: 'ana',
        });
      },
    );

    it('does not ask an issuer that is away with every call', async () => {
      issuer.break({ status: 500 });
      const token = await issuer.sign();
      for (let index = 0; index < 10; index += 1) {
        await expect(verifier.verify(token)).rejects.toThrow(
          ServiceUnavailableError,
        );
      }
      expect(issuer.asked.discovery).toBe(1);
    });

    it('goes on with the keys that it knows while it is away, for a day', async () => {
      const token = await issuer.sign({ exp: inSeconds(30 * 3_600) });
      await verifier.verify(token);
      await issuer.stop();
      for (const ms of [minuteMs, 11 * minuteMs, 23 * 60 * minuteMs]) {
        advance(ms);
        await expect(verifier.verify(token)).resolves.toMatchObject({
          id: 'ana',
        });
      }
      advance(25 * 60 * minuteMs);
      await expect(verifier.verify(token)).rejects.toThrow(
        ServiceUnavailableError,
      );
    });

    it('takes tokens of both kinds where both are configured', async () => {
      const both = createVerifier({
        oidc: { ...oidc(), userEntityRef: 'user:default/{sub}' },
        hs256,
      });
      const principals = [
        await both.verify(await issuer.sign()),
        await both.verify(await mintToken('ana', ['requester'])),
      ];
      expect(principals[0]).toEqual(principals[1]);
    });
  });

  describe('with a real issuer', () => {
    it('takes the tokens of people and machines, also after the keys were rotated', async () => {
      const idp = await startDevIdp({ port: 0 });
      const realNow = Date.now;
      try {
        const verifier = createVerifier({
          oidc: {
            issuer: idp.issuer,
            audience: apiAudience,
            userEntityRef: 'user:default/{sub}',
          },
        });
        expect(
          await verifier.verify(await idp.accessTokenFor('ben')),
        ).toMatchObject({
          type: 'subject',
          id: 'user:default/ben',
          ownership_refs: expect.arrayContaining([
            'group:default/platform-approvers',
          ]),
          roles: ['approver'],
        });
        expect(
          await verifier.verify(await idp.accessTokenFor('ci-bot')),
        ).toMatchObject({ id: 'user:default/ci-bot', roles: ['requester'] });
        expect(await verifier.tokenEndpoint()).toBe(`${idp.issuer}/token`);

        const before = await idp.accessTokenFor('ana');
        await idp.rotateKeys();
        jest.spyOn(Date, 'now').mockImplementation(() => realNow() + 6_000);
        for (const token of [before, await idp.accessTokenFor('ana')]) {
          expect(await verifier.verify(token)).toMatchObject({
            id: 'user:default/ana',
          });
        }
      } finally {
        jest.restoreAllMocks();
        await idp.stop();
      }
    });
  });
});
