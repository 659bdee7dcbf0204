import type { GitCli } from './GitCli';
import { GitCommandError } from './GitCommandError';

/** Whether history went on from the earlier commit to the later one, rather than being rewritten. */
export async function isAncestor(options: {
  git: GitCli;
  earlier: string;
  later: string;
  signal: AbortSignal;
}): Promise<boolean> {
  const { git, earlier, later, signal } = options;
  try {
    await git.run(['merge-base', '--is-ancestor', '--', earlier, later], {
      signal,
    });
    return true;
  } catch (error) {
    if (error instanceof GitCommandError && error.failure === 'exit') {
      return false;
    }
    throw error;
  }
}
