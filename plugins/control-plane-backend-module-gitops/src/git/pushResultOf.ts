/** What became of a push. */
export type PushResult =
  | { status: 'done' }
  /** Somebody else changed the branch first. */
  | { status: 'moved' }
  /** The repository will not take it, now or later. */
  | { status: 'refused'; reason: string };

const movedReasons =
  /fetch first|non-fast-forward|stale info|failed to update ref|cannot lock ref|reference already exists|incorrect old value|failed to lock|remote ref (updated|changed)|atomic/i;
const refusedReasons =
  /hook declined|protected|denied|not permitted|prohibited|checked out|policy|forbidden/i;

/**
 * Reads what `git push --porcelain` wrote when it did not succeed; `undefined` when nothing was said about the branch, as
 * when the connection broke.
 */
export function pushResultOf(output: string): PushResult | undefined {
  const line = output
    .split('\n')
    .map(text => text.split('\t'))
    .find(([flag]) => flag === '!');
  const summary = line?.[2] ?? '';
  if (movedReasons.test(summary)) {
    return { status: 'moved' };
  }
  if (summary.startsWith('[rejected]')) {
    return { status: 'moved' };
  }
  if (refusedReasons.test(summary)) {
    return { status: 'refused', reason: summary.slice(0, 200) };
  }
  return undefined;
}
