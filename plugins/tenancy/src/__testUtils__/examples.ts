import type {
  Action,
  APIKey,
  APIKeyCreated,
  AuditChain,
  AuditEvent,
  AuditVerification,
  CatalogEntry,
  EnvironmentRequest,
  ProductRequest,
  Project,
  ServiceAccount,
  ServiceAccountToken,
  Tenant,
  TenantActions,
  TenantMember,
  TenantPlan,
  TenantProduct,
  TenantQuotas,
} from '@groundwork/plugin-control-plane-common';
import {
  exampleId,
  hoursFromNow,
} from '@groundwork/plugin-control-plane-react/testUtils';

const allowed: Action = { allowed: true };

/** Every action allowed, but for those given; a text is the reason why not. */
export function exampleActions(
  refused: Partial<Record<keyof TenantActions, string>> = {},
): TenantActions {
  const action = (name: keyof TenantActions): Action =>
    refused[name] === undefined
      ? allowed
      : { allowed: false, reason: refused[name] };
  return {
    update: action('update'),
    activate: action('activate'),
    cancel: action('cancel'),
    archive: action('archive'),
    delete: action('delete'),
    set_quotas: action('set_quotas'),
    manage_members: action('manage_members'),
    manage_projects: action('manage_projects'),
    manage_service_accounts: action('manage_service_accounts'),
    manage_entitlements: action('manage_entitlements'),
    request_products: action('request_products'),
    read_api_keys: action('read_api_keys'),
    manage_api_keys: action('manage_api_keys'),
    read_audit: action('read_audit'),
  };
}

/** An active tenant with a contract. */
export function exampleTenant(changes: Partial<Tenant> = {}): Tenant {
  return {
    id: exampleId(1),
    slug: 'acme',
    name: 'Acme Corporation',
    status: 'active',
    kind: 'customer',
    plan: 'team',
    erp_customer_id: 'C-20391',
    contract_start: '2026-01-01',
    contract_end: '2026-12-31',
    sales_owner: 'Dana Field',
    cancel_at_period_end: false,
    created_at: hoursFromNow(-24 * 200),
    updated_at: hoursFromNow(-26),
    actions: exampleActions({
      archive: 'Only a frozen or demo tenant can be archived',
      delete: 'Only an archived tenant can be deleted',
    }),
    ...changes,
  };
}

/** A tenant in its trial, which ends in nine days. */
export function exampleTrialTenant(changes: Partial<Tenant> = {}): Tenant {
  return exampleTenant({
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
    ...changes,
  });
}

/** The plans of the configuration. */
export const examplePlans: TenantPlan[] = [
  {
    name: 'starter',
    title: 'Starter',
    quotas: { environments: 3, api_keys: 5, monthly_cost_usd: 200 },
  },
  {
    name: 'team',
    title: 'Team',
    quotas: { environments: 10, api_keys: 20, monthly_cost_usd: 1500 },
  },
  {
    name: 'enterprise',
    title: 'Enterprise',
    quotas: { environments: 100, api_keys: null, monthly_cost_usd: null },
  },
];

/** Quotas of which environments are near their limit. */
export function exampleQuotas(
  changes: Partial<TenantQuotas> = {},
): TenantQuotas {
  return {
    tenant_id: exampleId(1),
    quotas: [
      { name: 'environments', limit: 10, use: 8, source: 'plan' },
      { name: 'api_keys', limit: 20, use: 3, source: 'plan' },
      { name: 'monthly_cost_usd', limit: 1500, use: 640, source: 'tenant' },
    ],
    ...changes,
  };
}

/** A group that works for the tenant. */
export function exampleMember(
  changes: Partial<TenantMember> = {},
): TenantMember {
  return {
    id: exampleId(10),
    tenant_id: exampleId(1),
    member_ref: 'group:default/team-payments',
    role: 'developer',
    created_by: 'user:default/ana',
    created_at: hoursFromNow(-24 * 30),
    ...changes,
  };
}

/** A project of the tenant. */
export function exampleProject(changes: Partial<Project> = {}): Project {
  return {
    id: exampleId(20),
    tenant_id: exampleId(1),
    slug: 'storefront',
    name: 'Storefront',
    description: 'What customers see.',
    created_at: hoursFromNow(-24 * 40),
    updated_at: hoursFromNow(-24 * 4),
    ...changes,
  };
}

/** An identity for the build machines of the tenant. */
export function exampleServiceAccount(
  changes: Partial<ServiceAccount> = {},
): ServiceAccount {
  return {
    id: exampleId(30),
    tenant_id: exampleId(1),
    name: 'ci',
    description: 'Requests previews from the build.',
    role: 'developer',
    subject: 'service-account:acme/ci',
    token_expires_at: hoursFromNow(0.7),
    created_by: 'user:default/ana',
    created_at: hoursFromNow(-24 * 12),
    ...changes,
  };
}

/** A token of {@link exampleServiceAccount}. */
export function exampleToken(): ServiceAccountToken {
  return {
    token: 'gst_example-token-that-is-answered-once',
    expires_at: hoursFromNow(1),
    warning: 'Store the token now: it is not shown again.',
  };
}

