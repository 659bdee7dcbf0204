import { Select } from '@backstage/ui';
import styles from './ListControls.module.css';

/** Props of {@link ChoiceFilter}. @public */
export type ChoiceFilterProps = {
  /** What is chosen, as "Class". */
  label: string;
  /** All are shown when absent. */
  value: string | undefined;
  options: { id: string; label: string }[];
  onChange: (value: string | undefined) => void;
};

/** A choice that is no filter; a select cannot go back to nothing. */
const ANY = 'any';

/** Filters a list by one value, or by none. @public */
export function ChoiceFilter(props: ChoiceFilterProps) {
  const { label, value, options, onChange } = props;
  // A value from the address stays choosable although it is not among those known.
  const known =
    value === undefined || options.some(({ id }) => id === value)
      ? options
      : [...options, { id: value, label: value }];
  return (
    <Select<'single'>
      aria-label={label}
      options={[{ id: ANY, label: `Any ${label.toLowerCase()}` }, ...known]}
      value={value ?? ANY}
      onChange={key => onChange(key === ANY ? undefined : String(key))}
      className={styles.filter}
    />
  );
}
