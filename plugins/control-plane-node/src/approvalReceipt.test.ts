import {
  createHmac,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';
import {
  approvalReceiptType,
  verifyApprovalReceipt,
  type ApprovalReceiptPayload,
} from './approvalReceipt';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const plan_digest = `sha256:${'ab'.repeat(32)}`;
const payload: ApprovalReceiptPayload = {
  iss: 'https://portal.example.com/api/control-plane',
  iat: 1_769_860_800,
  request: {
    id: '11111111-1111-4111-8111-111111111111',
    name: 'payments-api-production',
    class: 'production',
    class_version: 3,
    app: 'payments-api',
    team: 'team-payments',
    region: 'us-east-1',
    owner: 'group:default/team-payments',
    tenant_id: '22222222-2222-4222-8222-222222222222',
    requested_by: 'user:default/ana',
  },
  plan_digest,
  plan_revision: 2,
  policy: { mode: 'required', required_approvals: 1 },
  approvals: [
    {
      by: 'user:default/ben',
      on_behalf_of: 'user:default/ada',
      at: '2026-01-31T12:00:00.000Z',
      authentication: { method: 'oidc', issuer: 'https://issuer.example.com' },
      plan_digest,
    },
  ],
  approved_at: '2026-01-31T12:00:00.000Z',
};
const header = { alg: 'EdDSA', typ: approvalReceiptType, kid: 'new' };
const encode = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');
const jwkOf = (key: KeyObject, kid: string) => ({
  ...key.export({ format: 'jwk' }),
  kid,
});
const jwks = {
  keys: [jwkOf(publicKey, 'new'), jwkOf(other.publicKey, 'old')],
};

function make(
  change: object = {},
  { key = privateKey, claims = payload as unknown } = {},
): string {
  const content = `${encode({ ...header, ...change })}.${encode(claims)}`;
  return `${content}.${sign(null, Buffer.from(content), key).toString('base64url')}`;
}

/** Every value in a tree, by the way to it. */
function waysInto(value: unknown, way: string[] = []): string[][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inside]) =>
        waysInto(inside, [...way, key]),
      )
    : [way];
}

function changedAt(way: string[]): unknown {
  const copy = structuredClone(payload) as never;
  const parent = way
    .slice(0, -1)
    .reduce<Record<string, unknown>>(
      (inside, key) => inside[key] as Record<string, unknown>,
      copy,
    );
  const last = way[way.length - 1];
  parent[last] = typeof parent[last] === 'number' ? parent[last] + 1 : 'other';
  return copy;
}

describe('verifyApprovalReceipt', () => {
  it('answers with what was signed, by the keys that sign now and by those of before', () => {
    expect(verifyApprovalReceipt(make(), jwks)).toEqual(payload);
    const old = make({ kid: 'old' }, { key: other.privateKey });
    expect(
      verifyApprovalReceipt(old, jwks, { issuer: payload.iss }),
    ).toMatchObject({ plan_digest });
  });

  it.each(waysInto(payload).map(way => [way.join('.'), way] as const))(
    'refuses a receipt in which %s was changed',
    (_name, way) => {
      const [head, , signature] = make().split('.');
      expect(() =>
        verifyApprovalReceipt(
          `${head}.${encode(changedAt(way))}.${signature}`,
          jwks,
        ),
      ).toThrow('not what the key signed');
    },
  );

  it('refuses the public key taken for a shared secret', () => {
    const secrets = [
      publicKey.export({ type: 'spki', format: 'pem' }),
      publicKey.export({ type: 'spki', format: 'der' }),
      Buffer.from(String(jwks.keys[0].x), 'base64url'),
      String(jwks.keys[0].x),
    ];
    for (const alg of ['HS256', 'EdDSA']) {
      for (const secret of secrets) {
        const content = `${encode({ ...header, alg })}.${encode(payload)}`;
        const mac = createHmac('sha256', secret).update(content);
        expect(() =>
          verifyApprovalReceipt(`${content}.${mac.digest('base64url')}`, jwks),
        ).toThrow();
      }
    }
  });

  it.each<[string, () => string, string]>([
    ['that nobody signed', () => make({ alg: 'none' }), 'no receipt'],
    [
      'without a signature',
      () => make().replace(/[^.]+$/, ''),
      'not what the key signed',
    ],
    [
      'with alg none and no signature',
      () => make({ alg: 'none' }).replace(/[^.]+$/, ''),
      'no receipt',
    ],
    ['of another algorithm', () => make({ alg: 'ES256' }), 'no receipt'],
    ['that is another token', () => make({ typ: 'JWT' }), 'no receipt'],
    ['with a critical header', () => make({ crit: ['b64'] }), 'no receipt'],
    ['with an unknown key', () => make({ kid: 'unknown' }), 'not among those'],
    ['without a key', () => make({ kid: undefined }), 'not among those'],
    [
      'with another key of the issuer',
      () => make({ kid: 'old' }),
      'not what the key signed',
    ],
    [
      'with the key of an attacker',
      () => make({}, { key: other.privateKey }),
      'not what the key signed',
    ],
    [
      'that brings its own key',
      () =>
        make({ jwk: jwkOf(other.publicKey, 'new') }, { key: other.privateKey }),
      'not what the key signed',
    ],
    ['that is no object', () => make({}, { claims: [] }), 'no JSON object'],
    ['written otherwise', () => `${make()}=`, 'base64url'],
    ['with a line feed', () => `${make()}\n`, 'base64url'],
    ['with a part too many', () => `${make()}.`, 'no JWS'],
    ['that is empty', () => '', 'no JWS'],
    ['that is junk', () => 'a.b.c', ''],
  ])('refuses a receipt %s', (_what, forged, message) => {
    expect(() => verifyApprovalReceipt(forged(), jwks)).toThrow(message);
    expect(() => verifyApprovalReceipt(forged(), jwks)).toThrow(
      expect.objectContaining({ name: 'ApprovalReceiptError' }),
    );
  });

  it('refuses a receipt of somebody else, where it matters whose it is', () => {
    expect(() =>
      verifyApprovalReceipt(make(), jwks, { issuer: 'https://other' }),
    ).toThrow('another issuer');
  });

  it('takes no key of another kind, and none that is there twice', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    for (const keys of [
      [jwkOf(ec.publicKey, 'new')],
      [jwkOf(publicKey, 'new'), jwkOf(other.publicKey, 'new')],
      [{ kty: 'oct', k: 'AAAA', kid: 'new' }],
      [{ kty: 'OKP', crv: 'Ed25519', x: 'AAAA', kid: 'new' }],
      [],
    ]) {
      expect(() => verifyApprovalReceipt(make(), { keys })).toThrow('The key');
    }
  });
});
