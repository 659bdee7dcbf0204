/** Who a commit is by. */
export type CommitAuthor = { name: string; email: string };

/** A commit that `git fast-import` is to make. */
export type FastImportCommit = {
  message: string;
  /** Everything under this path goes before the files are written. */
  emptied?: string;
  /** What stays of that, or comes back. */
  kept?: ReadonlyArray<{ mode: string; hash: string; path: Buffer }>;
  /** Text by path. */
  files: ReadonlyMap<string, string>;
};

/**
 * Renders what `git fast-import` reads to make commits one upon the other, and to answer with their hashes, one a line.
 * Contents and messages are given with their lengths, so that nothing in them is ever taken for a command.
 *
 * @remarks
 * This is how commits are made without a work tree: there is no checkout in which a path could leave the repository or
 * a symbolic link could be followed.
 */
export function fastImportStream(options: {
  /** The ref that they are made on. */
  ref: string;
  author: CommitAuthor;
  /** Hash of the commit that the first one follows; it follows none when absent. */
  parent?: string;
  commits: readonly FastImportCommit[];
}): Buffer {
  const { ref, author, parent, commits } = options;
  const seconds = Math.floor(Date.now() / 1000);
  const identity = `${author.name} <${author.email}> ${seconds} +0000`;
  const parts: Buffer[] = [];
  const line = (text: string) => parts.push(Buffer.from(`${text}\n`, 'utf8'));
  const data = (text: string) => {
    const bytes = Buffer.from(text, 'utf8');
    line(`data ${bytes.length}`);
    parts.push(bytes);
    line('');
  };

  line('feature done');
  commits.forEach((commit, index) => {
    line(`commit ${ref}`);
    line(`mark :${index + 1}`);
    line(`author ${identity}`);
    line(`committer ${identity}`);
    data(commit.message);
    if (index > 0) {
      line(`from :${index}`);
    } else if (parent) {
      line(`from ${parent}`);
    }
    if (commit.emptied !== undefined) {
      line(`D ${commit.emptied}`);
    }
    for (const { mode, hash, path } of commit.kept ?? []) {
      line(`M ${mode} ${hash} ${quoted(path)}`);
    }
    for (const [path, content] of commit.files) {
      line(`M 100644 inline ${path}`);
      data(content);
    }
    line('');
  });
  commits.forEach((_, index) => line(`get-mark :${index + 1}`));
  line('done');
  return Buffer.concat(parts);
}

/** A path of any bytes, so that nothing in it is taken for something else. */
function quoted(path: Buffer): string {
  const escaped = [...path].map(byte =>
    byte < 0x20 || byte > 0x7e || byte === 0x22 || byte === 0x5c
      ? `\\${byte.toString(8).padStart(3, '0')}`
      : String.fromCharCode(byte),
  );
  return `"${escaped.join('')}"`;
}
