import { AuthenticationError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import {
  claimsNow,
  createVerifier,
  encodePart,
  mintToken,
  signHmac,
  testSecret,
} from '../__testUtils__';

const hs256 = { secret: testSecret, userEntityRef: 'user:default/{sub}' };

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
        authentication: { method: 'hs256' },
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
      ['that is from the future', () => ({ iat: inSeconds(60) })],
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
        () => `${encodePart({ alg: 'HS256' })}.${encodePart(claimsNow())}.`,
      ],
      [
        'alg none',
        () => `${encodePart({ alg: 'none' })}.${encodePart(claimsNow())}.`,
      ],
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

  it.each([
    'service-account:acme/ci',
    'Service-Account:acme/ci',
    'approver-client:release-checks',
    'APPROVER-CLIENT:release-checks',
    'role:approver',
  ])(
    'takes nobody for %s, who is known by something else, whoever says so',
    async subject => {
      const token = await mintToken(subject, ['requester']);
      for (const claims of [{}, { userEntityRef: '{sub}' }]) {
        const verifier = createVerifier({
          hs256: { secret: testSecret, ...claims },
        });
        await expect(verifier.verify(token)).rejects.toThrow(
          'The subject of the token is not acceptable',
        );
      }
    },
  );

  it('takes nobody for a group who is called like one', async () => {
    const token = await mintToken('Group:default/platform-admins');
    for (const claims of [{}, { userEntityRef: '{sub}' }]) {
      const verifier = createVerifier({
        hs256: { secret: testSecret, ...claims },
      });
      await expect(verifier.verify(token)).rejects.toThrow(
        'The subject of the token is not acceptable',
      );
    }
  });

  it.each(['approver-client:ci', 'role:approver'])(
    'takes nobody for %s, which are no subjects',
    async subject => {
      const verifier = createVerifier({ hs256: { secret: testSecret } });
      await expect(verifier.verify(await mintToken(subject))).rejects.toThrow(
        'The subject of the token is not acceptable',
      );
    },
  );

  describe('roles', () => {
    const rolesOf = async (roles: unknown, config: JsonObject) => {
      const verifier = createVerifier({ hs256 }, config);
      const token = await mintToken('ana', [], { roles });
      return (await verifier.verify(token)).roles;
    };
    const config = {
      admin: { claims: ['gw-admins', 'ops'] },
      approver: { claims: ['ops'] },
      viewer: { claims: [] },
    };

    it.each<[unknown, string[]]>([
      [['gw-admins'], ['admin']],
      [
        ['ops', 'gw-admins'],
        ['approver', 'admin'],
      ],
      // The name of a role gives it only where the configuration does not say otherwise.
      [['admin', 'viewer', 'approver'], []],
      ['requester ops', ['requester', 'approver', 'admin']],
      [{ admin: true }, []],
      [['__proto__', 'constructor'], []],
    ])('of %j are those that the configuration gives', async (claim, roles) => {
      const given = await rolesOf(claim, config);
      expect([...given].sort()).toEqual([...roles].sort());
    });
  });

  it.each<[unknown, string | undefined]>([
    ['Ana Costa', 'Ana Costa'],
    ['', undefined],
    ['Ana\nBen', undefined],
    ['a'.repeat(256), undefined],
    [{ $ne: 1 }, undefined],
  ])('calls somebody %j what their token does', async (given, name) => {
    const verifier = createVerifier({
      hs256: { ...hs256, actorClaim: 'name' },
    });
    const principal = await verifier.verify(
      await mintToken('ana', [], { name: given }),
    );
    expect(principal).toMatchObject({ id: 'user:default/ana' });
    expect(principal.name).toBe(name);
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
});
