import type { GitCli } from './GitCli';
import { isAncestor } from './isAncestor';

/** Beyond this many commits the paths between both ends are taken, whoever changed them. */
const commitsMax = 1000;

/**
 * Lists the paths that commits other than the given ones changed on the way from one commit to another. Where history
 * was rewritten, it lists every path that differs.
 */
export async function pathsChangedByOthers(options: {
  git: GitCli;
  from: string;
  to: string;
  own: ReadonlySet<string>;
  signal: AbortSignal;
}): Promise<string[]> {
  const { git, from, to, own, signal } = options;
  const compare = ['diff-tree', '-r', '-z', '--name-only', '--no-renames'];
  const all = async () =>
    pathsIn(
      await git.run([...compare, '--end-of-options', from, to], { signal }),
    );

  if (!(await isAncestor({ git, earlier: from, later: to, signal }))) {
    return all();
  }
  const listed = await git.text(
    [
      'rev-list',
      `--max-count=${commitsMax + 1}`,
      '--end-of-options',
      to,
      `^${from}`,
    ],
    { signal },
  );
  const commits = listed.split('\n');
  if (commits.length > commitsMax) {
    return all();
  }
  const others = commits.filter(commit => !own.has(commit));
  if (others.length === 0) {
    return [];
  }
  return pathsIn(
    await git.run([...compare, '--stdin', '--no-commit-id', '-m', '--root'], {
      signal,
      input: `${others.join('\n')}\n`,
    }),
  );
}

function pathsIn(output: Buffer): string[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter(path => path !== '');
}
