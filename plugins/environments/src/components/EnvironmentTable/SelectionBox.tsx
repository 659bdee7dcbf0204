import { useRef } from 'react';
import { Checkbox } from '@backstage/ui';
import styles from './SelectionBox.module.css';

/** Props of {@link SelectionBox}. */
export type SelectionBoxProps = {
  /** What is selected by it, as "Select payments-api · preview". */
  label: string;
  isSelected: boolean;
  /** Some of what it stands for is selected. */
  isPartly?: boolean;
  /** `isRange` when Shift was held. */
  onToggle: (options: { isRange: boolean }) => void;
};

/** A box to tick that knows whether Shift was held, with the mouse as with the keyboard. */
export function SelectionBox(props: SelectionBoxProps) {
  const { label, isSelected, isPartly, onToggle } = props;
  const isRange = useRef(false);
  const remember = (event: { shiftKey: boolean }) => {
    isRange.current = event.shiftKey;
  };
  return (
    <span
      className={styles.box}
      onPointerDownCapture={remember}
      onKeyDownCapture={remember}
    >
      <Checkbox
        // Not the box that the row would bring, which says its words in English.
        slot={null}
        aria-label={label}
        isSelected={isSelected}
        isIndeterminate={isPartly}
        onChange={() => onToggle({ isRange: isRange.current })}
      />
    </span>
  );
}
