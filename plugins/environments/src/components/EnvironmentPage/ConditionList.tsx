import type { Condition } from '@groundwork/plugin-control-plane-common';
import { RelativeTime } from '@groundwork/plugin-control-plane-react';
import styles from './Lists.module.css';

/** What a target says of itself: each a sentence, with what it is called by machines. */
export function ConditionList(props: { conditions: Condition[] }) {
  return (
    <ul className={styles.list}>
      {props.conditions.map(condition => (
        <li key={condition.type} className={styles.row}>
          <span className={styles.main}>
            <span>{condition.message || condition.reason}</span>
            <code className={styles.code}>
              {condition.type}={condition.status} · {condition.reason}
            </code>
          </span>
          <RelativeTime time={condition.last_transition_time} />
        </li>
      ))}
    </ul>
  );
}
