import { mintToken, testSecret } from '../mintToken';
import { claimsNow, encodePart, signHmac } from '../tokens';

/** `Authorization` headers that prove nothing, by what is wrong with them. */
export async function junkAuthorizations(): Promise<
  Record<string, string | undefined>
> {
  const good = await mintToken('ada', ['admin']);
  const [header, payload, signature] = good.split('.');
  const unsigned = `${encodePart({ alg: 'none', typ: 'JWT' })}.${payload}.`;
  return {
    'is absent': undefined,
    'is empty': '',
    'has no token': 'Bearer',
    'has a word': 'Bearer null',
    'has another scheme': `Basic ${good}`,
    'has no scheme': good,
    'has two tokens': `Bearer ${good}, ${good}`,
    'is not signed': `Bearer ${unsigned}`,
    'has lost its signature': `Bearer ${header}.${payload}`,
    'is signed over something else': `Bearer ${header}.${encodePart({
      ...claimsNow(),
      sub: 'ada',
    })}.${signature}`,
    'is signed by somebody else': `Bearer ${signHmac(
      { alg: 'HS256', typ: 'JWT' },
      claimsNow(),
      `${testSecret}x`,
    )}`,
    'has ended': `Bearer ${await mintToken('ada', ['admin'], { exp: 1 })}`,
    'is of nobody': `Bearer ${await mintToken('', ['admin'])}`,
    'is an API key': 'Bearer bp_0123456789012345678901',
    'has a claim of another kind': `Bearer ${signHmac(
      { alg: 'HS256', typ: 'JWT' },
      { ...claimsNow(), sub: { $ne: '' } },
      testSecret,
    )}`,
  };
}
