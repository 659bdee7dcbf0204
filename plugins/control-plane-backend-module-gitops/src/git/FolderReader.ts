import type { FolderEntry, FolderSnapshot } from './FolderSnapshot';
import type { GitCli } from './GitCli';
import { kindOf, parseTree, type TreeEntry } from './parseTree';

const fileBytesMaxDefault = 256 * 1024;
const otherFilesReadMax = 50;
const foldersKeptMax = 2000;
const keptBytesMax = 64 * 1024;

/** Reads folders out of commits, and keeps those that did not change since. */
export class FolderReader {
  readonly #names: ReadonlySet<string>;
  readonly #fileBytesMax: number;
  readonly #kept = new Map<string, FolderSnapshot>();

  private constructor(names: ReadonlySet<string>, fileBytesMax: number) {
    this.#names = names;
    this.#fileBytesMax = fileBytesMax;
  }

  static create(options: {
    /** Names of files whose content is always read; of others only the first few. */
    names: readonly string[];
    /** Larger files are not read. Defaults to 256 KiB. */
    fileBytesMax?: number;
  }): FolderReader {
    return new FolderReader(
      new Set(options.names),
      options.fileBytesMax ?? fileBytesMaxDefault,
    );
  }

  async read(options: {
    git: GitCli;
    /** The commit; nothing is there when absent. */
    head: string | undefined;
    path: string;
    signal: AbortSignal;
  }): Promise<FolderSnapshot> {
    const { git, head, path, signal } = options;
    if (head === undefined) {
      return { entries: [] };
    }
    const kept = this.#kept.get(path);
    if (kept?.head === head) {
      return kept;
    }
    const snapshot = await this.#readAt(git, head, path, kept, signal);
    this.#keep(path, snapshot);
    return snapshot;
  }

  async #readAt(
    git: GitCli,
    head: string,
    path: string,
    kept: FolderSnapshot | undefined,
    signal: AbortSignal,
  ): Promise<FolderSnapshot> {
    const [place] = parseTree(
      await git.run(
        ['ls-tree', '-z', '--full-tree', '--end-of-options', head, path],
        { signal },
      ),
    );
    if (!place) {
      return { head, entries: [] };
    }
    if (place.type !== 'tree') {
      return { head, instead: kindOf(place), entries: [] };
    }
    const entries =
      kept?.tree === place.hash
        ? kept.entries
        : await this.#readEntries(git, place.hash, signal);
    return { head, tree: place.hash, entries };
  }

  async #readEntries(
    git: GitCli,
    tree: string,
    signal: AbortSignal,
  ): Promise<FolderEntry[]> {
    const found = parseTree(
      await git.run(
        ['ls-tree', '-r', '-z', '-l', '--full-tree', '--end-of-options', tree],
        { signal },
      ),
    );
    let others = 0;
    const readable = found.filter(entry => {
      if (
        kindOf(entry) !== 'file' ||
        entry.size === undefined ||
        entry.size > this.#fileBytesMax
      ) {
        return false;
      }
      if (this.#names.has(entry.name)) {
        return true;
      }
      others += 1;
      return others <= otherFilesReadMax;
    });
    const contents = await this.#readBlobs(git, readable, signal);
    return found.map(entry => ({
      name: entry.name,
      kind: kindOf(entry),
      raw: { mode: entry.mode, hash: entry.hash, path: entry.path },
      content: contents.get(entry.hash),
    }));
  }

  /** Text by hash, of those that are text. */
  async #readBlobs(
    git: GitCli,
    entries: TreeEntry[],
    signal: AbortSignal,
  ): Promise<Map<string, string>> {
    const contents = new Map<string, string>();
    if (entries.length === 0) {
      return contents;
    }
    const output = await git.run(['cat-file', '--batch'], {
      signal,
      input: `${entries.map(entry => entry.hash).join('\n')}\n`,
    });
    let position = 0;
    for (const entry of entries) {
      const end = output.indexOf(0x0a, position);
      const size = Number(
        output.subarray(position, end).toString('latin1').split(' ')[2],
      );
      const bytes = output.subarray(end + 1, end + 1 + size);
      const text = bytes.toString('utf8');
      if (Buffer.from(text, 'utf8').equals(bytes)) {
        contents.set(entry.hash, text);
      }
      position = end + 1 + size + 1;
    }
    return contents;
  }

  #keep(path: string, snapshot: FolderSnapshot) {
    this.#kept.delete(path);
    const size = snapshot.entries.reduce(
      (sum, entry) => sum + entry.name.length + (entry.content?.length ?? 0),
      0,
    );
    if (size > keptBytesMax) {
      return;
    }
    this.#kept.set(path, snapshot);
    if (this.#kept.size > foldersKeptMax) {
      const [oldest] = this.#kept.keys();
      this.#kept.delete(oldest);
    }
  }
}
