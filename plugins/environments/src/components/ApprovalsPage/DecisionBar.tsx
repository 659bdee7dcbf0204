import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, TextAreaField } from '@backstage/ui';
import { RiCheckLine, RiCloseLine } from '@remixicon/react';
import type {
  EnvironmentRequest,
  Plan,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  controlPlaneApiRef,
  ErrorPanel,
  useAction,
  isStalePlan,
} from '@groundwork/plugin-control-plane-react';
import { environmentsTranslationRef } from '../../translation';
import type { DecisionKind } from './ApprovalDetail';
import styles from './ApprovalsPage.module.css';

/** Props of {@link DecisionBar}. */
export type DecisionBarProps = {
  request: EnvironmentRequest;
  /** The plan that is read, and that the decision is over. */
  plan: Plan | undefined;
  /** The request has another plan by now. */
  isStale: boolean;
  opened: DecisionKind | undefined;
  onOpen: (kind: DecisionKind | undefined) => void;
  onDecided: (request: EnvironmentRequest) => void;
  /** The control plane says that there is another plan by now. */
  onStale: () => void;
};

/** Approve and reject: each opens a box for the reason, and only the box decides. */
export function DecisionBar(props: DecisionBarProps) {
  const { request, plan, isStale, opened, onOpen } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const disabledReason = whyNot(request, plan);
  const approveReason =
    disabledReason ??
    (isStale ? 'The plan has changed. Read the new one first.' : undefined);

  if (opened && !(opened === 'approve' ? approveReason : disabledReason)) {
    return <DecisionForm key={opened} {...props} kind={opened} />;
  }
  return (
    <div className={styles.decision}>
      <ActionButton
        variant="secondary"
        iconStart={<RiCloseLine />}
        disabledReason={disabledReason}
        onPress={() => onOpen('reject')}
      >
        {t('actions.reject')}
      </ActionButton>
      <ActionButton
        variant="primary"
        iconStart={<RiCheckLine />}
        disabledReason={approveReason}
        onPress={() => onOpen('approve')}
      >
        {t('actions.approve')}
      </ActionButton>
    </div>
  );
}

function DecisionForm(props: DecisionBarProps & { kind: DecisionKind }) {
  const { request, plan, kind, onOpen, onDecided, onStale } = props;
  const api = useApi(controlPlaneApiRef);
  const [reason, setReason] = useState('');
  const [isSubmitted, setIsSubmitted] = useState(false);
  const titleId = useId();
  const form = useRef<HTMLFormElement>(null);
  // Whoever opens the box wants to write in it.
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const isRejection = kind === 'reject';
  const problem =
    isRejection && !reason.trim()
      ? 'Say why, so that they know what to change.'
      : undefined;
  const decide = useAction(async () => {
    try {
      return await api.decideEnvironmentRequest(request.id, {
        decision: kind,
        reason: reason.trim() || undefined,
        plan_digest: plan?.digest,
      });
    } catch (error) {
      if (error instanceof Error && isStalePlan(error)) {
        // The vote has to be given anew, over what is read then.
        onOpen(undefined);
        onStale();
      }
      throw error;
    }
  });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsSubmitted(true);
    if (problem) {
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
        {isRejection ? 'Reject' : 'Approve'} {request.app} → {request.class}
      </span>
      <TextAreaField
        label="Reason"
        secondaryLabel={isRejection ? 'Required' : 'Optional'}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={1000}
        onKeyDown={event => event.key === 'Escape' && onOpen(undefined)}
        validationBehavior="aria"
        validate={() => (isSubmitted ? problem : undefined)}
      />
      {decide.error && (
        <ErrorPanel title="Nothing was decided" error={decide.error} />
      )}
      <div className={styles.formActions}>
        <Button
          variant="secondary"
          onPress={() => onOpen(undefined)}
          isDisabled={decide.isPending}
        >
          Back
        </Button>
        <Button
          type="submit"
          variant="primary"
          destructive={isRejection}
          isPending={decide.isPending}
        >
          {isRejection ? 'Reject this request' : 'Approve this plan'}
        </Button>
      </div>
    </form>
  );
}

function whyNot(
  request: EnvironmentRequest,
  plan: Plan | undefined,
): string | undefined {
  const approve = request.actions?.approve;
  if (approve && !approve.allowed) {
    return approve.reason ?? 'You may not decide over this';
  }
  if (request.status !== 'pending_approval') {
    return 'It does not wait for a decision';
  }
  return plan ? undefined : 'The plan is not loaded yet';
}
