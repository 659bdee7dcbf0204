import type { ReactNode } from 'react';
import styles from './HiddenText.module.css';

/** Props of {@link HiddenText}. @public */
export type HiddenTextProps = {
  id?: string;
  children: ReactNode;
};

/** Text for screen readers alone, that may stand within a sentence; `VisuallyHidden` is a block. @public */
export function HiddenText(props: HiddenTextProps) {
  return (
    <span id={props.id} className={styles.hidden}>
      {props.children}
    </span>
  );
}
