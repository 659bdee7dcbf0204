import { useRef } from 'react';

/**
 * The same items, each the same object as before unless something of it changed: rows of a list that is read anew all the
 * time need to be shown anew only where there is something new.
 */
export function useStableItems<T extends { id: string }>(
  items: T[] | undefined,
): T[] | undefined {
  const known = useRef<{
    items: T[];
    texts: Map<string, { text: string; item: T }>;
  }>();
  const latest = useRef<T[]>();
  if (items === undefined || items === latest.current) {
    return items && known.current?.items;
  }
  latest.current = items;
  const texts = new Map(
    items.map(item => {
      const text = JSON.stringify(item);
      const before = known.current?.texts.get(item.id);
      return [item.id, before?.text === text ? before : { text, item }];
    }),
  );
  const stable = items.map(item => texts.get(item.id)?.item ?? item);
  const before = known.current?.items;
  known.current = {
    texts,
    items:
      before?.length === stable.length &&
      before.every((item, index) => item === stable[index])
        ? before
        : stable,
  };
  return known.current.items;
}
