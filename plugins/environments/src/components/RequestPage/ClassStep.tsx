import type { Ref } from 'react';
import { LayersIcon } from 'lucide-react';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import { EmptyState } from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import { ClassCard } from './ClassCard';
import { StepSection } from './StepSection';
import { TenantField } from './TenantField';
import styles from './ClassStep.module.css';

/** Props of {@link ClassStep}. */
export type ClassStepProps = {
  headingRef: Ref<HTMLHeadingElement>;
  classes: EnvironmentClass[];
  /** Name of the chosen class; empty when none is. */
  selected: string;
  /** Id of the tenant that it is for; empty when none is chosen. */
  tenantId: string;
  problem: string | undefined;
  tenantProblem: string | undefined;
  onSelect: (chosen: EnvironmentClass) => void;
  onTenantChange: (tenantId: string) => void;
};

/** The golden paths as cards; a group of radio buttons to keyboard and screen reader. */
export function ClassStep(props: ClassStepProps) {
  const { headingRef, classes, selected, tenantId, problem, onSelect } = props;
  const { t } = useEnvironmentsWords();
  return (
    <StepSection
      headingRef={headingRef}
      title={t('classStep.title')}
      lead={t('classStep.lead')}
    >
      <div className={styles.tenant}>
        <TenantField
          value={tenantId}
          problem={props.tenantProblem}
          onChange={props.onTenantChange}
        />
      </div>
      {classes.length === 0 ? (
        <EmptyState
          icon={<LayersIcon />}
          title={t('classStep.none')}
          description={t('classStep.noneWhatToDo')}
        />
      ) : (
        <fieldset
          className={styles.cards}
          data-field="class"
          aria-describedby={problem ? 'class-problem' : undefined}
        >
          <legend className={styles.legend}>{t('classStep.legend')}</legend>
          {classes.map(item => (
            <ClassCard
              key={item.name}
              item={item}
              tenantId={tenantId}
              isSelected={item.name === selected}
              onSelect={() => onSelect(item)}
            />
          ))}
        </fieldset>
      )}
      {problem && (
        <p id="class-problem" className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </StepSection>
  );
}
