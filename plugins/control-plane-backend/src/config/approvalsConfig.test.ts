import { generateKeyPairSync } from 'node:crypto';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readControlPlaneConfig } from './readControlPlaneConfig';

const canary = 'canary-canary-canary-canary-canary';
const pem = (kind: 'ed25519' | 'x25519' | 'ec') => {
  const { privateKey, publicKey } =
    kind === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync(kind as 'ed25519');
  return {
    private: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    public: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
};
const ed25519 = pem('ed25519');

const read = (approvals: JsonObject) =>
  readControlPlaneConfig(new ConfigReader({ controlPlane: { approvals } }))
    .approvals;
const withSecrets = (...secrets: string[]) => ({
  clients: {
    checks: {
      secrets: secrets.map((secret, index) => ({ id: `s${index}`, secret })),
    },
  },
});
const withKey = (key: JsonObject) => ({
  receipts: { keys: [{ id: 'the-key', ...key }] },
});

describe('controlPlane.approvals', () => {
  it('needs nothing, and then lets no machine approve and signs no receipt', () => {
    expect(read({})).toEqual({
      clients: {},
      policies: {},
      receipts: { keys: [] },
      links: { ttl: 7 * 86_400_000 },
    });
  });

  it('lets clients approve with any of their secrets, as approvers unless told otherwise', () => {
    const { clients } = read(withSecrets(canary, `${canary}2`));
    expect(clients.checks).toMatchObject({
      roles: ['approver'],
      secrets: [{ id: 's0' }, { id: 's1' }],
    });
  });

  it('knows the public keys of those that sign and of those that no longer do', () => {
    const { receipts } = read({
      receipts: {
        keys: [
          { id: 'new', privateKey: ed25519.private },
          { id: 'old', publicKey: pem('ed25519').public },
        ],
      },
    });
    expect(
      receipts.keys.map(({ id, privateKey, publicKey }) => [
        id,
        privateKey?.type,
        publicKey.export({ format: 'jwk' }).crv,
      ]),
    ).toEqual([
      ['new', 'private', 'Ed25519'],
      ['old', undefined, 'Ed25519'],
    ]);
  });

  it.each<[string, JsonObject, string]>([
    [
      'a secret that can be guessed',
      withSecrets('too-short-canary'),
      'approvals.clients.checks.secrets.0.secret must be at least 32 bytes',
    ],
    [
      'a secret in two places',
      withSecrets(canary, canary),
      'approvals.clients must not have a secret in two places',
    ],
    ['a client without a secret', withSecrets(), 'clients.checks.secrets'],
    [
      'a client with a name that is none',
      { clients: { 'a/b': { secrets: [{ id: 'a', secret: canary }] } } },
      'approvals.clients.a/b',
    ],
    [
      'a key that is none',
      withKey({ privateKey: canary }),
      `receipts.keys.0 'the-key' must have an Ed25519 private key`,
    ],
    [
      'a key of another kind',
      withKey({ privateKey: pem('ec').private }),
      `'the-key' must have an Ed25519 private key`,
    ],
    [
      'a key that agrees and does not sign',
      withKey({ privateKey: pem('x25519').private }),
      `'the-key' must have an Ed25519 private key`,
    ],
    [
      'a private key where the public one goes',
      withKey({ publicKey: ed25519.private }),
      `'the-key' must have an Ed25519 public key`,
    ],
    [
      'a public key where the private one goes',
      withKey({ privateKey: ed25519.public }),
      `'the-key' must have an Ed25519 private key`,
    ],
    [
      'both keys',
      withKey({ privateKey: ed25519.private, publicKey: ed25519.public }),
      `'the-key' must have either a privateKey or a publicKey`,
    ],
    ['no key', withKey({}), `'the-key' must have either`],
    [
      'a link that lasts for ever',
      { links: { ttl: { days: 1_000 } } },
      'approvals.links.ttl',
    ],
  ])('refuses %s and repeats nothing of it', (_what, config, message) => {
    expect(() => read(config)).toThrow(message);
    for (const secret of [
      'canary',
      ...[ed25519.private, ed25519.public].map(text => text.split('\n')[1]),
    ]) {
      expect(() => read(config)).not.toThrow(secret);
    }
  });
});
