import { remoteHarness } from './gitopsHarness';
import type { HostHarness } from './pullRequestCases';
import { peopleAtGithub, peopleAtGitlab } from './realPeople';

/** A harness over a repository at GitHub or GitLab itself, on a base branch of its own. */
export async function realHostHarness(real: {
  provider: 'github' | 'gitlab';
  origin: string;
  apiUrl: string;
  repository: string;
  token: string;
}): Promise<HostHarness> {
  const { provider, origin, apiUrl, repository, token } = real;
  const username = provider === 'github' ? 'x-access-token' : 'oauth2';
  const harness = await remoteHarness({
    url: `${origin}/${repository}.git`,
    username,
    token,
  });
  const connection = harness.connection as { branch: string };
  const people = (provider === 'github' ? peopleAtGithub : peopleAtGitlab)({
    apiUrl,
    repository,
    token,
    base: connection.branch,
  });
  return {
    ...harness,
    people,
    connection: {
      ...connection,
      mode: 'pull_request',
      provider,
      pullRequest: {
        apiUrl,
        repository,
        pollInterval: 1,
        promotionBranchPrefix: `promotion-of-${connection.branch}/`,
      },
    },
    async dispose() {
      for (const { number, source } of await people.open()) {
        await people.close(number);
        await people.deleteBranch(source).catch(() => {});
      }
      await harness.dispose();
    },
  };
}
