import type { AriaAttributes } from 'react';
import styles from './Bar.module.css';

/** Props of {@link Bar}. @public */
export type BarProps = {
  /** How much of it is filled, from 0 to 1; something moves along it while that is not known. */
  share?: number;
  tone: 'success' | 'warning' | 'danger' | 'info';
  /** Says where it lies and how wide and high it is. */
  className?: string;
  /** Without a role it is a picture of what stands beside it in words, and screen readers pass it by. */
  role?: 'progressbar' | 'meter';
} & AriaAttributes;

/** A slim bar that shows a share of a whole. @public */
export function Bar(props: BarProps) {
  const { share, tone, className = '', role, ...aria } = props;
  return (
    <span
      className={`${styles.track} ${className}`}
      data-tone={tone}
      data-moving={share === undefined || undefined}
      role={role}
      aria-hidden={role ? undefined : true}
      {...aria}
    >
      <span
        className={styles.fill}
        style={
          share === undefined
            ? undefined
            : { width: `${Math.min(1, Math.max(0, share)) * 100}%` }
        }
      />
    </span>
  );
}
