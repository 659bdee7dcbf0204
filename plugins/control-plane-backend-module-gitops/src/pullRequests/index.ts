export { createPullRequestHost } from './createPullRequestHost';
export type {
  MergeMethod,
  PullRequest,
  PullRequestHost,
  PullRequestText,
} from './PullRequestHost';
