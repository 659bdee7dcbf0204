import type { FolderSnapshot } from './FolderSnapshot';
import type { GitCli } from './GitCli';
import { isAncestor } from './isAncestor';

/**
 * Whether the newest commit of a promotion branch still is what would be proposed now: one commit, on top of one of the
 * base branch since which nobody has changed the folder there, that touches nothing but the folder. Such a one merges
 * without conflict, and brings nothing that somebody else has slipped in.
 */
export async function isStandingProposal(options: {
  git: GitCli;
  /** Newest commit of the base branch. */
  head: string;
  /** Newest commit of the promotion branch. */
  tip: string;
  path: string;
  read: (commit: string) => Promise<FolderSnapshot>;
  signal: AbortSignal;
}): Promise<boolean> {
  const { git, head, tip, path, read, signal } = options;
  const listed = await git.text(
    ['rev-list', '--parents', '--max-count=1', '--end-of-options', tip],
    { signal },
  );
  const [, parent, ...others] = listed.split(' ');
  if (parent === undefined || others.length > 0) {
    return false;
  }
  if (!(await isAncestor({ git, earlier: parent, later: head, signal }))) {
    return false;
  }
  const [before, now] = [await read(parent), await read(head)];
  if (before.tree !== now.tree || before.instead !== now.instead) {
    return false;
  }
  const changed = await git.run(
    [
      'diff-tree',
      '-r',
      '-z',
      '--name-only',
      '--no-renames',
      '--end-of-options',
      parent,
      tip,
    ],
    { signal },
  );
  return changed
    .toString('utf8')
    .split('\0')
    .filter(name => name !== '')
    .every(name => name === path || name.startsWith(`${path}/`));
}
