import { useTenancyWords } from '../../translation';
import styles from './ApiKeys.module.css';

/** The scopes of a key, each as it is written. */
export function ScopeChips(props: { scopes: string[] }) {
  const { t } = useTenancyWords();
  if (props.scopes.length === 0) {
    return <span className={styles.quiet}>{t('apiKeys.noScopes')}</span>;
  }
  return (
    <ul className={styles.scopes} aria-label={t('apiKeys.scopes')}>
      {props.scopes.map(scope => (
        <li key={scope} className={styles.scope}>
          {scope}
        </li>
      ))}
    </ul>
  );
}
