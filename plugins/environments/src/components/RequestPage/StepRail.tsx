import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiCheckLine } from '@remixicon/react';
import { HiddenText } from '@groundwork/plugin-control-plane-react';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import {
  REQUEST_STEPS,
  type RequestDraft,
  type RequestStep,
} from '../../model';
import { environmentsTranslationRef } from '../../translation';
import styles from './StepRail.module.css';

/** Props of {@link StepRail}. */
export type StepRailProps = {
  draft: RequestDraft;
  environmentClass: EnvironmentClass | undefined;
  /** Whether class and details are complete, so that the later steps can be gone to. */
  isDetailed: boolean;
  onStep: (step: RequestStep) => void;
};

/** Where one is, what was chosen, and the way back. */
export function StepRail(props: StepRailProps) {
  const { draft, environmentClass, isDetailed, onStep } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const current = REQUEST_STEPS.indexOf(draft.step);
  return (
    <nav className={styles.rail} aria-label="Steps">
      <ol className={styles.steps}>
        {REQUEST_STEPS.map((step, index) => {
          const isCurrent = index === current;
          const isDone = index < current;
          const isReachable =
            index < current ||
            (step === 'details' && environmentClass !== undefined) ||
            (index > 1 && isDetailed && index <= current + 1);
          const title = t(`requestPage.steps.${step}`);
          const chosen = isDone
            ? chosenInStep(step, draft, environmentClass)
            : undefined;
          return (
            <li
              key={step}
              className={styles.step}
              data-current={isCurrent || undefined}
              data-done={isDone || undefined}
            >
              <button
                type="button"
                className={styles.button}
                aria-current={isCurrent ? 'step' : undefined}
                disabled={!isReachable && !isCurrent}
                onClick={() => !isCurrent && onStep(step)}
              >
                <span className={styles.number} aria-hidden="true">
                  {isDone ? <RiCheckLine /> : index + 1}
                </span>
                <span className={styles.text}>
                  <span className={styles.title}>
                    <HiddenText>Step {index + 1}: </HiddenText>
                    {title}
                    {isDone && <HiddenText>, done</HiddenText>}
                  </span>
                  {chosen && <span className={styles.chosen}>{chosen}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function chosenInStep(
  step: RequestStep,
  draft: RequestDraft,
  environmentClass: EnvironmentClass | undefined,
): string | undefined {
  switch (step) {
    case 'class':
      return environmentClass?.title;
    case 'details':
      return draft.app && `${draft.app}, ${draft.region}`;
    default:
      return undefined;
  }
}
