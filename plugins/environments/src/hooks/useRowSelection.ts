import { useCallback, useMemo, useRef, useState } from 'react';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';

/** Which rows of a list are selected; the selection stays while the list is paged and filtered. */
export type RowSelection = {
  /** As they are now where they are listed, else as they were when they were selected. */
  selected: EnvironmentRequest[];
  ids: ReadonlySet<string>;
  /** How much of this page is selected. */
  page: 'none' | 'some' | 'all';
  /** Selects or deselects a row; as a range, with all between it and the last one. */
  toggle: (id: string, options?: { isRange?: boolean }) => void;
  /** Selects all of this page, or none of it when all are. */
  togglePage: () => void;
  /** Deselects a row, as nothing is left to be done with it. */
  drop: (id: string) => void;
  clear: () => void;
};

/** Selects rows among those of a page. */
export function useRowSelection(
  items: EnvironmentRequest[] | undefined,
): RowSelection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, EnvironmentRequest>>(
    new Map(),
  );
  const latest = useRef<EnvironmentRequest[]>([]);
  latest.current = items ?? latest.current;
  const anchor = useRef<string>();

  const toggle = useCallback(
    (id: string, { isRange = false }: { isRange?: boolean } = {}) => {
      const listed = latest.current;
      const from = isRange
        ? listed.findIndex(item => item.id === anchor.current)
        : -1;
      const to = listed.findIndex(item => item.id === id);
      const range =
        from === -1
          ? listed.slice(to, to + 1)
          : listed.slice(Math.min(from, to), Math.max(from, to) + 1);
      anchor.current = id;
      setChosen(before => withRows(before, range, isRange || !before.has(id)));
    },
    [],
  );
  const togglePage = useCallback(
    () =>
      setChosen(before =>
        withRows(
          before,
          latest.current,
          !latest.current.every(({ id }) => before.has(id)),
        ),
      ),
    [],
  );
  const drop = useCallback(
    (id: string) =>
      setChosen(
        before => new Map([...before].filter(([chosenId]) => chosenId !== id)),
      ),
    [],
  );
  const clear = useCallback(() => setChosen(new Map()), []);

  return useMemo(() => {
    const listed = new Map((items ?? []).map(item => [item.id, item]));
    const onPage = [...listed.keys()].filter(id => chosen.has(id)).length;
    const all = onPage === listed.size ? 'all' : 'some';
    return {
      selected: [...chosen].map(([id, item]) => listed.get(id) ?? item),
      ids: new Set(chosen.keys()),
      page: onPage === 0 ? 'none' : all,
      toggle,
      togglePage,
      drop,
      clear,
    };
  }, [chosen, items, toggle, togglePage, drop, clear]);
}

function withRows(
  chosen: ReadonlyMap<string, EnvironmentRequest>,
  rows: readonly EnvironmentRequest[],
  areSelected: boolean,
): ReadonlyMap<string, EnvironmentRequest> {
  const next = new Map(chosen);
  for (const row of rows) {
    if (areSelected) {
      next.set(row.id, row);
    } else {
      next.delete(row.id);
    }
  }
  return next;
}
