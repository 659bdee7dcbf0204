import { Switch } from '@backstage/ui';
import styles from './ApprovalsPage.module.css';

const HINTS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['a', 'approve'],
  ['r', 'reject'],
];

/** Which keys do what, and the switch that turns them off. */
export function ShortcutHint(props: {
  isEnabled: boolean;
  setIsEnabled: (isEnabled: boolean) => void;
}) {
  const { isEnabled, setIsEnabled } = props;
  return (
    <div className={styles.hint}>
      <Switch
        label="Keys"
        isSelected={isEnabled}
        onChange={setIsEnabled}
        aria-label="Keyboard shortcuts"
      />
      {isEnabled &&
        HINTS.map(([key, word]) => (
          <span key={key}>
            <kbd>{key}</kbd> {word}
          </span>
        ))}
    </div>
  );
}
