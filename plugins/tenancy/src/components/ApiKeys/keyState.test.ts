import { english } from '../../__testUtils__';
import { describeScope } from './describeScope';
import { isWorking, keyStateOf } from './keyState';
import { toVerifyCommand } from './verifyCommand';

const now = Date.parse('2026-01-31T12:00:00.000Z');
const past = '2026-01-30T12:00:00.000Z';
const soon = '2026-02-05T12:00:00.000Z';
const far = '2026-06-01T12:00:00.000Z';

it.each([
  [{}, 'active', true],
  [{ expires_at: far }, 'active', true],
  [{ expires_at: soon }, 'expiring', true],
  [{ expires_at: past }, 'expired', false],
  [{ expires_at: soon, replaced_by: 'other' }, 'rotated', true],
  [{ expires_at: past, replaced_by: 'other' }, 'rotated', false],
  [{ revoked_at: past, expires_at: far }, 'revoked', false],
])('takes a key with %j as %s', (key, state, works) => {
  expect(keyStateOf(key, now)).toBe(state);
  expect(isWorking(key, now)).toBe(works);
});

it.each([
  ['scans:read', 'Read scans'],
  ['audit-events:*', 'Do everything with audit events'],
  ['scans:frobnicate', undefined],
  ['admin', undefined],
  ['a:b:read', undefined],
  [':read', undefined],
])('says of the scope %s: %s', (scope, words) => {
  expect(describeScope(scope, english)).toBe(words);
});

it('makes a command that names the token and does not contain one', () => {
  const command = toVerifyCommand({
    baseUrl: 'https://portal.example.com/api/control-plane',
    plaintext: 'bp_0123456789012345678901',
    product: 'data-lake',
  });
  expect(command).toContain(
    "curl -sS 'https://portal.example.com/api/control-plane/v1/internal/api-keys/verify'",
  );
  expect(command).toContain('"Authorization: Bearer $GROUNDWORK_TOKEN"');
  expect(command).toContain(
    `-d '{"key":"bp_0123456789012345678901","product":"data-lake"}'`,
  );
});
