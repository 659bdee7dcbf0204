import fc from 'fast-check';
import { asking, judge, resultsOf } from './__testUtils__/judge';

describe('parameters-hold-no-secrets', () => {
  const given = (parameters: Record<string, unknown>) => asking({ parameters });

  it.each([
    `-----BEGIN ${'RSA '}PRIVATE KEY-----\nMII`,
    `AKIA${'ABCDEFGHIJKLMNOP'}`,
    `ghp_${'a'.repeat(36)}`,
    `glpat-${'a'.repeat(20)}`,
    `https://x:xoxb-${'1'.repeat(12)}@example.com`,
  ])('denies a key or a token, and does not repeat it', async secret => {
    const found = await judge(
      'parameters-hold-no-secrets',
      given({ nested: [{ note: secret }] }),
    );
    expect(found).toEqual([
      {
        result: 'deny',
        message:
          'The parameter nested.0.note is a key or a token; it would be written in the open.',
      },
    ]);
  });

  it('warns of what is only called like a secret', async () => {
    for (const name of ['password', 'db_password', 'api-key', 'client.token']) {
      expect(
        await resultsOf('parameters-hold-no-secrets', given({ [name]: 'x' })),
      ).toEqual(['warn']);
    }
    for (const harmless of [
      { tokens: 3 },
      { password: '' },
      { secretary: 'x' },
      { monkey: 'x' },
    ]) {
      expect(
        await resultsOf('parameters-hold-no-secrets', given(harmless)),
      ).toEqual(['pass']);
    }
  });

  it('reads any parameters soon, in the same order whatever theirs is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string(), fc.jsonValue()),
        async parameters => {
          const reversed = Object.fromEntries(
            Object.entries(parameters).reverse(),
          );
          expect(
            await judge('parameters-hold-no-secrets', given(parameters)),
          ).toEqual(await judge('parameters-hold-no-secrets', given(reversed)));
        },
      ),
    );
    const begun = performance.now();
    await judge(
      'parameters-hold-no-secrets',
      given({
        [`${'a-'.repeat(20_000)}!`]: `-----BEGIN ${'A '.repeat(50_000)}`,
      }),
    );
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
