import { useState } from 'react';
import { Button, Text } from '@backstage/ui';
import { TriangleAlertIcon } from 'lucide-react';
import {
  PlanDifferences,
  SkeletonLines,
} from '@groundwork/plugin-control-plane-react';
import { areSameFacts } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { FactChanges } from './FactChanges';
import type { DisplayedPlan } from './useDisplayedPlan';
import styles from './ApprovalsPage.module.css';

/** Props of {@link StalePlanBar}. */
export type StalePlanBarProps = {
  /** Absent while the new plan is read. */
  changes: DisplayedPlan['changes'];
  onShowLatest: () => void;
};

/** Says that the plan is another than the one that is read, and what is otherwise. */
export function StalePlanBar(props: StalePlanBarProps) {
  const { changes, onShowLatest } = props;
  const { t } = useEnvironmentsWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles.stale} role="alert">
      <div className={styles.staleLine}>
        <TriangleAlertIcon aria-hidden="true" />
        <Text as="p" variant="body-medium" className={styles.staleText}>
          <strong>{t('stale.title')}</strong> {t('stale.nothingDecided')}
        </Text>
        <Button
          size="small"
          variant="secondary"
          aria-expanded={isOpen}
          onPress={() => setIsOpen(!isOpen)}
        >
          {isOpen ? t('stale.hide') : t('stale.show')}
        </Button>
        <Button
          size="small"
          variant="primary"
          isDisabled={!changes}
          onPress={onShowLatest}
        >
          {t('stale.readNew')}
        </Button>
      </div>
      {isOpen && !changes && (
        <SkeletonLines count={2} label={t('stale.loading')} />
      )}
      {isOpen && changes && <WhatChanged changes={changes} />}
    </div>
  );
}

function WhatChanged(props: {
  changes: NonNullable<DisplayedPlan['changes']>;
}) {
  const { resources, facts } = props.changes;
  const { t } = useEnvironmentsWords();
  if (resources.length === 0 && areSameFacts(facts)) {
    return (
      <Text as="p" variant="body-medium">
        {t('stale.same')}
      </Text>
    );
  }
  return (
    <>
      <FactChanges changes={facts} />
      {resources.length > 0 && <PlanDifferences differences={resources} />}
    </>
  );
}
