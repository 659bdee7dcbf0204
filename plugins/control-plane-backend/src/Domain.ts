import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { AuditStore } from './audit';
import type { TaskScheduler } from './background';
import type { ControlPlaneConfig } from './config';
import type { ControlPlaneDatabase } from './database';
import type { AddRoutes } from './http';
import type { Authorizer } from './identity';
import type { Outbox } from './messages';
import type { RuntimeGroupStore, Runtimes } from './runtimes';
import type {
  TenantAccess,
  TenantQuotas,
  TenantRecorder,
  TenantStore,
} from './tenants';

/** What every domain is made from. */
export type DomainOptions = {
  config: ControlPlaneConfig;
  database: ControlPlaneDatabase;
  authorizer: Authorizer;
  audit: AuditStore;
  outbox: Outbox;
  tenants: TenantStore;
  access: TenantAccess;
  runtimes: Runtimes;
  groups: RuntimeGroupStore;
  quotas: TenantQuotas;
  recorder: TenantRecorder;
  events: EventsService;
  scheduler: TaskScheduler;
  logger: LoggerService;
  /** Entity references of who is told what concerns the control plane's administrators. */
  responsible: readonly string[];
  /** To be called after a commit that left work or messages: all processes look for what is due. */
  onCommitted: () => void;
  /** Lets this process look for what is due; `by` looks itself. */
  look: (by?: Domain) => void;
};

/** A part of the control plane with routes of its own, which may work in the background. */
export type Domain = {
  routes: AddRoutes[];
  /** Called after every commit; to look at once for what is due. */
  wake?(): void;
  /** Called again when it fails: what can fail comes before what must not be begun twice. */
  start?(): Promise<void>;
  stop?(): Promise<void>;
};
