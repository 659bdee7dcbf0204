import { DatePicker, Select } from '@backstage/ui';
import {
  FieldProblem,
  formatExactTime,
  useNow,
} from '@groundwork/plugin-control-plane-react';
import { formatDay } from '../formatDay';
import { useTenancyWords, type TenancyWords } from '../../../translation';
import { toEnd, type EndChoice } from './endChoice';
import styles from './EndField.module.css';

/** Props of {@link EndField}. */
export type EndFieldProps = {
  label: string;
  value: EndChoice;
  onChange: (choice: EndChoice) => void;
  onBlur?: () => void;
  /** Numbers of days to choose from. */
  presets: number[];
  /** May be without an end. */
  allowsNever: boolean;
  /** When it ends as it is; it can be kept. */
  current?: string;
  problem: string | undefined;
};

/** When something ends: from presets or a calendar, and the exact time that this is. */
export function EndField(props: EndFieldProps) {
  const { label, value, onChange, presets, allowsNever, current, problem } =
    props;
  const { t } = useTenancyWords();
  const now = useNow();
  const end = toEnd(value, now);
  const options = [
    ...(current !== undefined
      ? [
          {
            id: 'kept',
            label: t('form.end.keep', { day: formatDay(current, now) }),
          },
        ]
      : []),
    ...presets.map(days => ({ id: String(days), label: wordsOf(days, t) })),
    { id: 'date', label: t('form.end.onDay') },
    ...(allowsNever ? [{ id: 'never', label: t('form.end.never') }] : []),
  ];
  return (
    <div className={styles.root}>
      <Select<'single'>
        label={label}
        description={end && t('form.end.until', { time: formatExactTime(end) })}
        options={options}
        value={value.type === 'days' ? String(value.days) : value.type}
        onChange={key => onChange(toChoice(String(key), current))}
        className={styles.select}
      />
      {value.type === 'date' && (
        <DatePicker
          label={t('form.end.day')}
          onChange={day => onChange({ type: 'date', day: day?.toString() })}
          onBlur={props.onBlur}
          validationBehavior="aria"
          isInvalid={problem !== undefined}
          className={styles.day}
        />
      )}
      <FieldProblem>{problem}</FieldProblem>
    </div>
  );
}

function toChoice(key: string, current: string | undefined): EndChoice {
  switch (key) {
    case 'never':
      return { type: 'never' };
    case 'date':
      return { type: 'date', day: undefined };
    case 'kept':
      return current === undefined
        ? { type: 'never' }
        : { type: 'kept', at: current };
    default:
      return { type: 'days', days: Number(key) };
  }
}

function wordsOf(days: number, t: TenancyWords): string {
  return days === 365
    ? t('form.end.inOneYear')
    : t('form.end.inDays', { days: String(days) });
}
