import type { Target } from '@groundwork/plugin-control-plane-common';
import { useControlPlaneWords } from '../../translation';
import { Bar, type BarProps } from '../Bar';
import { progressOf, type TargetProgress as Progress } from './progressOf';
import styles from './TargetProgress.module.css';

const tones: Record<Progress['state'], BarProps['tone']> = {
  working: 'success',
  resting: 'warning',
  failed: 'danger',
  unknown: 'info',
};

/**
 * How many of the resources of a target are as agreed, as a slim bar, while something is left to do. It lies in the space
 * below the header, so that nothing moves when it comes or goes.
 */
export function TargetProgress(props: { target: Target }) {
  const { target } = props;
  const { t } = useControlPlaneWords();
  const progress = progressOf(target);
  if (!progress) {
    return null;
  }
  const { total, inSync } = progress;
  const words =
    target.status === 'deleting' ? t('progress.removing') : t('progress.begun');
  return (
    <Bar
      role="progressbar"
      className={styles.bar}
      share={inSync === undefined ? undefined : inSync / total}
      tone={tones[progress.state]}
      aria-label={t('progress.label', { target: target.title })}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={inSync}
      aria-valuetext={
        inSync === undefined
          ? words
          : t('progress.inSync', { inSync: String(inSync), count: total })
      }
    />
  );
}
