import {
  tenantLifecycle,
  type TenantActions,
  type TenantStatus,
} from '@groundwork/plugin-control-plane-common';
import { aTenant } from '../__testUtils__/aTenant';
import {
  decideTenantActions,
  tenantActionPermissions,
  type TenantGrants,
} from './decideTenantActions';

const statuses = Object.keys(tenantLifecycle) as TenantStatus[];
const grantNames = Object.keys(
  tenantActionPermissions,
) as (keyof TenantGrants)[];
const reading = ['read_api_keys', 'read_audit'];
const changing = [
  'update',
  'set_quotas',
  'manage_members',
  'manage_projects',
  'manage_service_accounts',
  'manage_entitlements',
  'manage_api_keys',
];

function decide(
  status: TenantStatus,
  granted: readonly (keyof TenantGrants)[] = grantNames,
): TenantActions {
  const allowing = (name: keyof TenantGrants) => ({
    allows: () => granted.includes(name),
  });
  return decideTenantActions(
    { ...aTenant({ status }), members: [] },
    {
      update: allowing('update'),
      manage: allowing('manage'),
      administer: allowing('administer'),
      writeProjects: allowing('writeProjects'),
      requestProducts: allowing('requestProducts'),
      readApiKeys: allowing('readApiKeys'),
      writeApiKeys: allowing('writeApiKeys'),
      readAudit: allowing('readAudit'),
    },
  );
}

function allowedOf(actions: TenantActions): string[] {
  return Object.entries(actions)
    .filter(([, { allowed }]) => allowed)
    .map(([name]) => name)
    .sort();
}

describe('decideTenantActions', () => {
  it.each<[TenantStatus, string[]]>([
    ['demo', ['activate', 'cancel', 'archive', 'request_products']],
    ['trial', ['activate', 'cancel', 'request_products']],
    ['active', ['activate', 'cancel', 'request_products']],
    ['frozen', ['activate', 'archive']],
  ])(
    'allows in %s, with every permission, all changes and of the rest exactly %j',
    (status, expected) => {
      expect(allowedOf(decide(status))).toEqual(
        [...expected, ...changing, ...reading].sort(),
      );
    },
  );

  it('allows of an archived tenant no more than to look at it and to delete it', () => {
    expect(allowedOf(decide('archived'))).toEqual(
      ['delete', ...reading].sort(),
    );
  });

  it.each(statuses)('allows nothing in %s without permission', status => {
    expect(allowedOf(decide(status, []))).toEqual([]);
  });

  it.each<[keyof TenantGrants, string[]]>([
    ['update', ['update']],
    ['manage', ['activate', 'cancel', 'manage_entitlements', 'set_quotas']],
    ['administer', ['manage_members', 'manage_service_accounts']],
    ['writeProjects', ['manage_projects']],
    ['requestProducts', ['request_products']],
    ['readApiKeys', ['read_api_keys']],
    ['writeApiKeys', ['manage_api_keys']],
    ['readAudit', ['read_audit']],
  ])('allows by %s alone exactly %j', (name, expected) => {
    expect(allowedOf(decide('active', [name]))).toEqual(expected);
  });

  it.each<[TenantStatus, keyof TenantActions, string]>([
    ['archived', 'update', 'It is archived'],
    ['archived', 'activate', 'It is archived'],
    ['archived', 'cancel', 'It is archived'],
    ['archived', 'archive', 'It is archived already'],
    ['frozen', 'cancel', 'It is frozen already'],
    ['frozen', 'request_products', 'It is frozen'],
    ['trial', 'archive', 'It is in trial; cancel it first'],
    ['active', 'archive', 'It is active; cancel it first'],
    ['demo', 'delete', 'It is a demo; it must be archived first'],
    ['frozen', 'delete', 'It is frozen; it must be archived first'],
  ])('says that in %s one cannot %s: %s', (status, action, reason) => {
    expect(decide(status)[action]).toEqual({ allowed: false, reason });
  });

  it('says who may do what the caller may not', () => {
    const { activate, update, manage_projects } = decide('active', []);
    expect([activate.reason, update.reason, manage_projects.reason]).toEqual([
      'Only administrators may activate a tenant',
      'Only those who administer the tenant may change it',
      'Only developers and administrators of the tenant may change its projects',
    ]);
  });

  it.each(statuses)('says why whatever is not allowed in %s is not', status => {
    for (const granted of [grantNames, []]) {
      for (const { allowed, reason } of Object.values(
        decide(status, granted),
      )) {
        expect(allowed).toBe(reason === undefined);
      }
    }
  });
});
