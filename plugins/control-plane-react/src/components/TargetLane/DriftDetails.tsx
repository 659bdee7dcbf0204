import type { ReactNode } from 'react';
import { Box, Checkbox } from '@backstage/ui';
import type {
  FieldDifference,
  ObservedResource,
} from '@groundwork/plugin-control-plane-common';
import { useControlPlaneWords } from '../../translation';
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
  /** Lets resources be chosen. */
  selection?: {
    /** Ids of those that are chosen. */
    chosen: ReadonlySet<string>;
    onChange: (id: string, isChosen: boolean) => void;
  };
};

/** What is not as it was agreed, field by field, and who changed it where the target tells. @public */
export function DriftDetails(props: DriftDetailsProps) {
  const { drift, actions, isPlain = false, selection } = props;
  const { t } = useControlPlaneWords();
  const list = (
    <ul className={styles.resources} aria-label={t('drift.list')}>
      {drift.map(resource => (
        <li key={resource.id} className={styles.resource}>
          <div className={styles.header}>
            {selection && (
              <Checkbox
                aria-label={`${resource.kind} ${resource.name}`}
                isSelected={selection.chosen.has(resource.id)}
                onChange={isChosen => selection.onChange(resource.id, isChosen)}
              />
            )}
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
  const { t } = useControlPlaneWords();
  return (
    <div className={styles.field}>
      <code className={styles.path}>{field.path}</code>
      <span className={styles.values}>
        <span>
          {t('drift.agreed', { value: <Value text={field.desired} /> })}
        </span>
        <span>
          {t('drift.live', { value: <Value text={field.live} isLive /> })}
        </span>
      </span>
      {field.changed_by && (
        <span>{t('drift.changedBy', { who: field.changed_by })}</span>
      )}
    </div>
  );
}

function Value(props: { text: string | undefined; isLive?: boolean }) {
  const { t } = useControlPlaneWords();
  return props.text === undefined ? (
    <em>{t('drift.none')}</em>
  ) : (
    <code className={styles.value} data-live={props.isLive || undefined}>
      {props.text}
    </code>
  );
}
