import { diffLines } from 'diff';

/** One line of a comparison. */
export type DiffLine = {
  kind: 'same' | 'added' | 'removed';
  text: string;
  /** Line number in the text before; absent for an added line. */
  before?: number;
  /** Line number in the text after; absent for a removed line. */
  after?: number;
};

/** Lines that are shown, or unchanged ones that are folded away. */
export type DiffBlock =
  { type: 'lines'; lines: DiffLine[] } | { type: 'fold'; lines: DiffLine[] };

/** How many unchanged lines stay visible around a change. */
const CONTEXT_LINES = 3;
/** Folding fewer would take as much space as showing them. */
const FOLDED_LINES_MIN = 3;

/** Compares two texts line by line. */
export function compareLines(before: string, after: string): DiffLine[] {
  const lines: DiffLine[] = [];
  let beforeNumber = 0;
  let afterNumber = 0;
  for (const part of diffLines(before, after)) {
    for (const text of part.value.replace(/\n$/, '').split('\n')) {
      if (part.added) {
        afterNumber += 1;
        lines.push({ kind: 'added', text, after: afterNumber });
      } else if (part.removed) {
        beforeNumber += 1;
        lines.push({ kind: 'removed', text, before: beforeNumber });
      } else {
        beforeNumber += 1;
        afterNumber += 1;
        lines.push({
          kind: 'same',
          text,
          before: beforeNumber,
          after: afterNumber,
        });
      }
    }
  }
  return lines;
}

/** Folds unchanged lines that are far from a change. A text without any change is one fold. */
export function foldUnchanged(lines: DiffLine[]): DiffBlock[] {
  const isNear = lines.map((_line, index) =>
    lines
      .slice(
        Math.max(0, index - CONTEXT_LINES),
        Math.min(lines.length, index + CONTEXT_LINES + 1),
      )
      .some(neighbour => neighbour.kind !== 'same'),
  );
  const blocks: DiffBlock[] = [];
  for (const [index, line] of lines.entries()) {
    const type = isNear[index] ? 'lines' : 'fold';
    const last = blocks.at(-1);
    if (last?.type === type) {
      last.lines.push(line);
    } else {
      blocks.push({ type, lines: [line] });
    }
  }
  return blocks.map(block =>
    block.type === 'fold' && block.lines.length < FOLDED_LINES_MIN
      ? { type: 'lines', lines: block.lines }
      : block,
  );
}

/** A line of each text, side by side; the same line twice where nothing changed. */
export type DiffPair = { before?: DiffLine; after?: DiffLine };

/** Puts what was removed beside what was added in its place. */
export function pairLines(lines: DiffLine[]): DiffPair[] {
  const pairs: DiffPair[] = [];
  let removed: DiffLine[] = [];
  let added: DiffLine[] = [];
  const flush = () => {
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1) {
      pairs.push({ before: removed[at], after: added[at] });
    }
    removed = [];
    added = [];
  };
  for (const line of lines) {
    if (line.kind === 'same') {
      flush();
      pairs.push({ before: line, after: line });
    } else {
      (line.kind === 'removed' ? removed : added).push(line);
    }
  }
  flush();
  return pairs;
}

/** How many lines were added and removed. */
export function countChanges(lines: DiffLine[]): {
  added: number;
  removed: number;
} {
  return {
    added: lines.filter(line => line.kind === 'added').length,
    removed: lines.filter(line => line.kind === 'removed').length,
  };
}
