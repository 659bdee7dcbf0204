import type { ReactNode } from 'react';
import { Bar } from '../Bar';
import styles from './UpdatingFrame.module.css';

/** Props of {@link UpdatingFrame}. @public */
export type UpdatingFrameProps = {
  /** New content is being read. */
  isUpdating: boolean;
  /** What stays as it is until then. */
  children: ReactNode;
};

/**
 * Content that stays legible while it is read anew, below a line that moves. What says so in words is the `LiveDot` of the
 * page, so that no page says it twice.
 *
 * @public
 */
export function UpdatingFrame(props: UpdatingFrameProps) {
  const { isUpdating, children } = props;
  return (
    <div className={styles.root}>
      {isUpdating && <Bar tone="info" className={styles.line} />}
      {children}
    </div>
  );
}
