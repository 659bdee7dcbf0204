import { peopleAt } from './__testUtils__/People';
import { pullRequestCases } from './__testUtils__/pullRequestCases';
import { pullRequestHarness } from './__testUtils__/pullRequestHarness';
import { realHostHarness } from './__testUtils__/realHostHarness';

const wordsOf = {
  github: { noun: 'pull request', sign: '#' },
  gitlab: { noun: 'merge request', sign: '!' },
};

for (const provider of ['github', 'gitlab'] as const) {
  pullRequestCases({
    name: `a ${provider} of our own`,
    words: wordsOf[provider],
    closesWithBranch: provider === 'github',
    async create() {
      const harness = await pullRequestHarness(provider);
      return { ...harness, people: peopleAt(harness.host.forge) };
    },
  });
}

const { env } = process;
const realHosts = [
  {
    provider: 'github',
    variable: 'GROUNDWORK_TEST_GITHUB_REPOSITORY',
    repository: env.GROUNDWORK_TEST_GITHUB_REPOSITORY,
    token: env.GROUNDWORK_TEST_GITHUB_TOKEN,
    origin: 'https://github.com',
    apiUrl: 'https://api.github.com',
  },
  {
    provider: 'gitlab',
    variable: 'GROUNDWORK_TEST_GITLAB_PROJECT',
    repository: env.GROUNDWORK_TEST_GITLAB_PROJECT,
    token: env.GROUNDWORK_TEST_GITLAB_TOKEN,
    origin: env.GROUNDWORK_TEST_GITLAB_URL ?? 'https://gitlab.com',
    apiUrl: `${env.GROUNDWORK_TEST_GITLAB_URL ?? 'https://gitlab.com'}/api/v4`,
  },
] as const;

for (const real of realHosts) {
  const { provider, variable, repository, token } = real;
  if (repository !== undefined && token !== undefined) {
    pullRequestCases({
      name: `${provider} itself`,
      words: wordsOf[provider],
      closesWithBranch: provider === 'github',
      create: () => realHostHarness({ ...real, repository, token }),
    });
  } else {
    process.stdout.write(
      `Pull requests are not tested at ${provider} itself: ${variable} and its token are not set\n`,
    );
  }
}
