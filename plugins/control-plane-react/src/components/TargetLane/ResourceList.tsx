import type { ObservedResource } from '@groundwork/plugin-control-plane-common';
import { StatusChip } from '../StatusChip';
import styles from './Lists.module.css';

/** Props of {@link ResourceList}. @public */
export type ResourceListProps = { resources: ObservedResource[] };

/** Every resource of a target with whether it is as agreed. @public */
export function ResourceList(props: ResourceListProps) {
  return (
    <ul className={styles.list}>
      {props.resources.map(resource => (
        <li key={resource.id} className={styles.row}>
          <span className={styles.main}>
            <span>
              {resource.kind} <strong>{resource.name}</strong>
            </span>
            <code className={styles.code}>{resource.location}</code>
          </span>
          <StatusChip status={resource.state} appearance="quiet" />
        </li>
      ))}
    </ul>
  );
}
