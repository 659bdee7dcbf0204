import type { ReactNode } from 'react';
import styles from './KeyValueList.module.css';

/** Props of {@link KeyValueList}. @public */
export type KeyValueListProps = {
  /** Pairs whose value is absent are left out. */
  items: { label: string; value: ReactNode | undefined }[];
};

/** Facts, one a line: what it is, and what it says. @public */
export function KeyValueList(props: KeyValueListProps) {
  return (
    <dl className={styles.list}>
      {props.items
        .filter(({ value }) => value !== undefined && value !== '')
        .map(({ label, value }) => (
          <div key={label} className={styles.item}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
