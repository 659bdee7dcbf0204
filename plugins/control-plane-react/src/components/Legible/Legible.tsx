import type { ReactNode } from 'react';
import styles from './Legible.module.css';

/** Props of {@link Legible}. @public */
export type LegibleProps = { children: ReactNode };

/**
 * Brings secondary text and errors closer to the primary text. On raised surfaces the tokens alone fall short of the
 * contrast that WCAG AA asks for; derived from the tokens, they follow a company's own theme.
 *
 * @public
 */
export function Legible(props: LegibleProps) {
  return (
    <div className={styles.derived}>
      <div className={styles.applied}>{props.children}</div>
    </div>
  );
}
