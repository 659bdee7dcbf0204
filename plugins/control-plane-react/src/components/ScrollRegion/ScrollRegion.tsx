import type { ReactNode } from 'react';

/** Props of {@link ScrollRegion}. @public */
export type ScrollRegionProps = {
  /** What is in it, for screen readers. */
  label: string;
  className?: string;
  children: ReactNode;
};

/** Without a place in the tab order, what is wider than the screen could not be reached by keyboard. */
const REACHABLE = { role: 'region', tabIndex: 0 };

/** Code that scrolls sideways. @public */
export function ScrollRegion(props: ScrollRegionProps) {
  const { label, className, children } = props;
  return (
    <div {...REACHABLE} aria-label={label} className={className}>
      {children}
    </div>
  );
}
