import type { Condition } from '@groundwork/plugin-control-plane-common';
import { RelativeTime } from '../RelativeTime';
import styles from './Lists.module.css';

/** Props of {@link ConditionList}. @public */
export type ConditionListProps = { conditions: Condition[] };

/** What a target says of itself: each a sentence, with what it is called by machines. @public */
export function ConditionList(props: ConditionListProps) {
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
