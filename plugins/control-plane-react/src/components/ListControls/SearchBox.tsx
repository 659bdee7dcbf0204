import { useEffect, useState } from 'react';
import { SearchField } from '@backstage/ui';
import useDebounce from 'react-use/esm/useDebounce';
import styles from './ListControls.module.css';

/** Props of {@link SearchBox}. @public */
export type SearchBoxProps = {
  /** What is searched, as "Search tenants". */
  label: string;
  /** Where the words are looked for, as "Search name or slug". */
  placeholder?: string;
  value: string;
  /** Called a moment after the last letter. */
  onChange: (value: string) => void;
};

const DELAY_MS = 300;
const LENGTH_MAX = 100;

/** Searches while one types. @public */
export function SearchBox(props: SearchBoxProps) {
  const { label, placeholder, value, onChange } = props;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useDebounce(
    () => {
      if (text.trim() !== value) {
        onChange(text.trim());
      }
    },
    DELAY_MS,
    [text],
  );
  return (
    <SearchField
      aria-label={label}
      placeholder={placeholder ?? label}
      size="small"
      value={text}
      onChange={setText}
      maxLength={LENGTH_MAX}
      className={styles.search}
    />
  );
}
