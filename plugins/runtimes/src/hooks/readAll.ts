type Page<T> = { items: T[]; next_cursor?: string };

/** Enough for every list that is chosen from; more would not be looked through. */
const PAGES_MAX = 10;

/** Reads the pages of a list that is short by nature, one after the other. */
export async function readAll<T>(
  load: (page: { limit: number; cursor?: string }) => Promise<Page<T>>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const answer = await load({ limit: 100, cursor });
    items.push(...answer.items);
    cursor = answer.next_cursor;
    if (cursor === undefined) {
      break;
    }
  }
  return items;
}
