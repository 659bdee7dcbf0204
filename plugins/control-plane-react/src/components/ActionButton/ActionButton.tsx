import { useId } from 'react';
import {
  Button,
  Tooltip,
  TooltipTrigger,
  type ButtonProps,
} from '@backstage/ui';
import { useControlPlaneWords } from '../../translation';
import { HiddenText } from '../HiddenText';
import styles from './ActionButton.module.css';

/** Props of {@link ActionButton}. @public */
export type ActionButtonProps = Omit<ButtonProps, 'isDisabled'> & {
  /** Why the action is not possible, as a sentence; possible when absent. An empty one says that it is not possible now. */
  disabledReason?: string;
};

/**
 * A button that, when its action is not possible, stays visible and reachable by keyboard, and says why on focus, on
 * hover and to screen readers.
 *
 * @public
 */
export function ActionButton(props: ActionButtonProps) {
  const { disabledReason, onPress, className, ...buttonProps } = props;
  const { t } = useControlPlaneWords();
  const reasonId = useId();
  const isDisabled = disabledReason !== undefined;
  const reason = disabledReason || t('action.notNow');
  // One tree for both, so that the focus stays when the action becomes possible or ceases to be.
  return (
    <span className={styles.root}>
      <TooltipTrigger delay={200} isDisabled={!isDisabled}>
        <Button
          {...buttonProps}
          className={[isDisabled && styles.disabled, className]
            .filter(Boolean)
            .join(' ')}
          aria-disabled={isDisabled || undefined}
          aria-describedby={isDisabled ? reasonId : undefined}
          onPress={isDisabled ? undefined : onPress}
        />
        <Tooltip>{reason}</Tooltip>
      </TooltipTrigger>
      {isDisabled && <HiddenText id={reasonId}>{reason}</HiddenText>}
    </span>
  );
}
