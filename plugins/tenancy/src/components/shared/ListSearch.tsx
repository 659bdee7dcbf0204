import { useEffect, useState } from 'react';
import { SearchField } from '@backstage/ui';
import useDebounce from 'react-use/esm/useDebounce';

/** Props of {@link ListSearch}. */
export type ListSearchProps = {
  label: string;
  placeholder: string;
  /** What is searched for now. */
  value: string;
  onChange: (value: string) => void;
  className?: string;
};

const SEARCH_DELAY_MS = 300;

/** Searches once typing pauses. */
export function ListSearch(props: ListSearchProps) {
  const { label, placeholder, value, onChange, className } = props;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useDebounce(
    () => {
      if (text.trim() !== value) {
        onChange(text.trim());
      }
    },
    SEARCH_DELAY_MS,
    [text],
  );
  return (
    <SearchField
      aria-label={label}
      placeholder={placeholder}
      size="small"
      value={text}
      onChange={setText}
      maxLength={100}
      className={className}
    />
  );
}
