import { AuthenticationError } from '@backstage/errors';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import {
  createVerifier,
  encodePart,
  signHmac,
  startTestIssuer,
  type TestIssuer,
} from '../__testUtils__';
import { issuerAlgorithms } from './readTokenConfig';

const now = () => Math.floor(Date.now() / 1_000);

describe('tokens of an issuer', () => {
  let issuer: TestIssuer;

  beforeAll(async () => {
    issuer = await startTestIssuer();
  });

  afterAll(async () => {
    await issuer.stop();
  });

  const verifierWith = (oidc: object = {}) =>
    createVerifier({
      oidc: { issuer: issuer.issuer, audience: 'groundwork', ...oidc },
    });
  const outcomeOf = (
    verifier: ReturnType<typeof verifierWith>,
    token: string,
  ) =>
    verifier.verify(token).then(
      () => 'accepted',
      error => error.name,
    );
  const refused = 'AuthenticationError';

  describe('of time', () => {
    it.each<[string, object, string]>([
      ['expired within the tolerance', { exp: now() - 50 }, 'accepted'],
      ['expired beyond it', { exp: now() - 120 }, refused],
      ['valid soon, within the tolerance', { nbf: now() + 50 }, 'accepted'],
      ['valid later', { nbf: now() + 180 }, refused],
      ['issued soon, within the tolerance', { iat: now() + 50 }, 'accepted'],
      ['issued later', { iat: now() + 180 }, refused],
      ['issued at no time', { iat: 'yesterday' }, refused],
      ['that expires as a text', { exp: String(now() + 600) }, refused],
    ])('that are %s', async (_what, claims, outcome) => {
      const verifier = verifierWith({ clockTolerance: { minutes: 1 } });
      expect(await outcomeOf(verifier, await issuer.sign({ ...claims }))).toBe(
        outcome,
      );
    });

    it('without tolerance expire on time', async () => {
      const token = await issuer.sign({ exp: now() - 5 });
      expect(await outcomeOf(verifierWith(), token)).toBe('accepted');
      expect(
        await outcomeOf(verifierWith({ clockTolerance: '0s' }), token),
      ).toBe(refused);
    });
  });

  it.each<[unknown, string]>([
    ['groundwork', 'accepted'],
    ['groundwork-ci', 'accepted'],
    [['other', 'groundwork-ci'], 'accepted'],
    ['other', refused],
    [['other'], refused],
    ['groundwork groundwork-ci', refused],
  ])(
    'for %j are for one of a list of audiences, or refused',
    async (aud, outcome) => {
      const verifier = verifierWith({
        audience: ['groundwork', 'groundwork-ci'],
      });
      expect(await outcomeOf(verifier, await issuer.sign({ aud }))).toBe(
        outcome,
      );
    },
  );

  it('with an algorithm that is not on the list are refused', async () => {
    const token = await issuer.sign();
    expect(
      await outcomeOf(verifierWith({ algorithms: ['RS256'] }), token),
    ).toBe('accepted');
    expect(
      await outcomeOf(verifierWith({ algorithms: ['ES256', 'EdDSA'] }), token),
    ).toBe(refused);
  });

  it.each([
    [['HS256']],
    [['RS256', 'HS512']],
    [['none']],
    [['rs256']],
    [['dir']],
    [[]],
  ])('are never to be signed with %j', algorithms => {
    expect(() => verifierWith({ algorithms })).toThrow(
      'controlPlane.identity.oidc.algorithms must be some of RS256',
    );
  });

  it.each([
    [{ audience: [] }, 'oidc.audience'],
    [{ clockTolerance: '6m' }, 'oidc.clockTolerance'],
    [{ clockTolerance: 'soon' }, 'clockTolerance'],
  ])('are not accepted by what is configured as %j', (oidc, key) => {
    expect(() => verifierWith(oidc)).toThrow(key);
  });

  it('are refused with whatever key they bring or point to', async () => {
    const own = await generateKeyPair('RS256', { extractable: true });
    const jwk = await exportJWK(own.publicKey);
    const verifier = verifierWith();
    await verifier.verify(await issuer.sign());
    const asked = issuer.asked.keys;
    for (const header of [
      { jwk },
      { jwk, kid: 'key-1' },
      { jku: `${issuer.issuer}/evil`, kid: 'key-1' },
      { x5u: `${issuer.issuer}/evil`, kid: 'key-1' },
      { x5c: [Buffer.from('evil').toString('base64')], kid: 'key-1' },
      { kid: '../../../../dev/null' },
      { kid: "key-1' or '1'='1" },
      { kid: '' },
    ]) {
      const token = await new SignJWT({ sub: 'ada', roles: ['admin'] })
        .setProtectedHeader({ alg: 'RS256', ...header })
        .setIssuer(issuer.issuer)
        .setAudience('groundwork')
        .setExpirationTime('5m')
        .sign(own.privateKey);
      expect([header, await outcomeOf(verifier, token)]).toEqual([
        header,
        refused,
      ]);
    }
    // Nobody else is asked, and the issuer not again for each.
    expect(issuer.asked.keys - asked).toBeLessThanOrEqual(1);
  });

  it('are refused with extensions that have to be understood', async () => {
    for (const header of [
      { crit: ['exp'], exp: 1 },
      { crit: ['b64'], b64: false },
      { crit: [] },
      { crit: 'x' },
    ]) {
      const token = await issuer.sign().then(good => {
        const [, payload, signature] = good.split('.');
        return `${encodePart({ alg: 'RS256', kid: 'key-1', ...header })}.${payload}.${signature}`;
      });
      expect(await outcomeOf(verifierWith(), token)).toBe(refused);
    }
  });

  it('are refused when the public key was taken for a secret, whatever algorithm they name', async () => {
    const key = await issuer.publicKey();
    for (const alg of [
      'HS256',
      'HS384',
      'HS512',
      'none',
      'None',
      ...issuerAlgorithms,
    ]) {
      const token = signHmac(
        { alg, kid: 'key-1' },
        {
          iss: issuer.issuer,
          aud: 'groundwork',
          sub: 'ada',
          roles: ['admin'],
          exp: now() + 600,
        },
        key,
      );
      await expect(verifierWith().verify(token)).rejects.toThrow(
        AuthenticationError,
      );
    }
  });
});
