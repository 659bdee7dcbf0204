import { useEffect, useRef } from 'react';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import { ErrorPanel } from '@groundwork/plugin-control-plane-react';
import type { InitialDraft, RequestStep } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { ClassStep } from './ClassStep';
import { DetailsStep } from './DetailsStep';
import { DraftNotices } from './DraftNotices';
import { PlanStep } from './PlanStep';
import { RequestSummary } from './RequestSummary';
import { ReviewStep } from './ReviewStep';
import { StepFooter } from './StepFooter';
import { StepRail } from './StepRail';
import { useComponentDefaults } from './useComponentDefaults';
import { useRequestWizard, withClass } from './useRequestWizard';
import styles from './RequestPage.module.css';

/** Props of {@link RequestWizard}. */
export type RequestWizardProps = {
  classes: EnvironmentClass[];
  /** What is known to begin with. */
  initial: InitialDraft;
  /** How the page was opened. */
  origin: string;
  onTenantChange: (tenantId: string) => void;
};

/** The four steps, with the draft that they write. */
export function RequestWizard(props: RequestWizardProps) {
  const { initial, onTenantChange } = props;
  const { t } = useEnvironmentsWords();
  const wizard = useRequestWizard(props);
  const { draft, step, environmentClass, problems, check, edit } = wizard;
  useComponentDefaults(initial.component_ref, draft, wizard.change);
  const { tenant_id: tenantId } = draft;
  useEffect(() => onTenantChange(tenantId), [onTenantChange, tenantId]);

  const heading = useRef<HTMLHeadingElement>(null);
  // The person asked for another step: reading goes on at its title.
  const focusHeading = () =>
    requestAnimationFrame(() => heading.current?.focus());
  const goTo = (next: RequestStep) => {
    wizard.goTo(next);
    focusHeading();
  };
  const wanted = draft.class || initial.class;

  return (
    <div className={styles.wizard}>
      <StepRail
        draft={{ ...draft, step }}
        environmentClass={environmentClass}
        isDetailed={wizard.isComplete}
        isPlanDenied={wizard.isPlanDenied}
        onStep={goTo}
        onStartOver={
          wizard.state.isChanged
            ? () => {
                wizard.startOver();
                focusHeading();
              }
            : undefined
        }
      />
      <div className={styles.main}>
        <DraftNotices
          state={wizard.state}
          refused={wizard.refused}
          onDismissRefused={wizard.dismissRefused}
        />
        {step === 'class' && (
          <ClassStep
            headingRef={heading}
            classes={props.classes}
            selected={draft.class}
            tenantId={draft.tenant_id}
            problem={
              wanted && !environmentClass
                ? t('requestPage.classGone', { name: wanted })
                : problems.class
            }
            tenantProblem={problems.tenant_id}
            onTenantChange={chosen => edit({ tenant_id: chosen })}
            onSelect={chosen => edit(withClass(chosen, draft))}
          />
        )}
        {step === 'details' && environmentClass && (
          <DetailsStep
            headingRef={heading}
            draft={draft}
            environmentClass={environmentClass}
            problems={problems}
            check={check}
            onEdit={edit}
            onTouched={wizard.markTouched}
          />
        )}
        {step === 'plan' && (
          <PlanStep
            headingRef={heading}
            check={check}
            onChangeDetails={() => goTo('details')}
          />
        )}
        {step === 'review' && environmentClass && (
          <ReviewStep
            headingRef={heading}
            draft={draft}
            environmentClass={environmentClass}
            plan={check.plan}
            problem={problems.note}
            onEdit={edit}
          />
        )}
        {wizard.submit.error && (
          <ErrorPanel
            title={t('requestPage.notRequested')}
            error={wizard.submit.error}
          />
        )}
        <StepFooter
          step={step}
          isPending={wizard.submit.isPending}
          needsApproval={environmentClass?.approval_required ?? false}
          blockedReason={
            step === 'plan' && wizard.isPlanDenied
              ? t('policy.denied')
              : undefined
          }
          onBack={() => {
            wizard.back();
            focusHeading();
          }}
          onNext={() => {
            if (wizard.next()) {
              focusHeading();
            }
          }}
        />
      </div>
      <RequestSummary
        draft={draft}
        environmentClass={environmentClass}
        plan={check.plan}
      />
    </div>
  );
}
