import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { Button } from '@backstage/ui';
import { ErrorPanel, useAction } from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import { ReasonField } from '../ReasonField';
import styles from './ApprovalsPage.module.css';

/** What can be decided. */
export type DecisionKind = 'approve' | 'reject';

/** Props of {@link DecisionForm}. */
export type DecisionFormProps<TResult> = {
  kind: DecisionKind;
  /** What is decided over, as `billing-api → production`. */
  name: string;
  approveLabel: string;
  /** Sends the decision; nothing is decided where it answers nothing. */
  onSend: (reason: string | undefined) => Promise<TResult | undefined>;
  onDecided: (result: TResult) => void;
  onClose: () => void;
};

/** The box for the reason: only it decides. */
export function DecisionForm<TResult>(props: DecisionFormProps<TResult>) {
  const { kind, name, approveLabel, onSend, onDecided, onClose } = props;
  const { t } = useEnvironmentsWords();
  const [reason, setReason] = useState('');
  const [isSubmitted, setIsSubmitted] = useState(false);
  const titleId = useId();
  const form = useRef<HTMLFormElement>(null);
  const focusReason = () => form.current?.querySelector('textarea')?.focus();
  // Whoever opens the box wants to write in it.
  useEffect(focusReason, []);
  const isRejection = kind === 'reject';
  const problem =
    isRejection && !reason.trim() ? t('decision.sayWhy') : undefined;
  const decide = useAction(() => onSend(reason.trim() || undefined));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsSubmitted(true);
    if (problem) {
      focusReason();
      return;
    }
    const decided = await decide.run();
    if (decided) {
      onDecided(decided);
    }
  };

  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={submit}
      aria-labelledby={titleId}
    >
      <span id={titleId} className={styles.formTitle}>
        {t(isRejection ? 'decision.rejectTitle' : 'decision.approveTitle', {
          name,
        })}
      </span>
      <ReasonField
        isRequired={isRejection}
        value={reason}
        onChange={setReason}
        onKeyDown={event => event.key === 'Escape' && onClose()}
        validationBehavior="aria"
        validate={() => (isSubmitted ? problem : undefined)}
      />
      {decide.error && (
        <ErrorPanel title={t('decision.nothingDecided')} error={decide.error} />
      )}
      <div className={styles.formActions}>
        <Button
          variant="secondary"
          onPress={onClose}
          isDisabled={decide.isPending}
        >
          {t('decision.back')}
        </Button>
        <Button
          type="submit"
          variant="primary"
          destructive={isRejection}
          isPending={decide.isPending}
        >
          {isRejection ? t('decision.rejectThis') : approveLabel}
        </Button>
      </div>
    </form>
  );
}
