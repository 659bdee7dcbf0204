import { useCallback, useMemo } from 'react';
import { readSavedViews, type SavedView } from '../model/savedViews';
import { useStored } from './useStored';

/** The views that a person saved. */
export type SavedViews = {
  views: SavedView[];
  /** They were read. */
  isKnown: boolean;
  /** Writes all of them anew. */
  save: (views: SavedView[]) => Promise<void>;
};

/** Reads and writes the views that a person saved. */
export function useSavedViews(): SavedViews {
  const { value, isKnown, set } = useStored<SavedView[]>('views');
  const views = useMemo(() => readSavedViews(value), [value]);
  const save = useCallback((changed: SavedView[]) => set(changed), [set]);
  return { views, isKnown, save };
}
