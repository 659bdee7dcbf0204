import type { TemplateGateVote } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { ApproverStore } from '../approvals/ApproverStore';
import { Ballots } from '../approvals/Ballots';
import { gateTables } from '../approvals/DecidedTables';
import { PendingApprovalStore } from '../approvals/PendingApprovalStore';
import { StandingStore } from '../approvals/StandingStore';
import { GateStore } from './GateStore';
import { toStoredGate, type StoredGate } from './TemplateGateRow';

/** The votes on gates. */
export type GateBallots = Ballots<Omit<TemplateGateVote, 'id' | 'created_at'>>;

/** The stores of gates, and of decisions over them. */
export type GateStores = {
  gates: GateStore;
  ballots: GateBallots;
  approverStore: ApproverStore;
  standings: StandingStore;
  pending: PendingApprovalStore<StoredGate>;
};

export function createGateStores(options: { knex: Knex }): GateStores {
  const own = { knex: options.knex, tables: gateTables };
  const ballots: GateBallots = Ballots.create(own);
  const approverStore = ApproverStore.create(own);
  return {
    gates: GateStore.create(own),
    ballots,
    approverStore,
    standings: StandingStore.create({
      votes: ballots,
      approverStore,
      tables: gateTables,
    }),
    pending: PendingApprovalStore.of({ ...own, read: toStoredGate }),
  };
}
