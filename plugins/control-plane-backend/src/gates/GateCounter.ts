import {
  templateGateApprovePermission,
  templateGateReadPermission,
  type EnvironmentRequestCounts,
} from '@groundwork/plugin-control-plane-common';
import type { Authorizer, Principal } from '../identity';
import type { GateStore } from './GateStore';

/** Counts the gates that need a caller, of what they may read. */
export class GateCounter {
  readonly #options: GateCounterOptions;

  private constructor(options: GateCounterOptions) {
    this.#options = options;
  }

  static create(options: GateCounterOptions): GateCounter {
    return new GateCounter(options);
  }

  async count(
    principal: Principal,
  ): Promise<
    Pick<EnvironmentRequestCounts, 'gates_awaiting_my_decision' | 'gates_mine'>
  > {
    const { authorizer, gates } = this.#options;
    const [read, approve] = await authorizer.forGates(principal, [
      templateGateReadPermission,
      templateGateApprovePermission,
    ]);
    const { scope } = read;
    const [gates_awaiting_my_decision, gates_mine] = await Promise.all([
      gates.count({
        scope,
        awaiting: { principal_id: principal.id, scope: approve.scope },
      }),
      gates.count({ scope, mine: principal.id, status: ['pending'] }),
    ]);
    return { gates_awaiting_my_decision, gates_mine };
  }
}

export type GateCounterOptions = {
  authorizer: Pick<Authorizer, 'forGates'>;
  gates: Pick<GateStore, 'count'>;
};
