import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Switch,
} from '@backstage/ui';
import { KeyboardIcon } from 'lucide-react';
import { useEnvironmentsWords } from '../../translation';
import styles from './ApprovalsPage.module.css';

const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['a', 'approve'],
  ['r', 'reject'],
  ['?', 'help'],
] as const;

/** Props of {@link ShortcutHint}. */
export type ShortcutHintProps = {
  isEnabled: boolean;
  setIsEnabled: (isEnabled: boolean) => void;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** The way to which keys do what, and to the switch that turns them off. */
export function ShortcutHint(props: ShortcutHintProps) {
  const { isEnabled, setIsEnabled, isOpen, onOpenChange } = props;
  const { t } = useEnvironmentsWords();
  return (
    <div className={styles.hint}>
      <Button
        size="small"
        variant="tertiary"
        iconStart={<KeyboardIcon />}
        onPress={() => onOpenChange(true)}
      >
        {t('shortcuts.title')}
      </Button>
      {isEnabled && (
        <span aria-hidden="true">
          <kbd>?</kbd>
        </span>
      )}
      <Dialog isOpen={isOpen} onOpenChange={onOpenChange} width={400}>
        <DialogHeader>{t('shortcuts.title')}</DialogHeader>
        <DialogBody>
          <dl className={styles.keys}>
            {KEYS.map(([key, word]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(`shortcuts.${word}`)}</dd>
              </div>
            ))}
          </dl>
          <p>{t('shortcuts.nothingFires')}</p>
          <Switch
            label={t('shortcuts.enabled')}
            isSelected={isEnabled}
            onChange={setIsEnabled}
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={() => onOpenChange(false)}>
            {t('shortcuts.close')}
          </Button>
        </DialogFooter>
      </Dialog>
    </div>
  );
}
