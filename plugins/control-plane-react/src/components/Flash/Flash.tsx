import { useEffect, useRef, useState, type ReactNode } from 'react';
import styles from './Flash.module.css';

/** Props of {@link Flash}. @public */
export type FlashProps = {
  /** Flashes once when this changes, and not when it is first shown. */
  token: string;
  children: ReactNode;
};

const FLASH_MS = 1_600;

/** Draws the eye to what changed by itself, once and gently. @public */
export function Flash(props: FlashProps) {
  const { token, children } = props;
  const shown = useRef(token);
  const [isFlashing, setIsFlashing] = useState(false);
  useEffect(() => {
    if (shown.current === token) {
      return undefined;
    }
    shown.current = token;
    setIsFlashing(true);
    const timer = setTimeout(() => setIsFlashing(false), FLASH_MS);
    return () => clearTimeout(timer);
  }, [token]);
  return (
    <span className={styles.flash} data-flashing={isFlashing || undefined}>
      {children}
    </span>
  );
}
