import { useCallback, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi } from '@backstage/frontend-plugin-api';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  ErrorPanel,
  useAction,
} from '@groundwork/plugin-control-plane-react';
import { useRequestDraft } from '../../hooks';
import {
  createUuid,
  REQUEST_STEPS,
  toRequestBody,
  type DraftFields,
  type RequestStep,
} from '../../model';
import { environmentRouteRef } from '../../routes';
import { ClassStep } from './ClassStep';
import { DetailsStep } from './DetailsStep';
import { focusField } from './focusField';
import { PlanStep } from './PlanStep';
import { RequestSummary } from './RequestSummary';
import { ReviewStep } from './ReviewStep';
import { StepFooter } from './StepFooter';
import { StepRail } from './StepRail';
import { useComponentDefaults } from './useComponentDefaults';
import { useDraftProblems } from './useDraftProblems';
import styles from './RequestPage.module.css';

/** Props of {@link RequestWizard}. */
export type RequestWizardProps = {
  classes: EnvironmentClass[];
  /** Name of the class to begin with. */
  className?: string;
  /** Entity reference of the component that it is for. */
  componentRef?: string;
};

/** The four steps, with the draft that they write. */
export function RequestWizard(props: RequestWizardProps) {
  const { classes, className, componentRef } = props;
  const api = useApi(controlPlaneApiRef);
  const navigate = useNavigate();
  const environmentPath = useRouteRef(environmentRouteRef);
  const given = classes.find(({ name }) => name === className);
  const { draft, change, discard } = useRequestDraft({
    ...(given && withClass(given, {})),
    ...(componentRef && { component_ref: componentRef }),
  });
  const environmentClass = classes.find(({ name }) => name === draft.class);
  // A stored draft may name a class that is no more.
  const step = environmentClass ? draft.step : 'class';
  const problems = useDraftProblems(draft, environmentClass);
  const { forget, takeRefusal } = problems;
  useComponentDefaults(componentRef, draft, change);

  const heading = useRef<HTMLHeadingElement>(null);
  const goTo = (next: RequestStep) => {
    change({ step: next });
    // The person asked for another step: reading goes on at its title.
    requestAnimationFrame(() => heading.current?.focus());
  };
  const edit = (fields: Partial<DraftFields>) => {
    change(fields);
    forget(fields);
  };
  /** Shows a refusal at the fields that it names; `false` when it names none. */
  const refuse = useCallback(
    (error: unknown) => {
      const place = takeRefusal(error);
      if (place) {
        change({ step: place.step });
        focusField(place.field);
      }
      return place !== undefined;
    },
    [change, takeRefusal],
  );

  const submit = useAction(async () => {
    const body = toRequestBody(draft);
    const sentBody = JSON.stringify(body);
    // A key stands for one body: what was changed after a failed try is another request.
    const idempotencyKey =
      draft.sentBody === undefined || draft.sentBody === sentBody
        ? draft.idempotencyKey
        : createUuid();
    change({ idempotencyKey, sentBody });
    try {
      const created = await api.createEnvironmentRequest(body, {
        idempotencyKey,
      });
      discard();
      navigate(environmentPath({ id: created.id }), { replace: true });
    } catch (error) {
      // What stands at a field need not stand below as well.
      if (!refuse(error)) {
        throw error;
      }
    }
  });

  const next = () => {
    const blocking = problems.blockingField(step);
    if (blocking) {
      problems.showAll();
      focusField(blocking);
    } else if (step === 'review') {
      submit.run();
    } else {
      submit.reset();
      goTo(REQUEST_STEPS[REQUEST_STEPS.indexOf(step) + 1]);
    }
  };
  const back = () => {
    submit.reset();
    goTo(REQUEST_STEPS[Math.max(0, REQUEST_STEPS.indexOf(step) - 1)]);
  };

  return (
    <div className={styles.wizard}>
      <StepRail
        draft={{ ...draft, step }}
        environmentClass={environmentClass}
        isDetailed={problems.isComplete}
        onStep={goTo}
      />
      <div className={styles.main}>
        {step === 'class' && (
          <ClassStep
            headingRef={heading}
            classes={classes}
            selected={draft.class}
            problem={problems.shown.class}
            onSelect={chosen => edit(withClass(chosen, draft))}
          />
        )}
        {step === 'details' && environmentClass && (
          <DetailsStep
            headingRef={heading}
            draft={draft}
            environmentClass={environmentClass}
            problems={problems.shown}
            onEdit={edit}
            onTouched={problems.markTouched}
          />
        )}
        {step === 'plan' && (
          <PlanStep headingRef={heading} draft={draft} onRefused={refuse} />
        )}
        {step === 'review' && environmentClass && (
          <ReviewStep
            headingRef={heading}
            draft={draft}
            environmentClass={environmentClass}
            problem={problems.shown.note}
            onEdit={edit}
          />
        )}
        {submit.error && (
          <ErrorPanel
            title="The environment was not requested"
            error={submit.error}
          />
        )}
        <StepFooter
          step={step}
          isPending={submit.isPending}
          needsApproval={environmentClass?.approval_required ?? false}
          onBack={back}
          onNext={next}
        />
      </div>
      <RequestSummary draft={draft} environmentClass={environmentClass} />
    </div>
  );
}

/** What choosing a class fills in; what was chosen before stays where the class allows it. */
function withClass(
  chosen: EnvironmentClass,
  draft: Partial<DraftFields>,
): Partial<DraftFields> {
  const { region, ttl_hours: hours } = draft;
  return {
    class: chosen.name,
    region:
      region && chosen.regions.includes(region)
        ? region
        : (chosen.regions[0] ?? ''),
    ttl_hours:
      hours && hours <= chosen.ttl_hours_max && draft.class === chosen.name
        ? hours
        : chosen.ttl_hours_default,
  };
}
