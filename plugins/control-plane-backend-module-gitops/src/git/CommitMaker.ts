import { PrivateFiles } from '../access';
import { fastImportStream, type CommitAuthor } from './fastImportStream';
import type { RawEntry } from './FolderSnapshot';
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
  /** What of the folder is left as it is, though the rest goes. */
  kept?: readonly RawEntry[];
};

/** Makes commits by one author, signed where there is a key. */
export class CommitMaker {
  readonly #author: CommitAuthor;
  readonly #signingKey: string | undefined;

  private constructor(author: CommitAuthor, signingKey: string | undefined) {
    this.#author = author;
    this.#signingKey = signingKey;
  }

  static create(options: {
    author: CommitAuthor;
    /** Private key of SSH; commits are not signed when absent. */
    signingKey?: string;
  }): CommitMaker {
    return new CommitMaker(options.author, options.signingKey);
  }

  /**
   * Makes one commit for each change of a folder, one upon the other, and answers with their hashes.
   *
   * @param options - `parent` is what the first one follows
   */
  async make(options: {
    git: GitCli;
    parent: string | undefined;
    changes: ReadonlyArray<{ path: string; change: FolderChange }>;
    /** The ref that keeps them; writes to one ref must not overlap. */
    ref?: string;
    signal: AbortSignal;
  }): Promise<string[]> {
    const { git, parent, changes, ref = pendingRef, signal } = options;
    const output = await git.text(
      ['fast-import', '--quiet', '--done', '--force', '--date-format=raw'],
      {
        signal,
        input: fastImportStream({
          ref,
          author: this.#author,
          parent,
          commits: changes.map(({ path, change }) => ({
            message: change.message,
            ...(!change.keepOthers && { emptied: path }),
            kept: change.kept?.map(entry => ({
              ...entry,
              path: Buffer.concat([Buffer.from(`${path}/`), entry.path]),
            })),
            files: new Map(
              [...change.files].map(([name, text]) => [
                `${path}/${name}`,
                text,
              ]),
            ),
          })),
        }),
      },
    );
    const hashes = output.split('\n');
    return this.#signingKey === undefined
      ? hashes
      : this.#sign({
          git,
          parent,
          ref,
          signal,
          commits: hashes.map((hash, index) => ({
            hash,
            message: changes[index].change.message,
          })),
          key: this.#signingKey,
        });
  }

  /** Makes the same commits again, with signatures: fast-import has none. */
  async #sign(options: {
    git: GitCli;
    parent: string | undefined;
    commits: ReadonlyArray<{ hash: string; message: string }>;
    ref: string;
    key: string;
    signal: AbortSignal;
  }): Promise<string[]> {
    const { git, parent, commits, ref, key, signal } = options;
    const { name, email } = this.#author;
    const files = await PrivateFiles.create({
      key: key.endsWith('\n') ? key : `${key}\n`,
    });
    try {
      const signed: string[] = [];
      for (const { hash, message } of commits) {
        const before = signed.at(-1) ?? parent;
        const commit = await git.text(
          [
            'commit-tree',
            '-S',
            ...(before === undefined ? [] : ['-p', before]),
            `${hash}^{tree}`,
          ],
          {
            signal,
            input: message,
            extras: {
              settings: [
                ['gpg.format', 'ssh'],
                ['gpg.ssh.program', 'ssh-keygen'],
                ['user.signingKey', files.path('key')],
              ],
              variables: {
                GIT_AUTHOR_NAME: name,
                GIT_AUTHOR_EMAIL: email,
                GIT_COMMITTER_NAME: name,
                GIT_COMMITTER_EMAIL: email,
              },
            },
          },
        );
        signed.push(commit);
      }
      await git.run(['update-ref', ref, signed[signed.length - 1]], { signal });
      return signed;
    } finally {
      await files.remove();
    }
  }
}
