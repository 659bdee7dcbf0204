import type {
  AuditEvent,
  Tenant,
} from '@groundwork/plugin-control-plane-common';
import {
  exampleId,
  hoursFromNow,
} from '@groundwork/plugin-control-plane-react/testUtils';
import {
  exampleActions,
  exampleAuditEvent,
  exampleTenant,
} from '../src/__testUtils__/examples';

const [first, second] = [
  exampleTenant(),
  exampleTenant({
    id: exampleId(2),
    slug: 'birch',
    name: 'Birch Logistics',
    status: 'trial',
    plan: 'starter',
    erp_customer_id: undefined,
    contract_start: undefined,
    contract_end: undefined,
    trial_ends_at: hoursFromNow(24 * 9),
    created_at: hoursFromNow(-24 * 21),
  }),
];

/** Tenants in every state, and enough of them for a second page. */
export function exampleTenants(): Tenant[] {
  return [
    first,
    second,
    exampleTenant({
      id: exampleId(3),
      slug: 'cobalt',
      name: 'Cobalt Insurance with a name that is longer than most',
      plan: 'enterprise',
      cancel_at_period_end: true,
      cancellation_reason: 'They moved to another provider.',
      contract_end: hoursFromNow(24 * 20).slice(0, 10),
    }),
    exampleTenant({
      id: exampleId(4),
      slug: 'dune',
      name: 'Dune Media',
      status: 'frozen',
      cancellation_reason: 'The trial ended.',
      contract_start: undefined,
      contract_end: undefined,
      created_at: hoursFromNow(-24 * 60),
    }),
    exampleTenant({
      id: exampleId(5),
      slug: 'ember',
      name: 'Ember (archived)',
      status: 'archived',
      contract_start: undefined,
      contract_end: undefined,
      created_at: hoursFromNow(-24 * 400),
    }),
    exampleTenant({
      id: exampleId(6),
      slug: 'showroom',
      name: 'Showroom',
      status: 'demo',
      kind: 'demo',
      plan: 'enterprise',
      contract_start: undefined,
      contract_end: undefined,
      created_at: hoursFromNow(-24 * 3),
    }),
    ...Array.from({ length: 30 }, (_, index) =>
      exampleTenant({
        id: exampleId(100 + index),
        slug: `team-${String(index + 1).padStart(2, '0')}`,
        name: `Team ${index + 1}`,
        plan: ['starter', 'team', 'bespoke'][index % 3],
        created_at: hoursFromNow(-24 * (30 + index)),
      }),
    ),
  ];
}

/** What a viewer of a tenant is told. */
export const viewerActions = exampleActions({
  update: 'Only those who administer the tenant may change it',
  activate: 'Only administrators may activate a tenant',
  cancel: 'Only administrators may cancel a tenant',
  archive: 'Only administrators may archive a tenant',
  delete: 'Only administrators may delete a tenant',
  set_quotas: 'Only administrators may set quotas',
  manage_members: 'Only those who administer the tenant may change its members',
  manage_projects:
    'Only developers and administrators of the tenant may change its projects',
  manage_service_accounts:
    'Only those who administer the tenant may change its service accounts',
  manage_entitlements: 'Only administrators may grant and revoke products',
  request_products:
    'Only developers and administrators of the tenant may ask for products',
  manage_api_keys:
    'Only developers and administrators of the tenant may change its API keys',
  read_audit: 'Only those who administer the tenant may read its audit log',
});

const ACTIONS = [
  ['tenant.updated', 'Ana renamed the tenant', 'tenant'],
  ['api-key.created', 'Ana created the key nightly scans', 'api_key'],
  ['member.added', 'Ana gave team-payments the role developer', 'member'],
  ['entitlement.granted', 'Rui granted Compliance scanner', 'product'],
  ['api-key.revoked', 'Ben revoked the key old pipeline', 'api_key'],
  ['tenant.activated', 'Rui activated the tenant', 'tenant'],
] as const;

/** Two hundred events, newest first. */
export function exampleEvents(): AuditEvent[] {
  return Array.from({ length: 200 }, (_, index) => {
    const [action, message, targetType] = ACTIONS[index % ACTIONS.length];
    const id = 48_211 - index;
    return exampleAuditEvent({
      id,
      tenant_id: index % 4 === 3 ? exampleId(2) : exampleId(1),
      action,
      message,
      target_type: targetType,
      target_name: targetType === 'tenant' ? 'acme' : message.split(' ').at(-1),
      actor_id:
        index % 5 === 4 ? 'service-account:acme/ci' : 'user:default/ana',
      actor_name: index % 5 === 4 ? 'ci' : 'Ana',
      actor_type: index % 5 === 4 ? 'service' : 'user',
      product: index % 6 === 3 ? 'compliance-scanner' : undefined,
      position: index === 0 ? undefined : id,
      hash: index === 0 ? undefined : 'a1'.repeat(32),
      previous_hash: index === 0 ? undefined : 'b2'.repeat(32),
      created_at: hoursFromNow(-index * 1.7 - 0.05),
    });
  });
}
