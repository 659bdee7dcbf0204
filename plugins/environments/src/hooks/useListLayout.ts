import { useCallback } from 'react';
import { LIST_LAYOUTS, type ListLayout } from './listParameters';
import type { ListState } from './useListParameters';
import { useStored } from './useStored';

/** How environments are shown: as the address says, else as the person chose it last, else as a table. */
export function useListLayout(list: ListState): {
  layout: ListLayout;
  setLayout: (layout: ListLayout) => void;
} {
  const { value, set } = useStored<ListLayout>('layout');
  const { parameters, change } = list;
  const stored = LIST_LAYOUTS.find(layout => layout === value);
  const setLayout = useCallback(
    (layout: ListLayout) => {
      change({ layout });
      // Where it cannot be kept it still holds for this address.
      set(layout).catch(() => undefined);
    },
    [change, set],
  );
  return { layout: parameters.layout ?? stored ?? 'table', setLayout };
}
