/** Several pages as one list. */
export type LoadedPages<T> = {
  items: T[];
  /** There are more than were read. */
  isCut: boolean;
};

const PAGES_MAX = 4;

/** Reads the pages of a list that is short enough to be shown, searched and sorted as one. */
export async function loadPages<T>(
  loadPage: (
    cursor: string | undefined,
  ) => Promise<{ items: T[]; next_cursor?: string }>,
): Promise<LoadedPages<T>> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let count = 0; count < PAGES_MAX; count++) {
    const page = await loadPage(cursor);
    items.push(...page.items);
    cursor = page.next_cursor;
    if (cursor === undefined) {
      break;
    }
  }
  return { items, isCut: cursor !== undefined };
}
