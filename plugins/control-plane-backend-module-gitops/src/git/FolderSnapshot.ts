/** What an entry of a folder is; only a `file` has content. */
export type EntryKind = 'file' | 'symbolic link' | 'submodule';

/** An entry of a folder as Git has it. */
export type RawEntry = {
  mode: string;
  hash: string;
  /** Relative to the folder; any bytes. */
  path: Buffer;
};

/** One entry of a folder at one commit. */
export type FolderEntry = {
  /** Relative to the folder, with slashes; legible and unique, but not a path to use. */
  name: string;
  kind: EntryKind;
  /** What it is to Git, so that it can be left as it is. */
  raw?: RawEntry;
  /** Text of a file; absent for what is no file, no text, or too large. */
  content?: string;
};

/** A folder at one commit. */
export type FolderSnapshot = {
  /** The commit; absent when the repository is empty. */
  head?: string;
  /** Hash of the tree; absent when there is no folder. */
  tree?: string;
  /** What stands in the place of the folder, where that is not a folder. */
  instead?: EntryKind;
  entries: FolderEntry[];
};
