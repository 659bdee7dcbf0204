import { useRouteRef } from '@backstage/core-plugin-api';
import { Button, Link } from '@backstage/ui';
import { CheckIcon, XIcon } from 'lucide-react';
import { titleOf, type InboxEntry } from '../../model';
import { environmentRouteRef, templateTaskRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import styles from './ApprovalsPage.module.css';

/** What was decided last, as it is since. */
export type Decided = InboxEntry;

/** Says what was decided last, and leads to what it became. */
export function DecidedNotice(props: {
  decided: Decided | undefined;
  onClose: () => void;
}) {
  const { decided, onClose } = props;
  const { t } = useEnvironmentsWords();
  const outcome = decided && outcomeOf(decided);
  return (
    <div role="status" className={decided ? undefined : styles.nothing}>
      {decided && outcome && (
        <div
          className={styles.decided}
          data-rejected={outcome.isRejected || undefined}
        >
          {outcome.isRejected ? (
            <XIcon aria-hidden="true" />
          ) : (
            <CheckIcon aria-hidden="true" />
          )}
          <span className={styles.decidedText}>
            <OutcomeWords {...outcome} /> <Successor decided={decided} />
          </span>
          <Button
            variant="tertiary"
            size="small"
            onPress={onClose}
            aria-label={t('decision.dismiss')}
            iconStart={<XIcon />}
          />
        </div>
      )}
    </div>
  );
}

type Outcome = {
  name: string;
  isRejected: boolean;
  /** More approvals are needed. */
  isPending: boolean;
  given: number;
  required: number;
};

function outcomeOf(decided: Decided): Outcome {
  if (decided.kind === 'request') {
    const { request } = decided;
    return {
      name: titleOf(request),
      isRejected: request.status === 'rejected',
      isPending: request.status === 'pending_approval',
      given: request.approval.given,
      required: request.approval.required,
    };
  }
  const { gate } = decided;
  return {
    name: gate.title,
    isRejected: gate.status === 'rejected',
    isPending: gate.status === 'pending',
    given: gate.approvals_given,
    required: gate.approvals_required,
  };
}

/** An approval may not be the last that is needed. */
function OutcomeWords(props: Outcome) {
  const { isRejected, isPending, given, required } = props;
  const { t } = useEnvironmentsWords();
  const name = <strong>{props.name}</strong>;
  if (isRejected) {
    return t('decision.rejected', { name });
  }
  return isPending
    ? t('decision.counted', {
        name,
        progress: t('progress.some', {
          given: String(given),
          required: String(required),
        }),
      })
    : t('decision.approved', { name });
}

function Successor(props: { decided: Decided }) {
  const { decided } = props;
  const { t } = useEnvironmentsWords();
  const environmentPath = useRouteRef(environmentRouteRef);
  const taskPath = useRouteRef(templateTaskRouteRef);
  if (decided.kind === 'request') {
    return (
      <Link href={environmentPath({ id: decided.id })}>
        {t('decision.seeEnvironment')}
      </Link>
    );
  }
  return taskPath ? (
    <Link href={taskPath({ taskId: decided.gate.task_id })}>
      {t('gate.task')}
    </Link>
  ) : null;
}
