import type { ReactNode } from 'react';
import { Box } from '@backstage/ui';
import type {
  FieldDifference,
  ObservedResource,
} from '@groundwork/plugin-control-plane-common';
import { StatusChip } from '../StatusChip';
import styles from './DriftDetails.module.css';

/** Props of {@link DriftDetails}. @public */
export type DriftDetailsProps = {
  /** The resources that are not as agreed. */
  drift: ObservedResource[];
  /** What can be done about it. */
  actions?: ReactNode;
  /** Stands among other text, without a frame of its own. */
  isPlain?: boolean;
};

/** What is not as it was agreed, field by field, and who changed it where the target tells. @public */
export function DriftDetails(props: DriftDetailsProps) {
  const { drift, actions, isPlain = false } = props;
  const list = (
    <ul className={styles.resources} aria-label="Drift">
      {drift.map(resource => (
        <li key={resource.id} className={styles.resource}>
          <div className={styles.header}>
            <StatusChip status={resource.state} appearance="quiet" />
            <strong>
              {resource.kind} {resource.name}
            </strong>
            {resource.location && (
              <code className={styles.location}>{resource.location}</code>
            )}
          </div>
          {resource.fields.map(field => (
            <Field key={field.path} field={field} />
          ))}
        </li>
      ))}
    </ul>
  );
  return isPlain ? (
    list
  ) : (
    <Box bg="neutral" className={styles.root}>
      {list}
      {actions && <div className={styles.actions}>{actions}</div>}
    </Box>
  );
}

function Field(props: { field: FieldDifference }) {
  const { field } = props;
  return (
    <div className={styles.field}>
      <code className={styles.path}>{field.path}</code>
      <span className={styles.values}>
        <span>
          agreed <Value text={field.desired} />
        </span>
        <span>
          live <Value text={field.live} isLive />
        </span>
      </span>
      {field.changed_by && <span>changed by {field.changed_by}</span>}
    </div>
  );
}

function Value(props: { text: string | undefined; isLive?: boolean }) {
  return props.text === undefined ? (
    <em>none</em>
  ) : (
    <code className={styles.value} data-live={props.isLive || undefined}>
      {props.text}
    </code>
  );
}
