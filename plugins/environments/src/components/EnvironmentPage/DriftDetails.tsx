import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Box } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import type {
  Action,
  FieldDifference,
  ObservedResource,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  StatusChip,
} from '@groundwork/plugin-control-plane-react';
import { environmentsTranslationRef } from '../../translation';
import styles from './DriftDetails.module.css';

/** Props of {@link DriftDetails}. */
export type DriftDetailsProps = {
  /** The resources that are not as agreed. */
  drift: ObservedResource[];
  reconcile?: Action;
  /** Mends it; no button when absent. */
  onReconcile?: () => void;
  isReconciling?: boolean;
};

/** What is not as it was agreed, field by field, and who changed it where the target tells. */
export function DriftDetails(props: DriftDetailsProps) {
  const { drift, reconcile, onReconcile, isReconciling = false } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  return (
    <Box bg="neutral" className={styles.root}>
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
      {onReconcile && (
        <div className={styles.action}>
          <ActionButton
            size="small"
            variant="secondary"
            iconStart={<RiRefreshLine />}
            isPending={isReconciling}
            disabledReason={
              reconcile && !reconcile.allowed
                ? (reconcile.reason ?? 'This is not possible now')
                : undefined
            }
            onPress={onReconcile}
          >
            {t('actions.mendDrift')}
          </ActionButton>
          <span>Brings every field back to what was agreed.</span>
        </div>
      )}
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
