import { decideApiKey, type WantedUse } from './decideApiKey';
import type { ApiKeyState } from './ApiKeyStore';

const now = '2026-06-01T12:00:00.000Z';
const state: ApiKeyState = {
  id: '11111111-1111-4111-8111-111111111111',
  tenant_id: '22222222-2222-4222-8222-222222222222',
  scopes: ['scans:read', 'scans:write'],
  tenant_status: 'active',
  read_at: now,
};
const revoked = { revoked_at: '2026-05-31T00:00:00.000Z' };
const expired = { expires_at: now };
const frozen = { tenant_status: 'frozen' } as const;

describe('decideApiKey', () => {
  it.each<[string, Partial<ApiKeyState>, WantedUse, string | undefined]>([
    ['a good key', {}, {}, undefined],
    [
      'a key that ends in a moment',
      { expires_at: '2026-06-01T12:00:00.001Z' },
      {},
      undefined,
    ],
    ['a key that ends now', expired, {}, 'expired'],
    ['a revoked key', revoked, {}, 'revoked'],
    ['a key of a frozen tenant', frozen, {}, 'tenant_frozen'],
    [
      'a key of an archived tenant',
      { tenant_status: 'archived' },
      {},
      'tenant_frozen',
    ],
    ['a key of a tenant on trial', { tenant_status: 'trial' }, {}, undefined],
    ['a key of a demo tenant', { tenant_status: 'demo' }, {}, undefined],
    [
      'a key of the product that asks',
      { product: 'search' },
      { product: 'search' },
      undefined,
    ],
    [
      'a key of another product',
      { product: 'search' },
      { product: 'mail' },
      'product',
    ],
    ['a key of no product', {}, { product: 'mail' }, undefined],
    [
      'a key of a product when nobody says which asks',
      { product: 'search' },
      {},
      undefined,
    ],
    [
      'a key with all scopes',
      {},
      { scopes: ['scans:read', 'scans:write'] },
      undefined,
    ],
    [
      'a key that lacks one scope',
      {},
      { scopes: ['scans:read', 'scans:run'] },
      'scope',
    ],
    [
      'a key without scopes',
      { scopes: [] },
      { scopes: ['scans:read'] },
      'scope',
    ],
    ['a scope that is a part of another', {}, { scopes: ['scans'] }, 'scope'],
    ['no scopes wanted', { scopes: [] }, { scopes: [] }, undefined],
    [
      'everything: revoked first',
      { ...revoked, ...expired, ...frozen, product: 'a' },
      { product: 'b', scopes: ['x'] },
      'revoked',
    ],
    [
      'then expired',
      { ...expired, ...frozen, product: 'a' },
      { product: 'b', scopes: ['x'] },
      'expired',
    ],
    [
      'then frozen',
      { ...frozen, product: 'a' },
      { product: 'b', scopes: ['x'] },
      'tenant_frozen',
    ],
    [
      'then the product',
      { product: 'a' },
      { product: 'b', scopes: ['x'] },
      'product',
    ],
  ])('for %s', (_, change, wanted, reason) => {
    expect(decideApiKey({ state: { ...state, ...change }, now }, wanted)).toBe(
      reason,
    );
  });
});
