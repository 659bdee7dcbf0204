import { useEffect, useState, type RefObject } from 'react';

/** Whether an element is at least so wide; it is not where the browser does not tell. */
export function useIsRoomy(
  element: RefObject<HTMLElement>,
  widthMin: number,
): boolean {
  const [isRoomy, setIsRoomy] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(([entry]) =>
      setIsRoomy(entry.contentRect.width >= widthMin),
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, widthMin]);
  return isRoomy;
}
