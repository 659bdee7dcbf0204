import { NotFoundError } from '@backstage/errors';
import {
  templateGateApprovePermission,
  templateGateCancelPermission,
  templateGateReadPermission,
  type EnvironmentEventList,
  type ListTemplateGatesQuery,
  type TemplateGate,
  type TemplateGateList,
  type TemplateGateVoteList,
} from '@groundwork/plugin-control-plane-common';
import { toRequestApprovers } from '../approvals/ApproverStore';
import type { Standing, StandingStore } from '../approvals/StandingStore';
import type { AuditStore } from '../audit';
import { pageById, type PageQuery } from '../http/page';
import type { Authorizer, Principal } from '../identity';
import {
  allowsGate,
  decideGateActions,
  type GateGrants,
} from './decideGateActions';
import type { GateStore } from './GateStore';
import type { GateBallots } from './createGateStores';
import type { StoredGate } from './TemplateGateRow';

/** More votes than a policy can ask for. */
const votesMax = 200;

/** Reads gates for a caller: what they may not read does not exist for them. */
export class GateReader {
  readonly #options: GateReaderOptions;

  private constructor(options: GateReaderOptions) {
    this.#options = options;
  }

  static create(options: GateReaderOptions): GateReader {
    return new GateReader(options);
  }

  async list(
    principal: Principal,
    query: ListTemplateGatesQuery & { limit: number },
  ): Promise<TemplateGateList> {
    const { mine, awaiting_my_decision, ...filters } = query;
    const grants = await this.#grants(principal);
    const page = await this.#options.gates.list({
      ...filters,
      scope: grants.read.scope,
      ...(mine && { mine: principal.id }),
      ...(awaiting_my_decision && {
        awaiting: {
          principal_id: principal.id,
          scope: grants.approve.scope,
        },
      }),
    });
    const standings = await this.#options.standings.list(page.items);
    return {
      ...page,
      items: page.items.map(gate =>
        present(gate, principal, grants, standings.get(gate.id)),
      ),
    };
  }

  /** A gate with its votes. */
  async get(principal: Principal, id: string): Promise<TemplateGate> {
    const { gate, grants, standing } = await this.find(principal, id);
    const votes = await this.#options.ballots.page({
      decidedId: id,
      limit: votesMax,
    });
    return {
      ...present(gate, principal, grants, standing),
      votes: votes.reverse(),
    };
  }

  /** A gate as whoever may read it sees it, to who has just made it. */
  async presentTo(
    principal: Principal,
    gate: StoredGate,
  ): Promise<TemplateGate> {
    const [grants, standing] = await Promise.all([
      this.#grants(principal),
      this.#options.standings.find(gate),
    ]);
    return { ...present(gate, principal, grants, standing), votes: [] };
  }

  /** The votes on a gate, newest first. */
  async listVotes(
    principal: Principal,
    id: string,
    page: PageQuery,
  ): Promise<TemplateGateVoteList> {
    await this.find(principal, id);
    return pageById(page, rows =>
      this.#options.ballots.page({ decidedId: id, ...rows }),
    );
  }

  /** What happened to a gate, newest first. */
  async listEvents(
    principal: Principal,
    id: string,
    page: PageQuery,
  ): Promise<EnvironmentEventList> {
    await this.find(principal, id);
    return pageById(page, rows =>
      this.#options.audit.listOfTarget({
        targetId: id,
        targetTypes: ['template-gate'],
        ...rows,
      }),
    );
  }

  /**
   * The gate, what permission gives the caller, and how the decision stands.
   *
   * @throws `NotFoundError` when there is none, or the caller may not know of it.
   */
  async find(
    principal: Principal,
    id: string,
  ): Promise<{ gate: StoredGate; grants: GateGrants; standing: Standing }> {
    const grants = await this.#grants(principal);
    const gate = await this.#options.gates.find(id);
    const standing = gate && (await this.#options.standings.find(gate));
    if (!gate || !standing || !allowsGate(grants.read, gate, standing)) {
      throw new NotFoundError('There is no such gate, or you may not see it');
    }
    return { gate, grants, standing };
  }

  async #grants(principal: Principal): Promise<GateGrants> {
    const [read, approve, cancel] = await this.#options.authorizer.forGates(
      principal,
      [
        templateGateReadPermission,
        templateGateApprovePermission,
        templateGateCancelPermission,
      ],
    );
    return { read, approve, cancel };
  }
}

export type GateReaderOptions = {
  gates: GateStore;
  ballots: GateBallots;
  standings: StandingStore;
  audit: Pick<AuditStore, 'listOfTarget'>;
  authorizer: Pick<Authorizer, 'forGates'>;
};

function present(
  { component_owner: _owner, ...gate }: StoredGate,
  principal: Principal,
  grants: GateGrants,
  standing: Standing = { approvers: { named: [], standIns: [] }, votes: [] },
): TemplateGate {
  return {
    ...gate,
    approvers: toRequestApprovers(standing.approvers),
    actions: decideGateActions(gate, principal, grants, standing),
  };
}
