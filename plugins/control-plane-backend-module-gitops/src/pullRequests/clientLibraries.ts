import type * as Gitbeaker from '@gitbeaker/rest';
import type * as Octokit from '@octokit/rest';

/** The client of GitHub, loaded when a repository there is connected to: a backend without one does not wait for it. */
export function githubLibrary(): typeof Octokit {
  return require('@octokit/rest');
}

/** The client of GitLab, loaded when a project there is connected to. */
export function gitlabLibrary(): typeof Gitbeaker {
  return require('@gitbeaker/rest');
}
