import type { GitCli } from './GitCli';
import { GitCommandError } from './GitCommandError';
import { pushResultOf, type PushResult } from './pushResultOf';
import { transferTimeoutMs } from './timeouts';

/**
 * Moves a branch to a commit, if it still is where it is expected to be.
 *
 * @param options - `expected` is the commit that the branch is at; absent when there is no branch yet
 * @throws GitCommandError when nothing is known about the branch, as when the connection broke
 */
export async function pushCommit(options: {
  git: GitCli;
  url: string;
  branch: string;
  /** The branch is deleted when absent. */
  commit: string | undefined;
  expected: string | undefined;
  signal: AbortSignal;
}): Promise<PushResult> {
  const { git, url, branch, commit, expected, signal } = options;
  const ref = `refs/heads/${branch}`;
  try {
    await git.run(
      [
        'push',
        '--porcelain',
        '--no-verify',
        `--force-with-lease=${ref}:${expected ?? ''}`,
        '--',
        url,
        `${commit ?? ''}:${ref}`,
      ],
      { signal, timeoutMs: transferTimeoutMs, remote: true },
    );
    return { status: 'done' };
  } catch (error) {
    const result =
      error instanceof GitCommandError && pushResultOf(error.output);
    if (result) {
      return result;
    }
    throw error;
  }
}
