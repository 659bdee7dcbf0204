import type { Ref } from 'react';
import {
  RiCheckboxCircleFill,
  RiCpuLine,
  RiMoneyDollarCircleLine,
  RiShieldUserLine,
  RiFlashlightLine,
  RiHourglassLine,
  RiTimerLine,
  RiStackLine,
} from '@remixicon/react';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import {
  EmptyState,
  formatHours,
  formatMonthlyCost,
  formatQuota,
} from '@groundwork/plugin-control-plane-react';
import { StepSection } from './StepSection';
import styles from './ClassStep.module.css';

/** Props of {@link ClassStep}. */
export type ClassStepProps = {
  headingRef: Ref<HTMLHeadingElement>;
  classes: EnvironmentClass[];
  /** Name of the chosen class; empty when none is. */
  selected: string;
  problem: string | undefined;
  onSelect: (chosen: EnvironmentClass) => void;
};

/** The golden paths as cards; a group of radio buttons to keyboard and screen reader. */
export function ClassStep(props: ClassStepProps) {
  const { headingRef, classes, selected, problem, onSelect } = props;
  return (
    <StepSection
      headingRef={headingRef}
      title="What do you need?"
      lead="A class decides how long an environment lives, what it may use, and who has to agree."
    >
      {classes.length === 0 ? (
        <EmptyState
          icon={<RiStackLine />}
          title="There are no environment classes"
          description="Whoever runs this portal adds them to its configuration, under controlPlane.classes."
        />
      ) : (
        <fieldset
          className={styles.cards}
          data-field="class"
          aria-describedby={problem ? 'class-problem' : undefined}
        >
          <legend className={styles.legend}>Class</legend>
          {classes.map(item => (
            <ClassCard
              key={item.name}
              item={item}
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

function ClassCard(props: {
  item: EnvironmentClass;
  isSelected: boolean;
  onSelect: () => void;
}) {
  const { item, isSelected, onSelect } = props;
  const factsId = `class-${item.name}-facts`;
  return (
    <label className={styles.card} data-selected={isSelected || undefined}>
      <span className={styles.top}>
        <input
          type="radio"
          name="class"
          value={item.name}
          checked={isSelected}
          onChange={onSelect}
          aria-label={item.title}
          aria-describedby={factsId}
          className={styles.input}
        />
        <span className={styles.title}>{item.title}</span>
        <RiCheckboxCircleFill className={styles.check} aria-hidden="true" />
      </span>
      <span id={factsId} className={styles.facts}>
        <span className={styles.description}>{item.description}</span>
        <span className={styles.fact}>
          <RiTimerLine aria-hidden="true" />
          {formatHours(item.ttl_hours_default)}, up to{' '}
          {formatHours(item.ttl_hours_max)}
        </span>
        <span className={styles.fact}>
          <RiHourglassLine aria-hidden="true" />
          {item.extension_hours_max === 0
            ? 'Cannot be extended'
            : `Extended by ${formatHours(item.extension_hours_max)} at a time, up to ${formatHours(item.lifetime_hours_max)} in all`}
        </span>
        <span className={styles.fact}>
          <RiCpuLine aria-hidden="true" />
          {formatQuota(item.quota)}
        </span>
        <span className={styles.fact}>
          <RiMoneyDollarCircleLine aria-hidden="true" />
          {formatMonthlyCost(item.estimated_monthly_cost_usd)}
        </span>
        <span className={styles.fact} data-strong>
          {item.approval_required ? (
            <>
              <RiShieldUserLine aria-hidden="true" />
              Needs an approval
            </>
          ) : (
            <>
              <RiFlashlightLine aria-hidden="true" />
              Ready in about a minute
            </>
          )}
        </span>
      </span>
    </label>
  );
}
