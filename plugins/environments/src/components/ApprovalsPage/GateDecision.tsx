import { useApi } from '@backstage/frontend-plugin-api';
import {
  ControlPlaneError,
  type Action,
  type TemplateGate,
} from '@groundwork/plugin-control-plane-common';
import { controlPlaneApiRef } from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import { DecisionButtons } from './DecisionButtons';
import { DecisionForm } from './DecisionForm';
import type { GateDetailProps } from './GateDetail';

/** Approve and reject what a run of a template was given; the decision is over what is read. */
export function GateDecision(
  props: GateDetailProps & { gate: TemplateGate; onRefresh: () => void },
) {
  const { gate, opened, onOpen, onDecided, onRefresh } = props;
  const api = useApi(controlPlaneApiRef);
  const { t } = useEnvironmentsWords();
  const reasonFor = (action: Action) => {
    if (gate.status !== 'pending') {
      return t('decision.notPending');
    }
    return action.allowed
      ? undefined
      : (action.reason ?? t('decision.notAllowed'));
  };
  const approveReason = reasonFor(gate.actions.approve);
  const rejectReason = reasonFor(gate.actions.reject);
  if (opened && !(opened === 'approve' ? approveReason : rejectReason)) {
    return (
      <DecisionForm
        key={opened}
        kind={opened}
        name={gate.title}
        approveLabel={t('gate.approveThis')}
        onSend={async reason => {
          try {
            return await api.gates.decide(gate.id, {
              decision: opened,
              reason,
              parameters_digest: gate.parameters_digest,
            });
          } catch (error) {
            if (
              error instanceof ControlPlaneError &&
              error.code === 'conflict'
            ) {
              // Somebody else was quicker: what is shown is not how it is.
              onRefresh();
            }
            throw error;
          }
        }}
        onDecided={onDecided}
        onClose={() => onOpen(undefined)}
      />
    );
  }
  return (
    <DecisionButtons
      approveReason={approveReason}
      rejectReason={rejectReason}
      onOpen={onOpen}
    />
  );
}
