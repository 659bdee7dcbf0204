import { GroundworkMark } from './GroundworkMark';
import styles from './GroundworkLogo.module.css';

/** Mark and word side by side. */
export function GroundworkLogo() {
  return (
    <span className={styles.logo}>
      <GroundworkMark size={28} className={styles.mark} />
      <span className={styles.word}>Groundwork</span>
    </span>
  );
}
