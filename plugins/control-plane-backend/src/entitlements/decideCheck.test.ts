import type { EntitlementCheck } from '@groundwork/plugin-control-plane-common';
import { decideCheck, type CheckedEntitlement } from './decideCheck';

const end = '2026-10-03T09:00:00.000Z';
const inForce = {
  enabled: true,
  trial: false,
  config: { seats: 5 },
  expired: false,
};
const checked = (
  change: Partial<CheckedEntitlement> = {},
): CheckedEntitlement => ({
  slug: 'acme',
  status: 'active',
  product_name: 'Scanner',
  entitlement: inForce,
  ...change,
});

describe('decideCheck', () => {
  it.each(['demo', 'trial', 'active'] as const)(
    'allows a tenant that is %s what it is entitled to, with its config',
    status => {
      expect(decideCheck('scanner', checked({ status }))).toEqual({
        allowed: true,
        config: { seats: 5 },
        trial: false,
        expires_at: undefined,
      });
    },
  );

  it.each<
    [
      NonNullable<EntitlementCheck['reason']>,
      Partial<CheckedEntitlement>,
      string,
    ]
  >([
    ['tenant_archived', { status: 'archived' }, 'acme is archived'],
    ['tenant_frozen', { status: 'frozen' }, 'acme is frozen'],
    [
      'tenant_frozen',
      { status: 'frozen', entitlement: undefined, product_name: undefined },
      'acme is frozen',
    ],
    [
      'unknown_product',
      { product_name: undefined },
      "There is no product 'scanner' in the catalog",
    ],
    [
      'not_entitled',
      { entitlement: undefined },
      'acme is not entitled to Scanner',
    ],
    [
      'disabled',
      { entitlement: { ...inForce, enabled: false } },
      'Scanner is switched off for acme',
    ],
    [
      'disabled',
      {
        entitlement: {
          ...inForce,
          enabled: false,
          expires_at: end,
          expired: true,
        },
      },
      'Scanner is switched off for acme',
    ],
    [
      'expired',
      { entitlement: { ...inForce, expires_at: end, expired: true } },
      "acme's entitlement to Scanner ended on 3 Oct 2026",
    ],
    [
      'expired',
      {
        entitlement: {
          ...inForce,
          trial: true,
          expires_at: end,
          expired: true,
        },
      },
      'The trial of Scanner ended on 3 Oct 2026',
    ],
  ])('refuses with %s: %j', (reason, change, message) => {
    const answer = decideCheck('scanner', checked(change));
    expect(answer).toMatchObject({ allowed: false, reason, message });
    // What is not allowed is not configured either.
    expect(answer).not.toHaveProperty('config');
  });
});
