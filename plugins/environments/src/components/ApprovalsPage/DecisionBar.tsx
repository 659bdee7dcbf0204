import { useApi } from '@backstage/frontend-plugin-api';
import {
  ControlPlaneError,
  type Action,
  type EnvironmentRequest,
  type Plan,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  isStalePlan,
} from '@groundwork/plugin-control-plane-react';
import { isDenied } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { DecisionButtons } from './DecisionButtons';
import { DecisionForm, type DecisionKind } from './DecisionForm';

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
  /** The control plane says that there is another plan by now; it is given where the answer had it. */
  onStale: (plan: Plan | undefined) => void;
};

type WhyNot =
  | 'decision.notAllowed'
  | 'decision.notPending'
  | 'decision.notLoaded'
  | 'decision.staleShort';

/** Approve and reject: each opens a box for the reason, and only the box decides. */
export function DecisionBar(props: DecisionBarProps) {
  const { request, plan, isStale, opened, onOpen } = props;
  const { t } = useEnvironmentsWords();
  const reasonFor = (action: Action | undefined) => {
    const why = whyNot(action, request, plan, isStale);
    return typeof why === 'string' ? why : why && t(why.key);
  };
  const rejectReason = reasonFor(request.actions?.reject);
  const approveReason =
    reasonFor(request.actions?.approve) ??
    (plan && isDenied(plan) ? t('decision.denied') : undefined);

  if (opened && !(opened === 'approve' ? approveReason : rejectReason)) {
    return <RequestDecision key={opened} {...props} kind={opened} />;
  }
  return (
    <DecisionButtons
      approveReason={approveReason}
      rejectReason={rejectReason}
      onOpen={onOpen}
    />
  );
}

function RequestDecision(props: DecisionBarProps & { kind: DecisionKind }) {
  const { request, plan, kind, onOpen, onDecided, onStale } = props;
  const api = useApi(controlPlaneApiRef);
  const { t } = useEnvironmentsWords();
  const send = async (reason: string | undefined) => {
    if (!plan) {
      return undefined;
    }
    try {
      return await api.decideEnvironmentRequest(request.id, {
        decision: kind,
        reason,
        plan_digest: plan.digest,
      });
    } catch (error) {
      if (error instanceof Error && isStalePlan(error)) {
        // The vote has to be given anew, over what is read then.
        onOpen(undefined);
        onStale(error instanceof ControlPlaneError ? error.plan : undefined);
      }
      throw error;
    }
  };
  return (
    <DecisionForm
      kind={kind}
      name={t('approvalsPage.requestTitle', {
        app: request.app,
        class: request.class,
      })}
      approveLabel={t('decision.approveThis')}
      onSend={send}
      onDecided={onDecided}
      onClose={() => onOpen(undefined)}
    />
  );
}

/** Why nothing can be decided: a sentence of the control plane, or one of ours. */
function whyNot(
  action: Action | undefined,
  request: EnvironmentRequest,
  plan: Plan | undefined,
  isStale: boolean,
): string | { key: WhyNot } | undefined {
  if (action && !action.allowed) {
    return action.reason ?? { key: 'decision.notAllowed' };
  }
  if (request.status !== 'pending_approval') {
    return { key: 'decision.notPending' };
  }
  if (!plan) {
    return { key: 'decision.notLoaded' };
  }
  return isStale ? { key: 'decision.staleShort' } : undefined;
}
