import {
  CheckIcon,
  LoaderCircleIcon,
  XIcon,
  type LucideIcon,
} from 'lucide-react';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  RelativeTime,
  HiddenText,
} from '@groundwork/plugin-control-plane-react';
import {
  lifecycleSteps,
  type LifecycleStep,
  type LifecycleStepState,
} from '../../model';
import { useEnvironmentsWords } from '../../translation';
import styles from './LifecycleTimeline.module.css';

const MARKS: Record<LifecycleStepState, LucideIcon | undefined> = {
  done: CheckIcon,
  current: LoaderCircleIcon,
  failed: XIcon,
  upcoming: undefined,
};

/** The life of an environment as a line; as a column where it is narrow. */
export function LifecycleTimeline(props: { request: EnvironmentRequest }) {
  const { t } = useEnvironmentsWords();
  const steps = lifecycleSteps(props.request, t);
  return (
    <ol className={styles.timeline}>
      {steps.map(step => (
        <Step key={step.id} step={step} />
      ))}
    </ol>
  );
}

function Step(props: { step: LifecycleStep }) {
  const { step } = props;
  const { t } = useEnvironmentsWords();
  const Icon = MARKS[step.state];
  return (
    <li
      className={styles.step}
      data-state={step.state}
      aria-current={step.state === 'current' ? 'step' : undefined}
    >
      <span className={styles.mark} aria-hidden="true">
        {Icon && <Icon />}
      </span>
      <div className={styles.text}>
        <span className={styles.title}>
          {step.title}
          <HiddenText>
            , {t(`environmentPage.timeline.${step.state}`)}
          </HiddenText>
        </span>
        {(step.time || step.by) && (
          <span className={styles.detail}>
            {step.time && <RelativeTime time={step.time} />}
            {step.by && (
              <>
                {' '}
                {t('environmentPage.timeline.by', {
                  person: <ActorLink entityRef={step.by} />,
                })}
              </>
            )}
          </span>
        )}
        {step.note && <span className={styles.note}>{step.note}</span>}
      </div>
    </li>
  );
}
