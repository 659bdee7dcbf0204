import { Button } from '@backstage/ui';
import { RiArrowLeftLine, RiArrowRightLine } from '@remixicon/react';
import type { RequestStep } from '../../model';
import styles from './RequestPage.module.css';

/** Props of {@link StepFooter}. */
export type StepFooterProps = {
  step: RequestStep;
  isPending: boolean;
  needsApproval: boolean;
  onBack: () => void;
  onNext: () => void;
};

const NEXT: Record<RequestStep, string> = {
  class: 'Continue to details',
  details: 'Continue to plan',
  plan: 'Continue to review',
  review: 'Request environment',
};

/** Back and forth. On narrow screens it is a bar at the bottom. */
export function StepFooter(props: StepFooterProps) {
  const { step, isPending, needsApproval, onBack, onNext } = props;
  return (
    <div className={styles.footer}>
      {step !== 'class' && (
        <Button
          variant="secondary"
          iconStart={<RiArrowLeftLine />}
          isDisabled={isPending}
          onPress={onBack}
        >
          Back
        </Button>
      )}
      <Button
        variant="primary"
        iconEnd={step === 'review' ? undefined : <RiArrowRightLine />}
        isPending={isPending}
        onPress={onNext}
      >
        {step === 'review' && needsApproval ? 'Ask for approval' : NEXT[step]}
      </Button>
    </div>
  );
}
