import { useRef } from 'react';

/** The pages that were walked through. */
export type WalkedPages = {
  /** How many pages lie before this one; not known when the address was opened in the middle. */
  count: number | undefined;
  goForward: (cursor: number | undefined) => void;
  goBack: () => void;
};

/** Cursors only lead forward: the way back is what was walked. Opened in the middle, back is the first page. */
export function useWalkedPages(
  before: string | undefined,
  onChange: (before: string | undefined) => void,
): WalkedPages {
  const walked = useRef<(string | undefined)[]>([]);
  if (before === undefined) {
    walked.current = [];
  }
  const isKnown = before === undefined || walked.current.length > 0;
  return {
    count: isKnown ? walked.current.length : undefined,
    goForward: cursor => {
      if (cursor !== undefined) {
        walked.current = [...walked.current, before];
        onChange(String(cursor));
      }
    },
    goBack: () => {
      const previous = walked.current.at(-1);
      walked.current = walked.current.slice(0, -1);
      onChange(previous);
    },
  };
}
