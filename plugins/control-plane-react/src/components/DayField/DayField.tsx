import { useId } from 'react';
import { FieldLabel } from '@backstage/ui';
import styles from './DayField.module.css';

/** Props of {@link DayField}. @public */
export type DayFieldProps = {
  label: string;
  description?: string;
  /** A day, as `2026-12-31`; empty for none. */
  value: string;
  onChange: (value: string) => void;
  /** The first day that can be chosen. */
  min?: string;
  /** What is wrong with it; nothing when absent. */
  problem?: string;
  /** Names it in its form. */
  name?: string;
  onBlur?: () => void;
};

/** Chooses a day with the picker of the browser, which speaks its language and works by keyboard and touch. @public */
export function DayField(props: DayFieldProps) {
  const { label, description, value, onChange, min, problem, name } = props;
  const id = useId();
  return (
    <div className={styles.root}>
      <FieldLabel label={label} description={description} htmlFor={id} />
      <input
        id={id}
        type="date"
        name={name}
        value={value}
        min={min}
        max="9999-12-31"
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={event => onChange(event.target.value)}
        onBlur={props.onBlur}
        className={styles.input}
      />
      {problem && (
        <span id={`${id}-problem`} className={styles.problem}>
          {problem}
        </span>
      )}
    </div>
  );
}
