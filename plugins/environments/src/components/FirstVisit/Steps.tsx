import { useEnvironmentsWords } from '../../translation';
import styles from './FirstVisit.module.css';

const STEPS = [
  { title: 'choose', how: 'chooseHow' },
  { title: 'plan', how: 'planHow' },
  { title: 'use', how: 'useHow' },
] as const;

/** How one comes to an environment, in three steps. */
export function Steps() {
  const { t } = useEnvironmentsWords();
  return (
    <ol className={styles.steps} aria-label={t('firstVisit.steps.label')}>
      {STEPS.map(({ title, how }, index) => (
        <li key={title} className={styles.step}>
          <span className={styles.number} aria-hidden="true">
            {index + 1}
          </span>
          <span className={styles.stepText}>
            <strong>{t(`firstVisit.steps.${title}`)}</strong>
            <span className={styles.quiet}>{t(`firstVisit.steps.${how}`)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
