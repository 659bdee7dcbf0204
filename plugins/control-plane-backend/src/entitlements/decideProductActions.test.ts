import type { TenantStatus } from '@groundwork/plugin-control-plane-common';
import {
  decideProductActions,
  type ProductSituation,
} from './decideProductActions';

const now = '2026-11-20T12:00:00.000Z';
const past = '2026-10-03T09:00:00.000Z';
const future = '2026-12-24T00:00:00.000Z';
const entitled = { enabled: true, trial: false };

const situation = (
  change: Partial<ProductSituation> & { status?: TenantStatus } = {},
): ProductSituation => ({
  tenant: { slug: 'acme', status: change.status ?? 'active', plan: 'starter' },
  product: { plans_required: [], supports_trial: true },
  mayRequest: true,
  deciders: ['group:default/platform-admins'],
  now,
  ...change,
});

describe('decideProductActions', () => {
  it.each<TenantStatus>(['demo', 'trial', 'active'])(
    'lets a developer of a tenant that is %s request and try what it does not have',
    status => {
      expect(decideProductActions(situation({ status }))).toEqual({
        request: { allowed: true },
        trial: { allowed: true },
      });
    },
  );

  it.each<[string, Parameters<typeof situation>[0], string]>([
    ['is frozen', { status: 'frozen' }, 'acme is frozen'],
    ['is archived', { status: 'archived' }, 'acme is archived'],
    [
      'has others for it',
      { mayRequest: false },
      'You need to be a developer of acme',
    ],
    [
      'has the product',
      { entitlement: entitled },
      'acme is already entitled to this',
    ],
    [
      'has the product, for whoever may not request either',
      { entitlement: entitled, mayRequest: false, status: 'frozen' },
      'acme is already entitled to this',
    ],
  ])('refuses both when the tenant %s', (_name, change, reason) => {
    const { request, trial } = decideProductActions(situation(change));
    expect(request).toEqual({ allowed: false, reason });
    expect(trial).toEqual({ allowed: false, reason });
  });

  it.each<[string, Parameters<typeof situation>[0], string | undefined]>([
    [
      'says until when the tenant is entitled',
      { entitlement: { ...entitled, expires_at: future } },
      'acme is already entitled to this until 24 Dec 2026',
    ],
    [
      'is open again when what entitled the tenant has ended',
      { entitlement: { ...entitled, expires_at: past } },
      undefined,
    ],
    [
      'is open at the moment of the end',
      { entitlement: { ...entitled, expires_at: now } },
      undefined,
    ],
    [
      'is open while the product is switched off',
      { entitlement: { ...entitled, enabled: false } },
      undefined,
    ],
    [
      'is open during a trial, to keep the product after it',
      { entitlement: { enabled: true, trial: true, expires_at: future } },
      undefined,
    ],
    [
      'waits for the group that owns the product',
      { openRequest: { created_at: past } },
      'Requested on 3 Oct 2026; platform-admins decide',
    ],
    [
      'waits for one person',
      { openRequest: { created_at: past }, deciders: ['user:default/ada'] },
      'Requested on 3 Oct 2026; ada decides',
    ],
    [
      'waits for one of several',
      {
        openRequest: { created_at: past },
        deciders: ['group:default/a', 'group:default/b', 'user:default/c'],
      },
      'Requested on 3 Oct 2026; a, b or c decide',
    ],
    [
      'waits for somebody where nobody is named',
      { openRequest: { created_at: past }, deciders: [] },
      'Requested on 3 Oct 2026; an administrator decides',
    ],
  ])('a request: %s', (_name, change, reason) => {
    expect(decideProductActions(situation(change)).request).toEqual(
      reason === undefined ? { allowed: true } : { allowed: false, reason },
    );
  });

  it.each<[string, Parameters<typeof situation>[0], string | undefined]>([
    [
      'is not for products without',
      { product: { plans_required: [], supports_trial: false } },
      'This does not support trials; request it instead',
    ],
    [
      'needs one of two plans',
      {
        product: {
          plans_required: ['team', 'enterprise'],
          supports_trial: true,
        },
      },
      'Your plan starter does not include trials of this; it needs team or enterprise',
    ],
    [
      'needs one plan',
      { product: { plans_required: ['team'], supports_trial: true } },
      'Your plan starter does not include trials of this; it needs team',
    ],
    [
      'is included in the plan',
      {
        product: { plans_required: ['starter', 'team'], supports_trial: true },
      },
      undefined,
    ],
    [
      'was used up',
      { trial: { started_at: '2026-09-19T09:00:00.000Z', ends_at: past } },
      'The trial was used up on 3 Oct 2026',
    ],
    [
      'was taken away before its end',
      { trial: { started_at: past, ends_at: future } },
      'The trial was taken on 3 Oct 2026; there is one for each tenant',
    ],
    [
      'is running',
      {
        entitlement: { enabled: true, trial: true, expires_at: future },
        trial: { started_at: past, ends_at: future },
      },
      'The trial runs until 24 Dec 2026',
    ],
    [
      'is no way around whoever switched the product off',
      { entitlement: { ...entitled, enabled: false } },
      'This is switched off for acme; request it instead',
    ],
    [
      'may follow an entitlement that has ended',
      { entitlement: { ...entitled, expires_at: past } },
      undefined,
    ],
    [
      'may be started while a request waits',
      { openRequest: { created_at: past } },
      undefined,
    ],
  ])('a trial: %s', (_name, change, reason) => {
    expect(decideProductActions(situation(change)).trial).toEqual(
      reason === undefined ? { allowed: true } : { allowed: false, reason },
    );
  });
});
