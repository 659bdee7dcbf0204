import { fastImportStream, type CommitAuthor } from './fastImportStream';
import type { GitCli } from './GitCli';

/** Keeps the newest commits that were made, pushed or not. */
const pendingRef = 'refs/groundwork/pending';

/** What a change of one folder is to write. */
export type FolderChange = {
  message: string;
  /** Text by name in the folder; the folder goes when there are none. */
  files: ReadonlyMap<string, string>;
  /** Leaves the other files of the folder where they are. */
  keepOthers?: boolean;
};

/**
 * Makes one commit for each change of a folder, one upon the other, and answers with their hashes.
 *
 * @param options - `parent` is what the first one follows
 */
export async function makeCommits(options: {
  git: GitCli;
  author: CommitAuthor;
  parent: string | undefined;
  changes: ReadonlyArray<{ path: string; change: FolderChange }>;
  signal: AbortSignal;
}): Promise<string[]> {
  const { git, author, parent, changes, signal } = options;
  const hashes = await git.text(
    ['fast-import', '--quiet', '--done', '--force', '--date-format=raw'],
    {
      signal,
      input: fastImportStream({
        ref: pendingRef,
        author,
        parent,
        commits: changes.map(({ path, change }) => ({
          message: change.message,
          ...(!change.keepOthers && { emptied: path }),
          files: new Map(
            [...change.files].map(([name, text]) => [`${path}/${name}`, text]),
          ),
        })),
      }),
    },
  );
  return hashes.split('\n');
}
