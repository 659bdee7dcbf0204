import { useState, type ReactNode } from 'react';
import { Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import type { Plan } from '@groundwork/plugin-control-plane-common';
import { PlanDiff } from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import styles from './PlanView.module.css';

/** Props of {@link PlanView}. */
export type PlanViewProps = {
  plan: Pick<Plan, 'targets'>;
  /** One line about the plan as a whole. */
  summary: ReactNode;
  /** What is shown at first; what will be, when absent. */
  initialView?: 'diff' | 'resources';
};

/** A plan per target: what will be, or what becomes otherwise, as one chooses. */
export function PlanView(props: PlanViewProps) {
  const { plan, summary, initialView = 'resources' } = props;
  const { t } = useEnvironmentsWords();
  const [view, setView] = useState(initialView);
  return (
    <>
      <div className={styles.header}>
        <Text as="p" variant="body-medium">
          {summary}
        </Text>
        <ToggleButtonGroup
          className={styles.toggle}
          aria-label={t('planView.label')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[view]}
          onSelectionChange={keys =>
            setView(keys.has('diff') ? 'diff' : 'resources')
          }
        >
          <ToggleButton id="resources">{t('planView.resources')}</ToggleButton>
          <ToggleButton id="diff">{t('planView.diff')}</ToggleButton>
        </ToggleButtonGroup>
      </div>
      <PlanDiff targets={plan.targets} view={view} />
    </>
  );
}
