import type { ReactNode } from 'react';
import {
  ControlPlaneError,
  type EnvironmentClass,
} from '@groundwork/plugin-control-plane-common';
import { StatusChip } from '@groundwork/plugin-control-plane-react';
import { nameVerdict, previewName, type DraftFields } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import type { DraftPlan } from './useDraftPlan';
import { readRefusal } from './readRefusal';
import styles from './NamePreview.module.css';

/** Props of {@link NamePreview}. */
export type NamePreviewProps = {
  draft: DraftFields;
  environmentClass: EnvironmentClass;
  check: DraftPlan;
};

/** What the environment will be called, and whether it can be, while one types. */
export function NamePreview(props: NamePreviewProps) {
  const { draft, environmentClass, check } = props;
  const { t } = useEnvironmentsWords();
  const name = previewName(environmentClass, draft);
  return (
    <section className={styles.root} aria-label={t('namePreview.label')}>
      <span className={styles.label} aria-hidden="true">
        {t('namePreview.label')}
      </span>
      {name ? (
        <code className={styles.name}>{name}</code>
      ) : (
        <span className={styles.quiet}>{t('namePreview.unknown')}</span>
      )}
      <span className={styles.state} role="status">
        {name && <NameState check={check} />}
      </span>
      {name && environmentClass.name_template.includes('{id}') && (
        <span className={styles.quiet}>{t('namePreview.hint')}</span>
      )}
    </section>
  );
}

/** Whether it is free, or why it is not known. */
export function NameState(props: { check: DraftPlan }) {
  const { plan, error, isPending } = props.check;
  const { t } = useEnvironmentsWords();
  if (error) {
    return <NameRefusal error={error} />;
  }
  if (!plan) {
    return isPending ? (
      <Say status="in_progress">{t('namePreview.checking')}</Say>
    ) : (
      <span className={styles.quiet}>{t('namePreview.incomplete')}</span>
    );
  }
  const { free, taken, silent } = nameVerdict(plan);
  if (taken.length > 0) {
    return (
      <Say status="failed">
        {t('namePreview.taken', { targets: taken.join(', ') })}
      </Say>
    );
  }
  return silent.length > 0 ? (
    <Say status="held">
      {t('namePreview.notAsked', { targets: silent.join(', ') })}
    </Say>
  ) : (
    <Say status="pass">{t('namePreview.free', { count: free })}</Say>
  );
}

function NameRefusal(props: { error: Error }) {
  const { error } = props;
  const { t } = useEnvironmentsWords();
  if (readRefusal(error)) {
    return <Say status="failed">{t('namePreview.refused')}</Say>;
  }
  return error instanceof ControlPlaneError &&
    ['conflict', 'forbidden', 'validation_error'].includes(error.code) ? (
    <Say status="failed">
      {t('namePreview.refusedBecause', { reason: error.message })}
    </Say>
  ) : (
    <Say status="unknown">{t('namePreview.notChecked')}</Say>
  );
}

function Say(props: { status: string; children: ReactNode }) {
  return (
    <StatusChip
      status={props.status}
      appearance="quiet"
      label={String(props.children)}
    />
  );
}
