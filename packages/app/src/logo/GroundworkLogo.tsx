import { GroundworkMark } from './GroundworkMark';
import styles from './GroundworkLogo.module.css';

/** The same in every language. */
const NAME = 'Groundwork';

/** Mark and word side by side. */
export function GroundworkLogo() {
  return (
    <span className={styles.logo}>
      <GroundworkMark size={28} className={styles.mark} />
      <span className={styles.word}>{NAME}</span>
    </span>
  );
}
