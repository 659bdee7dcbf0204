import { randomUUID } from 'node:crypto';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  templateGateCreatePermission,
  type ApprovalPolicy,
  type TemplateGate,
  type TemplateGateCreate,
} from '@groundwork/plugin-control-plane-common';
import { timersOf } from '../approvals/ApprovalProcess';
import type { ApproverStore } from '../approvals/ApproverStore';
import { expandApprovers } from '../approvals/expandApprovers';
import { whoIsTold } from '../approvals/whoIsTold';
import {
  addMilliseconds,
  type ControlPlaneDatabase,
  type Transaction,
} from '../database';
import { ValidationError, type FieldProblem } from '../http/errors';
import type { Authorizer, Caller, Principal } from '../identity';
import { digestOf } from '../plans/canonicalJson';
import { holdsSecret } from '../plans/checks/findSecrets';
import { ownerOf, type ComponentDirectory } from '../requests';
import { checkGateParameters } from './checkGateParameters';
import type { GateReader } from './GateReader';
import type { GateRecorder } from './GateRecorder';
import type { GateStore } from './GateStore';
import type { StoredGate } from './TemplateGateRow';

const texts = ['title', 'summary', 'template_title', 'step_name'] as const;

/** What is asked for, found acceptable. */
type AcceptedGate = {
  body: TemplateGateCreate;
  policy: ApprovalPolicy;
  /** Without secrets. */
  parameters: Record<string, unknown>;
  componentOwner: string | undefined;
};

/** Makes runs of templates wait for an approval. */
export class GateCreator {
  readonly #options: GateCreatorOptions;

  private constructor(options: GateCreatorOptions) {
    this.#options = options;
  }

  static create(options: GateCreatorOptions): GateCreator {
    return new GateCreator(options);
  }

  /** @throws `ValidationError` for a policy that there is not, for too much, and for secrets. */
  async make(caller: Caller, body: TemplateGateCreate): Promise<TemplateGate> {
    const { authorizer, database, reader } = this.#options;
    await authorizer.require(caller.principal, templateGateCreatePermission);
    const accepted = await this.#accept(caller.principal, body);
    const gate = await database.transaction(transaction =>
      accepted.policy.mode === 'automatic'
        ? this.#approveByItself(transaction, caller, accepted)
        : this.#ask(transaction, caller, accepted),
    );
    this.#options.onCommitted();
    return reader.presentTo(caller.principal, gate);
  }

  async #accept(
    principal: Principal,
    body: TemplateGateCreate,
  ): Promise<AcceptedGate> {
    const policy = this.#options.policies.get(body.policy);
    const { parameters, problems } = checkGateParameters(
      body.parameters,
      body.secret_parameters,
    );
    const found = [...problems, ...textProblems(body)];
    if (!policy) {
      found.push({
        field: 'policy',
        message: `there is no approval policy '${body.policy}' in the configuration`,
      });
    }
    const component =
      body.component_ref === undefined
        ? undefined
        : await this.#options.components.find(body.component_ref, principal);
    if (body.component_ref !== undefined && !component) {
      found.push({
        field: 'component_ref',
        message: 'is nothing that the catalog has, or that you may see',
      });
    }
    if (!policy || found.length > 0) {
      throw new ValidationError(found);
    }
    return { body, policy, parameters, componentOwner: ownerOf(component) };
  }

  async #ask(
    transaction: Transaction,
    caller: Caller,
    { body, policy, parameters, componentOwner }: AcceptedGate,
  ): Promise<StoredGate> {
    const { gates, approverStore, recorder, configured } = this.#options;
    const { approval_expires_at, ...timers } = timersOf(
      policy,
      transaction.now,
    );
    const gate: StoredGate = {
      ...gateOf(transaction, caller, { body, parameters }),
      component_owner: componentOwner,
      status: 'pending',
      approvals_required: policy.required_approvals ?? 1,
      expires_at: earlier(
        approval_expires_at,
        body.timeout_seconds &&
          addMilliseconds(transaction.now, body.timeout_seconds * 1_000),
      ),
    };
    await gates.insert(transaction, gate, timers);
    const { approvers } = expandApprovers({
      approvers: policy.approvers,
      componentOwner,
      requestedBy: gate.requested_by,
    });
    await approverStore.add(transaction, gate.id, approvers);
    await recorder.tell(transaction, caller, gate, {
      what: 'requested',
      message: `Asked for approval: ${gate.title}`,
      notify: {
        recipients: whoIsTold({
          approvers: await approverStore.find(gate.id, transaction),
          configured,
          requestedBy: gate.requested_by,
        }),
        title: `${gate.title} waits for your decision`,
        description: describeRun(gate),
        severity: 'normal',
        topic: 'approvals',
      },
    });
    return gate;
  }

  async #approveByItself(
    transaction: Transaction,
    caller: Caller,
    { body, parameters }: AcceptedGate,
  ): Promise<StoredGate> {
    const { gates, recorder } = this.#options;
    const reason = `Approved by itself: ${body.policy} asks for nobody`;
    const gate: StoredGate = {
      ...gateOf(transaction, caller, { body, parameters }),
      status: 'approved',
      reason,
      approvals_required: 0,
      decided_at: transaction.now,
    };
    await gates.insert(transaction, gate, {});
    await recorder.tell(transaction, caller, gate, {
      what: 'requested',
      message: `Asked for approval: ${gate.title}`,
    });
    await recorder.tell(transaction, 'system', gate, {
      what: 'approved',
      message: reason,
    });
    return gate;
  }
}

export type GateCreatorOptions = {
  authorizer: Pick<Authorizer, 'require'>;
  database: ControlPlaneDatabase;
  /** The approval policies of the configuration, by name. */
  policies: ReadonlyMap<string, ApprovalPolicy>;
  components: Pick<ComponentDirectory, 'find'>;
  gates: GateStore;
  approverStore: ApproverStore;
  recorder: GateRecorder;
  reader: Pick<GateReader, 'presentTo'>;
  /** Entity references of who has the role approver by the configuration. */
  configured: readonly string[];
  onCommitted: () => void;
};

/** Who runs what, in a sentence for those who decide. */
export function describeRun(
  gate: Pick<StoredGate, 'requested_by' | 'template_title'>,
): string {
  return `${gate.requested_by} runs ${gate.template_title}`;
}

function gateOf(
  { now }: Transaction,
  { principal }: Caller,
  {
    body,
    parameters,
  }: { body: TemplateGateCreate; parameters: Record<string, unknown> },
) {
  const { template_ref, task_id, step_name, summary, component_ref, policy } =
    body;
  const template_title = body.template_title ?? nameOf(template_ref);
  return {
    id: randomUUID(),
    template_ref: template_ref.toLocaleLowerCase('en-US'),
    template_title,
    task_id,
    step_name,
    title: body.title ?? template_title,
    summary: summary?.trim() || undefined,
    component_ref,
    parameters,
    parameters_digest: digestOf(parameters),
    policy,
    approvals_given: 0,
    requested_by: principal.id,
    created_at: now,
    updated_at: now,
  };
}

function nameOf(templateRef: string): string {
  return parseEntityRef(templateRef).name;
}

function textProblems(body: TemplateGateCreate): FieldProblem[] {
  return texts
    .filter(field => holdsSecret(body[field] ?? ''))
    .map(field => ({ field, message: 'has a key or a token in it' }));
}

function earlier(
  one: string | undefined,
  other: string | undefined | 0,
): string | undefined {
  return other && (one === undefined || other < one) ? other : one;
}
