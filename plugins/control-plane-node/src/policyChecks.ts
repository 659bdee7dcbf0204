import type { JsonObject } from '@backstage/types';
import type {
  CostItem,
  EnvironmentClass,
  TargetPlan,
} from '@groundwork/plugin-control-plane-common';
import type { DesiredNamespace } from './runtime';

/**
 * Something that looks at what an environment would be before anybody agrees to it, such as a policy engine.
 *
 * @remarks
 * A backend module registers one through {@link controlPlanePolicyChecksExtensionPoint}. Whenever a request is planned,
 * the control plane
 *
 * 1. plans on every runtime environment,
 * 2. calls every check at the same time, each with a copy of its own of what was planned,
 * 3. replaces what a class says otherwise of a check (`checks` of the class: `ignore`, `warn` or `deny`),
 * 4. puts the results into the plan, and into its digest: an approval is over these results.
 *
 * A `deny` keeps the request from being made and from being approved. A `warn` is shown to those who decide.
 *
 * Checks are guests: one that throws, that does not answer in time or that answers with something else counts as `deny`
 * ("could not be checked"), and disturbs nothing. Every replica of the backend has to come to the same results for the
 * same context, in the same words: anything else makes approvals stale. So a message names no time and no duration.
 *
 * @public
 */
export interface PolicyCheck {
  /** Names the check in configuration and API: up to 63 lower-case letters, digits and hyphens. */
  readonly id: string;
  /** A few words for people, such as `Pods are restricted`. */
  readonly title: string;
  /** What it looks at, as a sentence for people. */
  readonly description: string;
  /**
   * Looks at what was planned; changes nothing.
   *
   * @returns what was found; nothing counts as a pass
   */
  check(
    context: PolicyCheckContext,
    options: { signal: AbortSignal },
  ): Promise<PolicyFinding[]>;
}

/** What one check says. @public */
export interface PolicyFinding {
  result: 'pass' | 'warn' | 'deny';
  /** A sentence for people; no secrets. */
  message: string;
  /** Name of the runtime environment that it is about, if it is about one. */
  target?: string;
}

/** What a check looks at. @public */
export interface PolicyCheckContext {
  request: PolicyCheckRequest;
  /** The version of the class that the request is made with. */
  environment_class: EnvironmentClass;
  /** What would be, as adapters are told; the id of a preview is not that of any request. */
  desired: DesiredNamespace;
  /** What would be written and changed on each runtime environment, or that it could not plan. */
  targets: TargetPlan[];
  /** What the estimated cost is made of. */
  cost: CostItem[];
  /** US dollars. */
  estimated_monthly_cost_usd: number;
  /** Absent where the request belongs to no tenant. */
  tenant?: {
    id: string;
    /** What its environments may cost a month in all, in US dollars; absent where nothing limits it. */
    monthly_cost_limit_usd?: number;
  };
  /** The component as the catalog has it for the requester; absent where the request names none. */
  component?: JsonObject;
}

/** What was asked for. @public */
export interface PolicyCheckRequest {
  app: string;
  team: string;
  region: string;
  /** Entity reference. */
  owner: string;
  /** Entity reference of a person, or the subject of a machine. */
  requested_by: string;
  ttl_hours: number;
  /** Empty when none was given. */
  repository: string;
  /** Empty when none was given. */
  revision: string;
  /** Entity reference. */
  component_ref?: string;
  tenant_id?: string;
  parameters?: Record<string, unknown>;
}
