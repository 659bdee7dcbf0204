import { startTransition, useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  countFilters,
  noFilters,
  readListParameters,
  writeListParameters,
  type ListParameters,
} from './listParameters';

/** What can be changed; a change goes back to the first page unless it says another. */
export type ListParametersChange = Partial<ListParameters>;

/** What a list shows, and how that is changed. */
export type ListState = {
  parameters: ListParameters;
  change: (change: ListParametersChange) => void;
  clearFilters: () => void;
  isFiltered: boolean;
};

/** Reads and writes what a list shows. Everything is in the address, so that it can be shared and gone back to. */
export function useListParameters(): ListState {
  const [searchParams, setSearchParams] = useSearchParams();
  const parameters = useMemo(
    () => readListParameters(searchParams),
    [searchParams],
  );

  const change = useCallback(
    (changed: ListParametersChange) => {
      // What is listed may be much to show; whoever types goes first.
      startTransition(() =>
        setSearchParams(
          previous =>
            writeListParameters({
              ...readListParameters(previous),
              ...('layout' in changed ? {} : { after: undefined }),
              ...changed,
            }),
          // Typing would fill the history with every letter, and a layout is no place to go back to.
          { replace: 'search' in changed || 'layout' in changed },
        ),
      );
    },
    [setSearchParams],
  );

  const clearFilters = useCallback(
    () => change({ ...noFilters, showsEnded: false }),
    [change],
  );

  return {
    parameters,
    change,
    clearFilters,
    isFiltered: parameters.search !== '' || countFilters(parameters) > 0,
  };
}
