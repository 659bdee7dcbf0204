import http from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  SignJWT,
  type GenerateKeyPairResult,
  type JWK,
  type JWTPayload,
} from 'jose';

const algorithm = 'RS256';

/** An OIDC issuer that signs whatever it is told to, and can be broken. */
export type TestIssuer = {
  issuer: string;
  /** How often discovery and keys were asked for. */
  readonly asked: { discovery: number; keys: number };
  /** Answers instead of what is true: a status, or a body. */
  break(answer: { status?: number; discovery?: object; keys?: object }): void;
  mend(): void;
  /** A token with good claims, but for those given; `undefined` leaves one out. */
  sign(
    claims?: Record<string, unknown>,
    header?: Record<string, unknown>,
  ): Promise<string>;
  /** A token like that, signed with a key that the issuer does not know by the id of one that it does. */
  forge(claims?: Record<string, unknown>): Promise<string>;
  /** What everybody may know of the key. */
  publicKey(): Promise<string>;
  /** Signs with another key from now on, and forgets the one before. */
  rotateKeys(): Promise<void>;
  stop(): Promise<void>;
};

export async function startTestIssuer(): Promise<TestIssuer> {
  let generation = 1;
  let keys: GenerateKeyPairResult = await generateKeyPair(algorithm);
  let broken: Parameters<TestIssuer['break']>[0] | undefined;
  const asked = { discovery: 0, keys: 0 };
  const keyId = () => `key-${generation}`;

  let issuer = '';

  const server = http.createServer(async (request, response) => {
    const isDiscovery = request.url === '/.well-known/openid-configuration';
    asked[isDiscovery ? 'discovery' : 'keys'] += 1;
    const jwk: JWK = await exportJWK(keys.publicKey);
    const body = isDiscovery
      ? (broken?.discovery ?? {
          issuer,
          jwks_uri: `${issuer}/keys`,
          token_endpoint: `${issuer}/token`,
        })
      : (broken?.keys ?? {
          keys: [{ ...jwk, kid: keyId(), alg: algorithm, use: 'sig' }],
        });
    response.writeHead(broken?.status ?? 200, {
      'content-type': 'application/json',
    });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const signWith = (
    privateKey: GenerateKeyPairResult['privateKey'],
    claims: Record<string, unknown> = {},
    header: Record<string, unknown> = {},
  ) => {
    const now = Math.floor(Date.now() / 1_000);
    const payload: JWTPayload = {
      iss: issuer,
      aud: 'groundwork',
      sub: 'ana',
      roles: ['requester'],
      iat: now,
      exp: now + 600,
      ...claims,
    };
    return new SignJWT(payload)
      .setProtectedHeader({ alg: algorithm, kid: keyId(), ...header })
      .sign(privateKey);
  };

  return {
    issuer,
    asked,
    break(answer) {
      broken = answer;
    },
    mend() {
      broken = undefined;
    },
    sign: (claims, header) => signWith(keys.privateKey, claims, header),
    forge: async claims =>
      signWith((await generateKeyPair(algorithm)).privateKey, claims),
    publicKey: () => exportSPKI(keys.publicKey),
    async rotateKeys() {
      keys = await generateKeyPair(algorithm);
      generation += 1;
    },
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
