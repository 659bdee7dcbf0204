import { randomUUID } from 'node:crypto';
import type { DatabaseService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  EnvironmentRequest,
  TenantRole,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { AuditStore } from '../audit';
import { ControlPlaneDatabase } from '../database';
import { Outbox, type MessagePublisher } from '../messages';
import { NamespaceStore } from '../namespaces';
import { PlacementQueue, PlacementStore } from '../reconciler';
import { EnvironmentRequestStore, RequestRecorder } from '../requests';
import { aDesiredNamespace } from './aPlacement';
import { TenantRecorder, TenantStore, type StoredTenant } from '../tenants';
import { aNamespace } from './aNamespace';
import { aRequest } from './aRequest';
import { aTenant } from './aTenant';

/** The stores over a migrated database, without anything that works on them. */
export type TestStores = {
  database: ControlPlaneDatabase;
  knex: Knex;
  requests: EnvironmentRequestStore;
  placements: PlacementStore;
  queue: PlacementQueue;
  namespaces: NamespaceStore;
  audit: AuditStore;
  outbox: Outbox;
  recorder: RequestRecorder;
  tenants: TenantStore;
  tenantRecorder: TenantRecorder;
  /** Stores a tenant, and who has which role in it. */
  addTenant(
    change?: Partial<StoredTenant>,
    members?: Record<string, TenantRole>,
  ): Promise<StoredTenant>;
  /** Stores a request with an id and a name of its own, and a placement on each of the runtime environments. */
  addRequest(
    change?: Partial<EnvironmentRequest>,
    runtimes?: readonly string[],
  ): Promise<EnvironmentRequest>;
};

export async function createTestStores(
  knex: Knex,
  publish: MessagePublisher = async () => {},
): Promise<TestStores> {
  const service: DatabaseService = { getClient: async () => knex };
  const database = await ControlPlaneDatabase.create(service);
  const requests = EnvironmentRequestStore.create({ knex });
  const placements = PlacementStore.create({ knex });
  const namespaces = NamespaceStore.create({ knex });
  const tenants = TenantStore.create({ knex });
  const audit = AuditStore.create({ knex });
  const outbox = Outbox.create({
    knex,
    publish,
    logger: mockServices.logger.mock(),
  });
  return {
    database,
    knex,
    requests,
    placements,
    namespaces,
    queue: PlacementQueue.create({ knex, worker: 'test', circuitFailures: 10 }),
    audit,
    outbox,
    recorder: RequestRecorder.create({ requests, audit, outbox }),
    tenants,
    tenantRecorder: TenantRecorder.create({ audit, outbox }),
    async addTenant(change, members = {}) {
      const tenant = aTenant(change);
      await database.transaction(async transaction => {
        await tenants.insert(transaction, tenant);
        for (const [member_ref, role] of Object.entries(members)) {
          await transaction.knex('tenant_members').insert({
            id: randomUUID(),
            tenant_id: tenant.id,
            member_ref,
            role,
            created_by: 'user:default/ada',
            created_at: transaction.now,
          });
        }
      });
      return tenant;
    },
    async addRequest(change = {}, runtimes = []) {
      const id = randomUUID();
      const request = aRequest({ id, name: `env-${id}`, ...change });
      await database.transaction(async transaction => {
        await requests.insert(transaction, request, {
          digest: request.plan_digest,
          name: request.name,
          class: request.class,
          estimated_monthly_cost_usd: request.estimated_monthly_cost_usd,
          ttl_hours: request.ttl_hours,
          approval_required: request.approval_required,
          created_at: request.created_at,
          class_version: request.class_version,
          revision: request.plan_revision,
          policy_results: [],
          cost: [],
          targets: [],
        });
        if (runtimes.length > 0) {
          await namespaces.insert(
            transaction,
            aNamespace({
              id: request.id,
              composite_name: request.name,
              environment_request_id: request.id,
            }),
          );
          await placements.insert(transaction, {
            desired: aDesiredNamespace({ id: request.id, name: request.name }),
            request_id: request.id,
            spots: runtimes.map(runtime => ({ runtime })),
          });
        }
      });
      return request;
    },
  };
}
