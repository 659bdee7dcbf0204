import { Button } from '@backstage/ui';
import { CheckIcon, RotateCwIcon } from 'lucide-react';
import { HiddenText } from '@groundwork/plugin-control-plane-react';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import {
  REQUEST_STEPS,
  type RequestDraft,
  type RequestStep,
} from '../../model';
import {
  useEnvironmentsWords,
  type EnvironmentsWords,
} from '../../translation';
import styles from './StepRail.module.css';

/** Props of {@link StepRail}. */
export type StepRailProps = {
  draft: RequestDraft;
  environmentClass: EnvironmentClass | undefined;
  /** Whether class and details are complete, so that the later steps can be gone to. */
  isDetailed: boolean;
  /** Whether a policy check denies the plan, so that there is nothing to review. */
  isPlanDenied: boolean;
  onStep: (step: RequestStep) => void;
  /** Absent when there is nothing to begin anew. */
  onStartOver: (() => void) | undefined;
};

/** Where one is, what was chosen, and the way back. */
export function StepRail(props: StepRailProps) {
  const { draft, environmentClass, isDetailed, isPlanDenied } = props;
  const { onStep, onStartOver } = props;
  const { t } = useEnvironmentsWords();
  const current = REQUEST_STEPS.indexOf(draft.step);
  return (
    <nav className={styles.rail} aria-label={t('requestPage.stepsLabel')}>
      <ol className={styles.steps}>
        {REQUEST_STEPS.map((step, index) => {
          const isCurrent = index === current;
          const isDone = index < current;
          const isReachable =
            index < current ||
            (step === 'details' && environmentClass !== undefined) ||
            (index > 1 &&
              isDetailed &&
              index <= current + 1 &&
              !(step === 'review' && isPlanDenied));
          const title = t(`requestPage.steps.${step}`);
          const chosen = isDone
            ? chosenInStep(step, draft, environmentClass, t)
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
                  {isDone ? <CheckIcon /> : index + 1}
                </span>
                <span className={styles.text}>
                  <span className={styles.title}>
                    <HiddenText>
                      {t('requestPage.stepNumber', {
                        number: String(index + 1),
                      })}
                    </HiddenText>{' '}
                    {title}
                    {isDone && (
                      <HiddenText>{t('requestPage.stepDone')}</HiddenText>
                    )}
                  </span>
                  {chosen && <span className={styles.chosen}>{chosen}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {onStartOver && (
        <Button
          variant="tertiary"
          size="small"
          className={styles.startOver}
          iconStart={<RotateCwIcon />}
          onPress={onStartOver}
        >
          {t('requestPage.startOver')}
        </Button>
      )}
    </nav>
  );
}

function chosenInStep(
  step: RequestStep,
  draft: RequestDraft,
  environmentClass: EnvironmentClass | undefined,
  t: EnvironmentsWords,
): string | undefined {
  switch (step) {
    case 'class':
      return environmentClass?.title;
    case 'details':
      return (
        draft.app &&
        t('requestPage.chosenDetails', {
          app: draft.app,
          region: draft.region,
        })
      );
    default:
      return undefined;
  }
}
