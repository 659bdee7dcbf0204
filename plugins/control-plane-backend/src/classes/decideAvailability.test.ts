import type { CheckedEntitlement } from '../entitlements/decideCheck';
import { decideAvailability } from './decideAvailability';

const environmentClass = {
  title: 'Regulated',
  runtimes: ['cluster'],
  regions: ['us-east-1'],
  entitlement: 'log-search',
};
const tenant = { slug: 'acme', status: 'active' as const };
const entitled: CheckedEntitlement = {
  ...tenant,
  product_name: 'Log search',
  entitlement: { enabled: true, trial: false, config: {}, expired: false },
};

describe('decideAvailability', () => {
  it('allows what nothing stands against', () => {
    expect(
      decideAvailability({ environmentClass, tenant, entitlement: entitled }),
    ).toEqual({ allowed: true });
    expect(
      decideAvailability({
        environmentClass: { ...environmentClass, entitlement: undefined },
      }),
    ).toEqual({ allowed: true });
  });

  it.each([
    [
      'the tenant is frozen',
      { tenant: { ...tenant, status: 'frozen' as const } },
      'frozen',
    ],
    [
      'the tenant is archived',
      { tenant: { ...tenant, status: 'archived' as const } },
      'archived',
    ],
    [
      'it has no runtime group',
      { environmentClass: { ...environmentClass, runtimes: [] } },
      'runtime group',
    ],
    [
      'it has no region',
      { environmentClass: { ...environmentClass, regions: [] } },
      'region',
    ],
  ])('refuses when %s', (_what, change, reason) => {
    expect(
      decideAvailability({
        environmentClass,
        tenant,
        entitlement: entitled,
        ...change,
      }),
    ).toEqual({ allowed: false, reason: expect.stringContaining(reason) });
  });

  it.each<[string, Partial<CheckedEntitlement>, boolean]>([
    ['is not entitled', { entitlement: undefined }, true],
    [
      'switched off',
      { entitlement: { ...entitled.entitlement!, enabled: false } },
      true,
    ],
    [
      'ended on',
      {
        entitlement: {
          ...entitled.entitlement!,
          expired: true,
          expires_at: '2026-01-31T12:00:00.000Z',
        },
      },
      true,
    ],
    ['no product', { entitlement: undefined, product_name: undefined }, false],
  ])('names the product where the tenant %s', (reason, change, can_request) => {
    expect(
      decideAvailability({
        environmentClass,
        tenant,
        entitlement: { ...entitled, ...change },
        mayRequestProduct: true,
      }),
    ).toEqual({
      allowed: false,
      reason: expect.stringContaining(reason),
      product: 'log-search',
      can_request,
    });
  });

  it('needs a tenant where it needs an entitlement', () => {
    expect(decideAvailability({ environmentClass })).toEqual({
      allowed: false,
      reason: 'Regulated needs a tenant that is entitled to log-search',
      product: 'log-search',
      can_request: false,
    });
  });
});
