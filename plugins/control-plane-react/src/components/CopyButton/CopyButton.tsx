import { useState } from 'react';
import { ButtonIcon } from '@backstage/ui';
import { CheckIcon, CopyIcon } from 'lucide-react';
import useTimeoutFn from 'react-use/esm/useTimeoutFn';
import { useControlPlaneWords } from '../../translation';
import { Announcement } from '../Announcement';
import { copyText } from './copyText';
import styles from './CopyButton.module.css';

/** Props of {@link CopyButton}. @public */
export type CopyButtonProps = {
  /** What is copied. */
  text: string;
  /** What it is, as in "Copy request id". */
  label: string;
};

const CONFIRMATION_MS = 2_000;

/** Copies a text, and says so to the eye and to a screen reader. @public */
export function CopyButton(props: CopyButtonProps) {
  const { text, label } = props;
  const { t } = useControlPlaneWords();
  const [isConfirmed, setIsConfirmed] = useState(false);
  const [, , startConfirmation] = useTimeoutFn(
    () => setIsConfirmed(false),
    CONFIRMATION_MS,
  );

  const copy = async () => {
    if (await copyText(text)) {
      setIsConfirmed(true);
      startConfirmation();
    }
  };

  return (
    <span className={styles.root}>
      <ButtonIcon
        size="small"
        variant="tertiary"
        className={styles.button}
        icon={isConfirmed ? <CheckIcon /> : <CopyIcon />}
        aria-label={t('copy.action', { label })}
        onPress={copy}
      />
      <Announcement>{isConfirmed ? t('copy.done') : ''}</Announcement>
    </span>
  );
}
