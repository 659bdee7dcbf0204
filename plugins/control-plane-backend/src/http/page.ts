import { ValidationError } from './errors';

/** Which page of a list is asked for. */
export type PageQuery = { limit: number; cursor?: string };

/** A page of a list. */
export type Page<T> = { items: T[]; next_cursor?: string };

/** Cuts a page out of rows of which one more than the limit was read; `cursorOf` names the place behind a row. */
export function pageOf<T>(
  rows: T[],
  limit: number,
  cursorOf: (last: T) => string,
): Page<T> {
  const items = rows.slice(0, limit);
  return {
    items,
    ...(rows.length > limit && {
      next_cursor: cursorOf(items[items.length - 1]),
    }),
  };
}

/** For lists whose cursor is the name of the last item. */
export function nameCursor(
  cursor: string | undefined,
  pattern: RegExp,
): string | undefined {
  if (cursor !== undefined && !pattern.test(cursor)) {
    throw new ValidationError([
      { field: 'cursor', message: 'is not a cursor of this list' },
    ]);
  }
  return cursor;
}
