import { createHmac } from 'node:crypto';

/** The shared secret of tests. */
export const testSecret = 'a-secret-that-only-tests-have';

/** The groups of the example people. */
const groupsOfPeople: Readonly<Record<string, readonly string[]>> = {
  ana: ['team-payments'],
  rui: ['team-search'],
};

/** A token signed with the shared secret (HS256). Example people are in their groups unless the claims say otherwise. */
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
      ...(Object.hasOwn(groupsOfPeople, sub) && {
        groups: groupsOfPeople[sub],
      }),
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
