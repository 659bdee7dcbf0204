import { CircleQuestionMarkIcon } from 'lucide-react';
import {
  isKnownStatus,
  statusVocabulary,
  type StatusAppearance,
} from '../../status';
import { useControlPlaneWords } from '../../translation';
import styles from './StatusChip.module.css';

/** Props of {@link StatusChip}. @public */
export type StatusChipProps = {
  /** A state of a request, a target, a resource, a drift or a connection. */
  status: string;
  /** `filled` where the state is what matters, `quiet` where it stands among others. */
  appearance?: 'filled' | 'quiet';
  /** Instead of the word from the vocabulary, where the sentence around it needs another. */
  label?: string;
};

const UNKNOWN: StatusAppearance = {
  tone: 'neutral',
  icon: CircleQuestionMarkIcon,
};

/** A state as icon, word and tone. The only place in which tones become colours. @public */
export function StatusChip(props: StatusChipProps) {
  const { status, appearance = 'filled', label } = props;
  const { t } = useControlPlaneWords();
  const isKnown = isKnownStatus(status);
  const { tone, icon: Icon } = isKnown ? statusVocabulary[status] : UNKNOWN;
  const word = isKnown ? t(`status.${status}`) : status.replaceAll('_', ' ');
  return (
    <span
      className={styles.chip}
      data-tone={tone}
      data-appearance={appearance}
      data-status={status}
    >
      <Icon
        className={tone === 'progress' ? styles.spinner : styles.icon}
        aria-hidden="true"
      />
      <span className={styles.word}>{label ?? word}</span>
    </span>
  );
}
