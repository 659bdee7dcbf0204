import { Select } from '@backstage/ui';
import { useFormat } from '../../hooks';
import { useControlPlaneWords } from '../../translation';
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
/** As many as one takes in at a glance; among more, one searches. */
const GLANCE_MAX = 8;

/** Filters a list by one value, or by none; long lists of values can be searched. @public */
export function ChoiceFilter(props: ChoiceFilterProps) {
  const { label, value, options, onChange } = props;
  const { t } = useControlPlaneWords();
  const any = t('list.any', { label: useFormat().inSentence(label) });
  // A value from the address stays choosable although it is not among those known.
  const known =
    value === undefined || options.some(({ id }) => id === value)
      ? options
      : [...options, { id: value, label: value }];
  return (
    <Select<'single'>
      aria-label={label}
      options={[{ id: ANY, label: any }, ...known]}
      search={
        known.length > GLANCE_MAX ? { placeholder: t('list.find') } : undefined
      }
      value={value ?? ANY}
      onChange={key => onChange(key === ANY ? undefined : String(key))}
      className={styles.filter}
    />
  );
}
