import {
  RiCheckLine,
  RiCloseLine,
  RiLoader4Line,
  type RemixiconComponentType,
} from '@remixicon/react';
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
import styles from './LifecycleTimeline.module.css';

const MARKS: Record<
  LifecycleStepState,
  { icon?: RemixiconComponentType; word: string }
> = {
  done: { icon: RiCheckLine, word: 'done' },
  current: { icon: RiLoader4Line, word: 'under way' },
  failed: { icon: RiCloseLine, word: 'failed' },
  upcoming: { word: 'to come' },
};

/** The life of an environment as a line; as a column where it is narrow. */
export function LifecycleTimeline(props: { request: EnvironmentRequest }) {
  const steps = lifecycleSteps(props.request);
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
  const { icon: Icon, word } = MARKS[step.state];
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
          <HiddenText>, {word}</HiddenText>
        </span>
        {(step.time || step.by) && (
          <span className={styles.detail}>
            {step.time && <RelativeTime time={step.time} />}
            {step.by && (
              <>
                {' by '}
                <ActorLink entityRef={step.by} />
              </>
            )}
          </span>
        )}
        {step.note && <span className={styles.note}>{step.note}</span>}
      </div>
    </li>
  );
}
