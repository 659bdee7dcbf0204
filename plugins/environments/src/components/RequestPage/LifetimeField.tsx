import { NumberField, Slider } from '@backstage/ui';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import {
  DayField,
  formatExactTime,
  formatHours,
  useNow,
} from '@groundwork/plugin-control-plane-react';
import { hoursUntil, lastDayOf } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import styles from './LifetimeField.module.css';

/** Props of {@link LifetimeField}. */
export type LifetimeFieldProps = {
  /** Hours. */
  value: number;
  environmentClass: EnvironmentClass;
  problem: string | undefined;
  onChange: (hours: number) => void;
  onBlur: () => void;
};

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
/** Beyond two weeks nobody thinks in hours. */
const FINE_HOURS_MAX = 14 * DAY_HOURS;

/** How long it lives: roughly with a slider, exactly with a number, or by the day on which it ends. */
export function LifetimeField(props: LifetimeFieldProps) {
  const { value, environmentClass, problem, onChange, onBlur } = props;
  const { t } = useEnvironmentsWords();
  const now = useNow();
  const max = environmentClass.ttl_hours_max;
  const step = max > FINE_HOURS_MAX ? DAY_HOURS : 1;
  const isValid = value >= 1 && value <= max;
  const today = new Date(now);
  return (
    <div className={styles.lifetime}>
      <Slider
        label={t('lifetimeField.title')}
        description={
          isValid
            ? t('lifetimeField.ends', {
                words: formatHours(value),
                time: formatExactTime(
                  new Date(now + value * HOUR_MS).toISOString(),
                ),
              })
            : t('lifetimeField.max', { words: formatHours(max) })
        }
        minValue={step}
        maxValue={max - (max % step)}
        step={step}
        value={Math.min(Math.max(value || step, step), max)}
        onChange={onChange}
        className={styles.slider}
      />
      <NumberField
        label={t('lifetimeField.hours')}
        minValue={1}
        value={value || NaN}
        onChange={hours => onChange(Number.isNaN(hours) ? 0 : hours)}
        onBlur={onBlur}
        validationBehavior="aria"
        validate={() => problem}
        className={styles.hours}
      />
      <DayField
        label={t('lifetimeField.lastDay')}
        min={lastDayOf(1, today)}
        value={isValid ? lastDayOf(value, today) : ''}
        onChange={day => {
          const hours = hoursUntil(day, today);
          if (hours !== undefined) {
            onChange(hours);
          }
        }}
        onBlur={onBlur}
      />
    </div>
  );
}
