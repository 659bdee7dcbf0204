import type { ApprovalPolicy } from '@groundwork/plugin-control-plane-common';
import {
  WaitKeeper,
  type WaitKeeperOptions,
  type WaitKind,
} from '../approvals/WaitKeeper';
import { describeRun } from './GateCreator';
import type { GateRecorder } from './GateRecorder';
import type { GateStore } from './GateStore';
import type { StoredGate } from './TemplateGateRow';

type GateKeeperOptions = Omit<WaitKeeperOptions<StoredGate>, 'kind'> & {
  gates: Pick<GateStore, 'find'>;
  policies: ReadonlyMap<string, ApprovalPolicy>;
  recorder: GateRecorder;
};

/** Sees to what time brings for gates. */
export function createGateKeeper(
  options: GateKeeperOptions,
): WaitKeeper<StoredGate> {
  return WaitKeeper.create({ ...options, kind: createGateKind(options) });
}

function createGateKind({
  gates,
  policies,
  recorder,
}: GateKeeperOptions): WaitKind<StoredGate> {
  return {
    findOwner: async id => (await gates.find(id))?.component_owner,

    // As it is now: what a policy says of reminders and escalation may have changed since, but not who was named.
    findPolicy: async (_transaction, { policy }) => policies.get(policy),

    async expire(transaction, gate, message) {
      await recorder.end(transaction, 'system', gate, {
        status: 'expired',
        reason: message,
        event: {
          what: 'timed-out',
          message,
          metadata: {
            expires_at: gate.expires_at,
            given: String(gate.approvals_given),
            required: String(gate.approvals_required),
          },
          notify: {
            recipients: [gate.requested_by],
            title: `${gate.title} was not approved`,
            description: `${message}.`,
            severity: 'high',
            topic: 'decisions',
          },
        },
      });
    },

    async tellEscalated(transaction, gate, { message, recipients }) {
      await recorder.tell(transaction, 'system', gate, {
        what: 'approval-escalated',
        message,
        notify: {
          recipients,
          title: `${gate.title} still waits for a decision`,
          description: 'Nobody decided over it in time. You may, as well.',
          severity: 'high',
          topic: 'approvals',
        },
      });
    },

    async tellReminded(transaction, gate, { message, recipients }) {
      await recorder.tell(transaction, 'system', gate, {
        what: 'approval-reminded',
        message,
        notify: {
          recipients,
          title: `${gate.title} waits for your decision`,
          description: describeRun(gate),
          severity: 'normal',
          topic: 'approvals',
        },
      });
    },
  };
}
