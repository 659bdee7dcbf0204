import { ValidationError } from './errors';

/** Ids that count up are 32 bits wide. */
const idMax = 2 ** 31 - 1;

/** Which page of a list is asked for. */
export type PageQuery = { limit: number; cursor?: string };

/** Which events of an environment or a namespace are asked for. */
export type EventQuery = PageQuery & {
  /** Only those of this target of it. */
  target_id?: string;
};

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

/** For lists, newest first, whose cursor is the id of the last item. */
export function idCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) {
    return undefined;
  }
  if (!/^[1-9]\d{0,9}$/.test(cursor) || Number(cursor) > idMax) {
    throw notOfThisList();
  }
  return Number(cursor);
}

/** A page of a list, newest first, whose cursor is the id of the last item; `read` finds those with smaller ids. */
export async function pageById<T extends { id: number }>(
  { cursor, limit }: PageQuery,
  read: (rows: { beforeId?: number; limit: number }) => Promise<T[]>,
): Promise<Page<T>> {
  const rows = await read({ beforeId: idCursor(cursor), limit: limit + 1 });
  return pageOf(rows, limit, last => String(last.id));
}

/** For lists whose cursor is the name of the last item. */
export function nameCursor(
  cursor: string | undefined,
  pattern: RegExp,
): string | undefined {
  if (cursor !== undefined && !pattern.test(cursor)) {
    throw notOfThisList();
  }
  return cursor;
}

function notOfThisList(): ValidationError {
  return new ValidationError([
    { field: 'cursor', message: 'is not a cursor of this list' },
  ]);
}