/** An entitlement without an end. */
export function exampleEntitlement(
  changes: Partial<TenantProduct> = {},
): TenantProduct {
  return {
    tenant_id: exampleId(1),
    product: 'compliance-scanner',
    enabled: true,
    config: { max_scans: 500 },
    trial: false,
    created_at: hoursFromNow(-24 * 90),
    updated_at: hoursFromNow(-24 * 2),
    ...changes,
  };
}

/** A request for a product that nobody has answered yet. */
export function exampleProductRequest(
  changes: Partial<ProductRequest> = {},
): ProductRequest {
  return {
    id: exampleId(40),
    tenant_id: exampleId(1),
    product: 'data-lake',
    status: 'open',
    note: 'For the quarterly reports.',
    requested_by: 'user:default/ana',
    created_at: hoursFromNow(-5),
    ...changes,
  };
}

/** A product that can be requested and tried. */
export function exampleProduct(
  changes: Partial<CatalogEntry> = {},
): CatalogEntry {
  return {
    key: 'compliance-scanner',
    name: 'Compliance scanner',
    description: 'Checks repositories and images against the rules you choose.',
    plans_required: ['team', 'enterprise'],
    demo_url: 'https://demo.example.com/compliance',
    supports_trial: true,
    owner: 'group:default/team-security',
    origin: 'config',
    actions: { request: allowed, trial: allowed },
    ...changes,
  };
}

/** A key that is in use. */
export function exampleKey(changes: Partial<APIKey> = {}): APIKey {
  return {
    id: exampleId(50),
    tenant_id: exampleId(1),
    product: 'compliance-scanner',
    name: 'nightly scans',
    scopes: ['scans:read', 'scans:write'],
    prefix: 'bp_3fK9x-Qa',
    created_by: 'user:default/ana',
    last_used_at: hoursFromNow(-0.2),
    expires_at: hoursFromNow(24 * 80),
    created_at: hoursFromNow(-24 * 10),
    ...changes,
  };
}

/** A key as it is answered once. */
export function exampleCreatedKey(
  changes: Partial<APIKey> = {},
): APIKeyCreated {
  return {
    api_key: exampleKey(changes),
    plaintext: 'bp_3fK9x-QaExampleKey0123456',
    warning: 'Store the key now: it is not shown again.',
  };
}

/** Something that a person did to the tenant. */
export function exampleAuditEvent(
  changes: Partial<AuditEvent> = {},
): AuditEvent {
  return {
    id: 48211,
    tenant_id: exampleId(1),
    actor_id: 'user:default/ana',
    actor_name: 'Ana',
    actor_type: 'user',
    action: 'tenant.updated',
    target_id: exampleId(1),
    target_type: 'tenant',
    target_name: 'acme',
    message: 'Ana renamed the tenant',
    metadata: {
      before: { name: 'Acme' },
      after: { name: 'Acme Corporation' },
    },
    source_ip: '192.0.2.14',
    user_agent: 'Mozilla/5.0',
    http_request_id: '5c1d2e3f-0000-4000-8000-0000000000aa',
    position: 48211,
    hash: 'a1'.repeat(32),
    previous_hash: 'b2'.repeat(32),
    created_at: hoursFromNow(-0.5),
    ...changes,
  };
}

/** A check of the whole chain that found nothing wrong. */
export function exampleVerification(
  changes: Partial<AuditVerification> = {},
): AuditVerification {
  return {
    status: 'intact',
    verified: 48211,
    first_position: 1,
    last_position: 48211,
    last_hash: 'a1'.repeat(32),
    unsealed: 0,
    anchors_checked: 1,
    verified_at: hoursFromNow(-0.03),
    ...changes,
  };
}

/** A chain that was checked and anchored. */
export function exampleChain(changes: Partial<AuditChain> = {}): AuditChain {
  return {
    head_position: 48211,
    head_id: 48211,
    head_hash: 'a1'.repeat(32),
    first_position: 1,
    unsealed: 0,
    last_verification: exampleVerification(),
    anchors: [
      {
        sink: 'git',
        position: 48190,
        hash: 'c3'.repeat(32),
        anchored_at: hoursFromNow(-1),
      },
    ],
    ...changes,
  };
}

/** An environment of the tenant. */
export function exampleEnvironment(
  changes: Partial<EnvironmentRequest> = {},
): EnvironmentRequest {
  return {
    id: exampleId(60),
    name: 'payments-api-preview-0060',
    app: 'payments-api',
    team: 'payments',
    class: 'preview',
    region: 'us-east-1',
    ttl_hours: 24,
    owner: 'group:default/team-payments',
    repository: 'https://github.com/example/payments-api',
    revision: 'main',
    tenant_id: exampleId(1),
    status: 'ready',
    status_message: '',
    plan_digest: `sha256:${'a1'.repeat(32)}`,
    cluster_status: 'synced',
    drift_status: 'in_sync',
    drift_summary: '',
    quota_profile: 'small',
    quota: {
      cpu: '2',
      memory: '4Gi',
      storage: '20Gi',
      pods: 20,
      load_balancers: 0,
    },
    policy_packs: ['baseline'],
    estimated_monthly_cost_usd: 40,
    requested_by: 'user:default/ana',
    approval_required: false,
    class_version: 1,
    plan_revision: 1,
    approval: { required: 0, given: 0 },
    created_at: hoursFromNow(-20),
    updated_at: hoursFromNow(-19),
    ready_at: hoursFromNow(-19),
    expires_at: hoursFromNow(4),
    ...changes,
  };
}
