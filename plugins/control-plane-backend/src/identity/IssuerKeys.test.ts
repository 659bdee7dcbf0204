import {
  AuthenticationError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { apiAudience, startDevIdp } from '@groundwork/dev-idp';
import fc from 'fast-check';
import {
  claimsNow,
  createVerifier,
  encodePart,
  mintToken,
  signHmac,
  startTestIssuer,
  testSecret,
  waitFor,
  type TestIssuer,
} from '../__testUtils__';
import type { TokenVerifier } from './TokenVerifier';

const minuteMs = 60_000;
const hs256 = { secret: testSecret, userEntityRef: 'user:default/{sub}' };

describe('TokenVerifier', () => {
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
        authentication: { method: 'oidc', issuer: issuer.issuer },
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
                [encodePart(header), encodePart(payload), signature].join('.'),
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
              .map(
                header =>
                  `${encodePart(header)}.${encodePart(claimsNow())}.AAAA`,
              ),
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
        await both.verify(
          await mintToken('ana', ['requester'], { groups: [] }),
        ),
      ];
      expect(principals).toMatchObject([
        { authentication: { method: 'oidc', issuer: issuer.issuer } },
        { authentication: { method: 'hs256' } },
      ]);
      const [byIssuer, bySecret] = principals.map(
        ({ authentication, ...who }) => who,
      );
      expect(byIssuer).toEqual(bySecret);
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
