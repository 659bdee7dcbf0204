import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Link,
  ObservedResource,
  PlannedChange,
  PlannedResource,
  PolicySettings,
  Quota,
} from '@groundwork/plugin-control-plane-common';
import type { ZodType } from 'zod';
import type { AddressPolicy } from './addressPolicy';

/**
 * A type of runtime environment, such as Kubernetes or a Git repository: the Runtime Environment Interface (REI).
 *
 * @remarks
 * A backend module registers one through {@link controlPlaneRuntimesExtensionPoint}. For every runtime environment of
 * its type that is configured, the control plane
 *
 * 1. validates the connection with `connectionSchema`,
 * 2. calls `connect` once and keeps what it gets,
 * 3. calls `plan` when an environment is requested,
 * 4. in every reconcile pass calls `observe`, and then `apply` or `remove` where something is to be done.
 *
 * Adapters are guests: every call has a deadline, a call that hangs or throws does not disturb other adapters, and
 * calls for one namespace never overlap. `contractSuite` in `./testUtils` holds every adapter to the same behaviour.
 *
 * @public
 */
export interface RuntimeAdapter<TConnection = any> {
  /** Names the type in configuration and API, such as `gitops`. */
  readonly type: string;
  /** Validates, and by its descriptions documents, the `connection` block. */
  readonly connectionSchema: ZodType<TConnection>;
  /**
   * Says in a sentence why a namespace cannot have a name here, such as that it is reserved; `undefined` when it can.
   * Called before anything is stored; every name is a DNS label already. Where absent, every DNS label will do.
   */
  refuseName?(name: string): string | undefined;
  /** Prepares a connection; it may fail later, it does not have to reach the runtime environment yet. */
  connect(options: ConnectOptions<TConnection>): Promise<RuntimeConnection>;
}

/** What {@link RuntimeAdapter.connect} gets. @public */
export interface ConnectOptions<TConnection> {
  /** Name of the runtime environment. */
  name: string;
  /** The validated connection. */
  connection: TConnection;
  /** Where it may connect to; nothing else is to be connected to. */
  addresses: AddressPolicy;
  logger: LoggerService;
}

/** Every call ends, with a rejection, soon after `signal` aborts. @public */
export interface RuntimeCallOptions {
  signal: AbortSignal;
}

/** A runtime environment that the control plane works with. @public */
export interface RuntimeConnection {
  /** Tells whether the runtime environment can be worked with now. Does not throw for one that cannot. */
  checkHealth(options: RuntimeCallOptions): Promise<RuntimeHealth>;
  /** Renders what is desired and compares it with what is live. Changes nothing. */
  plan(
    desired: DesiredNamespace,
    options: RuntimeCallOptions,
  ): Promise<RuntimePlan>;
  /** Compares what is live with what is desired. Changes nothing. */
  observe(
    desired: DesiredNamespace,
    options: RuntimeCallOptions,
  ): Promise<Observation>;
  /** Makes what is live what is desired. Doing it again changes nothing. */
  apply(
    desired: DesiredNamespace,
    options: RuntimeCallOptions,
  ): Promise<ApplyResult>;
  /** Removes everything of the namespace, and nothing else. Doing it again changes nothing. */
  remove(
    desired: DesiredNamespace,
    options: RuntimeCallOptions,
  ): Promise<RemoveResult>;
  /**
   * Tells of changes made behind the control plane's back until `signal` aborts, so that drift shows within seconds.
   * A missed or spurious call does no harm: resync finds what was missed. Where absent, resync is all there is.
   */
  watch?(
    options: RuntimeCallOptions & {
      /** Called with the ids of namespaces that may have changed; without ids, any may have. */
      onChange: (change: { ids?: string[] }) => void;
    },
  ): Promise<void>;
  /** Releases what `connect` took. */
  close?(): Promise<void>;
}

/** What should be: one namespace, as it was agreed. @public */
export interface DesiredNamespace {
  /** Id of the namespace, a UUID; an environment's is the id of its request. */
  id: string;
  /** Name of the namespace, a DNS label. */
  name: string;
  /** DNS label. */
  app: string;
  /** DNS label. */
  team: string;
  /** Name of the environment class, a DNS label. */
  class: string;
  /** DNS label. */
  region: string;
  /** Entity reference. */
  owner: string;
  /** Empty when none was given. */
  repository: string;
  /** Empty when none was given. */
  revision: string;
  /** Entity reference of a person, or the subject of a machine. */
  requested_by: string;
  /** No limits when absent. */
  quota?: Quota;
  /** Names of the policy packs that apply. */
  policy_packs: string[];
  /** Who may work in the namespace; absent where the runtime environment is not to be told. */
  members?: DesiredMember[];
  /** What people keep with the namespace, by key; annotations where the runtime environment has such. */
  metadata?: Record<string, string>;
  /**
   * What the policy packs ask for, taken together; then the names of the packs say nothing more. Where a level of pod
   * security is left out it is `baseline`, and where ingress is, it is `deny`; anything else that is left out is as the
   * runtime environment has it.
   */
  policies?: PolicySettings;
  /** What was asked for by the JSON Schema of the class. */
  parameters?: Record<string, unknown>;
  /** Its time is over: what can be stopped is to be stopped, and nothing new to be started. */
  suspended?: boolean;
  /** Drift that somebody has accepted on this runtime environment: it is what should be, rather than what it differs from. */
  accepted?: AcceptedDifference[];
}

/**
 * How a resource is allowed to be other than it was agreed.
 *
 * - `changed`: the given fields have the given values, or are absent.
 * - `missing`: it may be gone, and is not made again.
 * - `extra`: it may be there, and is not removed but with the whole namespace.
 *
 * @public
 */
export interface AcceptedDifference {
  /** `id` of the resource, as it was observed. */
  resource_id: string;
  state: 'changed' | 'missing' | 'extra';
  /** As they were observed; empty but for `changed`. `live` is JSON. */
  fields: Array<{ path: string; live?: string }>;
}

/** Somebody who may work in a namespace. @public */
export interface DesiredMember {
  /** Name of the person or group, as the runtime environment knows it. */
  identifier: string;
  type: 'user' | 'identity_group';
  role: 'read' | 'write' | 'read_write';
}

/** @public */
export interface RuntimeHealth {
  status: 'healthy' | 'degraded' | 'unavailable';
  /** A sentence for operators; no secrets. */
  message?: string;
}

/** @public */
export interface RuntimePlan {
  /** Everything as it will be written, in a stable order. */
  resources: PlannedResource[];
  /** One per resource, and one per resource that is live but should not be. */
  changes: PlannedChange[];
}

/** @public */
export interface Observation {
  /**
   * Every desired resource, and every one that is live in the namespace's place but not desired (`extra`). It is in
   * sync when every `state` is `in_sync`; the namespace is absent when every one is `missing`.
   */
  resources: ObservedResource[];
  /** Something to show, such as the commit that was observed. */
  links?: Link[];
}

/** @public */
export type ApplyResult =
  | {
      outcome: 'applied' | 'unchanged';
      links: Link[];
    }
  | {
      /** Done as far as this side can; something outside must happen, such as a merge. Not an error. */
      outcome: 'waiting';
      /** A sentence for people: what is waited for. */
      message: string;
      links: Link[];
      /** When to look again. */
      requeueAfterMs: number;
    };

/** @public */
export type RemoveResult =
  | { outcome: 'removed' | 'absent' }
  | { outcome: 'waiting'; message: string; requeueAfterMs: number };
