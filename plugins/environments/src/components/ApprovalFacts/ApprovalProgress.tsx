import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { useEnvironmentsWords } from '../../translation';
import styles from './ApprovalFacts.module.css';

/** How far the approval of the current plan is, as `1 of 2 approvals`. */
export function ApprovalProgress(props: {
  approval: EnvironmentRequest['approval'];
}) {
  const { required, given } = props.approval;
  const { t } = useEnvironmentsWords();
  if (required === 0) {
    return <>{t('progress.automatic')}</>;
  }
  return (
    <span className={styles.progress}>
      <span className={styles.pips} aria-hidden="true">
        {Array.from({ length: required }, (_, index) => (
          <span
            key={index}
            className={styles.pip}
            data-given={index < given || undefined}
          />
        ))}
      </span>
      {t('progress.some', { given: String(given), required: String(required) })}
    </span>
  );
}
