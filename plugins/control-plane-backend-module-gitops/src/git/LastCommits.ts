import type { GitCli } from './GitCli';
import { isAncestor } from './isAncestor';

const pathsKeptMax = 2000;

/** A commit, as far as it is shown. */
export type CommitInfo = {
  hash: string;
  authorName: string;
  authorEmail: string;
};

type Found = { head: string; commit: CommitInfo | undefined };

/**
 * Finds the last commit that touched a path. What was found is kept, so that of a history which has grown only the new
 * part is searched.
 */
export class LastCommits {
  readonly #found = new Map<string, Found>();

  /** Finds it, seen from the commit `head`; `undefined` when none touched the path. */
  async find(options: {
    git: GitCli;
    head: string;
    path: string;
    signal: AbortSignal;
  }): Promise<CommitInfo | undefined> {
    const { head, path } = options;
    const earlier = this.#found.get(path);
    if (earlier?.head === head) {
      return earlier.commit;
    }
    const commit =
      earlier &&
      (await isAncestor({ ...options, earlier: earlier.head, later: head }))
        ? ((await search({ ...options, after: earlier.head })) ??
          earlier.commit)
        : await search(options);
    this.#keep(path, { head, commit });
    return commit;
  }

  #keep(path: string, found: Found) {
    this.#found.delete(path);
    this.#found.set(path, found);
    if (this.#found.size > pathsKeptMax) {
      const [oldest] = this.#found.keys();
      this.#found.delete(oldest);
    }
  }
}

async function search(options: {
  git: GitCli;
  head: string;
  path: string;
  /** Commits up to this one are not looked at. */
  after?: string;
  signal: AbortSignal;
}): Promise<CommitInfo | undefined> {
  const { git, head, path, after, signal } = options;
  const output = await git.text(
    [
      'log',
      '-1',
      '--no-show-signature',
      '--format=%H%x00%an%x00%ae',
      '--end-of-options',
      head,
      ...(after ? [`^${after}`] : []),
      '--',
      path,
    ],
    { signal },
  );
  if (output === '') {
    return undefined;
  }
  const [hash, authorName, authorEmail] = output.split('\0');
  return { hash, authorName, authorEmail };
}
