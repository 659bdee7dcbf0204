import fc from 'fast-check';
import { headerText, junkText, junkValue, mostly } from './hostile';
import { mintToken } from './mintToken';

/** The given tokens, tokens with junk in their claims, and junk. */
export async function authorizations(
  tokens: readonly string[],
): Promise<fc.Arbitrary<string | undefined>> {
  const bearer = fc.constantFrom(...tokens).map(token => `Bearer ${token}`);
  const junkClaims = await Promise.all(
    fc
      .sample(
        fc.tuple(
          junkText,
          fc.dictionary(
            fc.constantFrom(
              'roles',
              'groups',
              'email',
              'exp',
              'nbf',
              'iat',
              'aud',
              'sub',
            ),
            fc.oneof(junkValue, fc.array(junkText), fc.constant(['admin'])),
          ),
        ),
        60,
      )
      .map(([sub, claims]) => mintToken(sub, ['requester', 'admin'], claims)),
  );
  return mostly<string | undefined>(
    bearer,
    fc.constant(undefined),
    fc.constantFrom(...junkClaims).map(token => `Bearer ${token}`),
    fc
      .tuple(fc.constantFrom('Bearer ', 'Basic ', 'bearer  ', ''), headerText)
      .map(([scheme, text]) => scheme + text),
    fc
      .tuple(fc.jsonValue(), fc.jsonValue(), fc.base64String())
      .map(
        ([header, payload, signature]) =>
          `Bearer ${[header, payload]
            .map(part =>
              Buffer.from(JSON.stringify(part)).toString('base64url'),
            )
            .join('.')}.${signature.replaceAll(/[+/=]/g, '')}`,
      ),
  );
}
