import type { z } from 'zod';
import type { authSchema } from './authSchema';
import { parseRepositoryUrl } from './parseRepositoryUrl';
import { providerOf } from './providerOf';
import type { pullRequestSchema } from './pullRequestSchema';

/** What contradicts what in a connection. */
export type Complaint = { path: string[]; message: string };

/** Looks at whether the credentials are those that the address takes. */
export function complainAboutAuth(value: {
  url: string;
  auth?: z.infer<typeof authSchema>;
}): Complaint[] {
  const { url, auth } = value;
  const kind = kindOf(url);
  if (!auth || kind === undefined) {
    return [];
  }
  const complaints: Complaint[] = [];
  const complain = (message: string, ...path: string[]) =>
    complaints.push({ path: ['auth', ...path], message });
  const hasKey = auth.privateKey !== undefined || auth.knownHosts !== undefined;
  if (kind === 'local') {
    complain('Credentials apply to https:// and ssh:// only');
  } else if (kind === 'ssh') {
    if (auth.token !== undefined || auth.username !== undefined) {
      complain('A token applies to https:// only', 'token');
    }
    if (auth.privateKey === undefined) {
      complain('A private key is needed', 'privateKey');
    }
    if (auth.knownHosts === undefined) {
      complain('The host keys of the server are needed', 'knownHosts');
    }
  } else {
    if (hasKey) {
      complain('A private key applies to ssh:// only', 'privateKey');
    }
    if (auth.token === undefined) {
      complain('A token is needed', 'token');
    }
  }
  return complaints;
}

/** Looks at whether pull requests can be opened with what is there. */
export function complainAboutPullRequests(value: {
  url: string;
  mode: 'direct' | 'pull_request';
  provider?: 'github' | 'gitlab';
  pullRequest?: z.infer<typeof pullRequestSchema>;
  auth?: z.infer<typeof authSchema>;
  branch: string;
}): Complaint[] {
  const { url, mode, provider, pullRequest, auth, branch } = value;
  const complaints: Complaint[] = [];
  const complain = (message: string, ...path: string[]) =>
    complaints.push({ path, message });
  const kind = kindOf(url);
  if (mode === 'direct' || kind === undefined) {
    return [];
  }
  if (kind === 'local') {
    complain('Pull requests need a repository at a host that has them', 'mode');
    return complaints;
  }
  if (
    provider !== undefined &&
    pullRequest?.provider !== undefined &&
    provider !== pullRequest.provider
  ) {
    complain('Contradicts provider', 'pullRequest', 'provider');
  }
  if (providerOf(value) === undefined) {
    complain('Say who hosts the repository: github or gitlab', 'provider');
  }
  if (pullRequest?.token === undefined && auth?.token === undefined) {
    complain('A token for the API is needed', 'pullRequest', 'token');
  }
  if (branch.startsWith(pullRequest?.promotionBranchPrefix ?? 'groundwork/')) {
    complain(
      'The base branch must not look like a promotion branch',
      'pullRequest',
      'promotionBranchPrefix',
    );
  }
  return complaints;
}

/** Nothing for an address that another complaint is about. */
function kindOf(url: string) {
  try {
    return parseRepositoryUrl(url).kind;
  } catch {
    return undefined;
  }
}
