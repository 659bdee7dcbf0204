import styles from './ApiKeys.module.css';

/** The scopes of a key, each as it is written. */
export function ScopeChips(props: { scopes: string[] }) {
  if (props.scopes.length === 0) {
    return <span className={styles.quiet}>No scopes</span>;
  }
  return (
    <ul className={styles.scopes} aria-label="Scopes">
      {props.scopes.map(scope => (
        <li key={scope} className={styles.scope}>
          {scope}
        </li>
      ))}
    </ul>
  );
}
