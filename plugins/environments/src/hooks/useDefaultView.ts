import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { SavedViews } from './useSavedViews';

/** Opens the person's default view when they come without saying what they want to see. */
export function useDefaultView({ views, isKnown }: SavedViews): void {
  const [searchParams, setSearchParams] = useSearchParams();
  const isDecided = useRef(false);
  const isOpen = searchParams.size > 0;
  const query = views.find(view => view.isDefault)?.query;
  useEffect(() => {
    if (isDecided.current || (!isKnown && !isOpen)) {
      return;
    }
    isDecided.current = true;
    if (!isOpen && query) {
      setSearchParams(new URLSearchParams(query), { replace: true });
    }
  }, [isKnown, isOpen, query, setSearchParams]);
}
