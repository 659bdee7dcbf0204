import { createHmac } from 'node:crypto';

/** The shared secret of tests. */
export const testSecret = 'a-secret-that-only-tests-have';

/** A token signed with the shared secret (HS256). */
export async function mintToken(
  sub: string,
  roles: string[] = [],
  claims: Record<string, unknown> = {},
): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1_000);
  const encode = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = [
    encode({ alg: 'HS256', typ: 'JWT' }),
    encode({
      sub,
      email: `${sub}@example.com`,
      roles,
      iat: issuedAt,
      exp: issuedAt + 600,
      ...claims,
    }),
  ].join('.');
  const signature = createHmac('sha256', testSecret)
    .update(content)
    .digest('base64url');
  return `${content}.${signature}`;
}
