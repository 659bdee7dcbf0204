import { Button } from '@backstage/ui';
import { ArrowLeftIcon, ArrowRightIcon } from 'lucide-react';
import { ActionButton } from '@groundwork/plugin-control-plane-react';
import type { RequestStep } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import styles from './RequestPage.module.css';

/** Props of {@link StepFooter}. */
export type StepFooterProps = {
  step: RequestStep;
  isPending: boolean;
  needsApproval: boolean;
  /** Why one cannot go on; nothing when one can. */
  blockedReason?: string;
  onBack: () => void;
  onNext: () => void;
};

/** Back and forth. On narrow screens it is a bar at the bottom. */
export function StepFooter(props: StepFooterProps) {
  const { step, isPending, needsApproval, blockedReason, onBack, onNext } =
    props;
  const { t } = useEnvironmentsWords();
  return (
    <div className={styles.footer}>
      {step !== 'class' && (
        <Button
          variant="secondary"
          iconStart={<ArrowLeftIcon />}
          isDisabled={isPending}
          onPress={onBack}
        >
          {t('requestPage.back')}
        </Button>
      )}
      <ActionButton
        variant="primary"
        disabledReason={blockedReason}
        iconEnd={step === 'review' ? undefined : <ArrowRightIcon />}
        isPending={isPending}
        onPress={onNext}
      >
        {step === 'review' && needsApproval
          ? t('requestPage.next.reviewWithApproval')
          : t(`requestPage.next.${step}`)}
      </ActionButton>
    </div>
  );
}
