import fc from 'fast-check';
import {
  asking,
  noLimits,
  resultsOf,
  type Limits,
} from './__testUtils__/judge';
import { hostOf } from './repositoryHost';

describe('repository-host', () => {
  const limits: Limits = {
    ...noLimits,
    repositoryHosts: ['github.com', 'git.example.com:8443'],
  };

  it.each([
    ['', 'pass'],
    ['https://github.com/example/app', 'pass'],
    ['https://GitHub.com/example/app.git', 'pass'],
    ['https://github.com:443/example/app', 'pass'],
    ['git@github.com:example/app.git', 'pass'],
    ['ssh://git@github.com/example/app', 'pass'],
    ['https://git.example.com:8443/app', 'pass'],
    ['https://git.example.com/app', 'deny'],
    ['https://gitlab.com/example/app', 'deny'],
    ['https://github.com.evil.example/app', 'deny'],
    ['https://github.com@evil.example/app', 'deny'],
    ['https://evil.example\\@github.com/app', 'deny'],
    ['https://evil.example/github.com', 'deny'],
    ['git@evil.example:github.com/app', 'deny'],
    ['http://github.com/example/app', 'deny'],
    ['ext::sh -c x github.com', 'deny'],
    ['file:///github.com', 'deny'],
    ['--upload-pack=x@github.com:a', 'deny'],
    ['github.com', 'deny'],
    ['https://', 'deny'],
    ['not an address', 'deny'],
  ] as const)('says of %j: %s', async (repository, result) => {
    expect(
      await resultsOf('repository-host', asking({ repository }), limits),
    ).toEqual([result]);
  });

  it('lets anything through where nothing is configured', async () => {
    const anywhere = asking({ repository: 'https://evil.example/app' });
    expect(await resultsOf('repository-host', anywhere)).toEqual(['pass']);
  });

  it('reads any text soon', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), text => {
        hostOf(text);
      }),
    );
    const begun = performance.now();
    hostOf(`${'a'.repeat(100_000)}@`);
    hostOf(`${'a.'.repeat(50_000)}:`);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
