import { TerminalRuntimeError } from '@groundwork/plugin-control-plane-node';
import { explainHostError } from './explainHostError';
import { HostError } from './HostError';

const now = Date.parse('2026-11-22T10:00:00Z');

function explained(
  status: number,
  headers: Record<string, string> = {},
  message = 'No',
) {
  return explainHostError(
    new HostError({ status, headers, message }),
    'git.example.com',
    ['canary'],
    now,
  );
}

describe('explainHostError', () => {
  it.each([
    [{ 'retry-after': '30' }, 30_000],
    [{ 'retry-after': 'Sun, 22 Nov 2026 10:02:00 GMT' }, 120_000],
    [{ 'retry-after': '0' }, 1_000],
    [{ 'retry-after': 'soon' }, 60_000],
    [{ 'x-ratelimit-reset': String(now / 1000 + 90) }, 90_000],
    [{ 'ratelimit-reset': String(now / 1000 + 45) }, 45_000],
    [{ 'ratelimit-reset': String(now / 1000 - 45) }, 1_000],
    [{}, 60_000],
  ])('reads from %j when to come back', (headers, retryAfterMs) => {
    expect(explained(429, headers)).toMatchObject({
      name: 'TransientRuntimeError',
      reason: 'Throttled',
      retryAfterMs,
    });
  });

  it('tells a missing permission from too many calls', () => {
    expect(explained(403)).toMatchObject({ reason: 'MissingPermission' });
    expect(explained(403, { 'x-ratelimit-remaining': '12' })).toMatchObject({
      reason: 'MissingPermission',
    });
    expect(explained(403, { 'retry-after': '5' })).toMatchObject({
      reason: 'Throttled',
    });
    expect(
      explained(403, {}, 'You have exceeded a secondary rate limit'),
    ).toMatchObject({ reason: 'Throttled' });
  });

  it('comes back to a host that fails when it says', () => {
    expect(explained(503, { 'retry-after': '5' })).toMatchObject({
      name: 'TransientRuntimeError',
      retryAfterMs: 5_000,
    });
    expect(explained(500)).toMatchObject({ retryAfterMs: undefined });
  });

  it('repeats no secret, no line and no flood of what the host says', () => {
    const error = explained(422, {}, `canary\n${'x'.repeat(10_000)}`) as Error;
    expect(error.message).not.toMatch(/canary|\n/);
    expect(error.message.length).toBeLessThan(500);
  });

  it('asks for a person where a certificate is not trusted, and passes on what is explained', () => {
    const untrusted = Object.assign(new Error('self-signed certificate'), {
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect(explainHostError(untrusted, 'h', [])).toMatchObject({
      name: 'TerminalRuntimeError',
      reason: 'CertificateNotTrusted',
    });
    const refused = new TerminalRuntimeError('No', {
      reason: 'AddressRefused',
    });
    expect(explainHostError(refused, 'h', [])).toBe(refused);
  });
});
