import type { EntryKind } from './FolderSnapshot';

/** One line of `git ls-tree -z`. */
export type TreeEntry = {
  mode: string;
  type: string;
  hash: string;
  /** Bytes of a blob, where it was asked for. */
  size?: number;
  /** Legible and unique; see {@link legibleName}. */
  name: string;
  /** The name as Git has it. */
  path: Buffer;
};

/** Reads the output of `git ls-tree -z`, with or without `-l`. */
export function parseTree(output: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  let start = 0;
  while (start < output.length) {
    const end = output.indexOf(0, start);
    const line = output.subarray(start, end === -1 ? output.length : end);
    const tab = line.indexOf(0x09);
    const [mode, type, hash, size] = line
      .subarray(0, tab)
      .toString('latin1')
      .split(/ +/);
    entries.push({
      mode,
      type,
      hash,
      size: size === undefined || size === '-' ? undefined : Number(size),
      name: legibleName(line.subarray(tab + 1)),
      path: Buffer.from(line.subarray(tab + 1)),
    });
    start = line.byteOffset - output.byteOffset + line.length + 1;
  }
  return entries;
}

/** What an entry of a tree is, for one that is not a folder. */
export function kindOf(entry: TreeEntry): EntryKind {
  if (entry.type === 'commit') {
    return 'submodule';
  }
  return entry.mode === '120000' ? 'symbolic link' : 'file';
}

/**
 * Makes text of the name of a file, which in Git may be any bytes. Ordinary names stay as they are; names with quotes,
 * backslashes, control characters or bytes that are no UTF-8 are escaped, so that two names never look the same.
 */
export function legibleName(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes)) {
    return `\\x${bytes.toString('hex')}`;
  }
  return /[\\"\p{C}\p{Zl}\p{Zp}]/u.test(text)
    ? JSON.stringify(text)
        .slice(1, -1)
        .replace(
          /[\p{C}\p{Zl}\p{Zp}]/gu,
          character => `\\u{${character.codePointAt(0)?.toString(16)}}`,
        )
    : text;
}
