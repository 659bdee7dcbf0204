import { useEffect, useRef, type ReactNode } from 'react';
import { TabList } from '@backstage/ui';
import styles from './TabRow.module.css';

/** Props of {@link TabRow}. @public */
export type TabRowProps = {
  /** What the tabs are about. */
  label: string;
  /** Which one is open; it is scrolled into sight. */
  selected: string;
  /** The tabs. */
  children: ReactNode;
};

/** The tabs of a page in one row, which scrolls by itself where the screen has no room for all of them. @public */
export function TabRow(props: TabRowProps) {
  const { label, selected, children } = props;
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The tabs are drawn a moment after what they stand in.
    const frame = requestAnimationFrame(() => showSelectedTab(row.current));
    return () => cancelAnimationFrame(frame);
  }, [selected]);
  return (
    <div className={styles.root} ref={row}>
      <TabList aria-label={label}>{children}</TabList>
    </div>
  );
}

/** Scrolls the row, and nothing else. */
function showSelectedTab(row: HTMLDivElement | null) {
  const selected = row?.querySelector('[role="tab"][aria-selected="true"]');
  if (row && selected) {
    const { left, width } = selected.getBoundingClientRect();
    row.scrollLeft +=
      left - row.getBoundingClientRect().left - (row.clientWidth - width) / 2;
  }
}
