import { canonicalDecision, signDecision } from './approvalSignature';

const requestId = '11111111-1111-4111-8111-111111111111';
const plan_digest = `sha256:${'ab'.repeat(32)}`;
const secret = 'a-secret-of-more-than-32-bytes-for-examples';
const sign = (change: object = {}) =>
  signDecision({
    client: 'release-checks',
    secret,
    requestId,
    decision: { decision: 'approve', plan_digest, reason: 'Checks passed ✓' },
    signedAt: new Date('2026-01-31T12:00:00.900Z'),
    nonce: 'nonce-of-an-example',
    ...change,
  });

describe('canonicalDecision', () => {
  it('is eight lines, and the same for a reason that is left out as for an empty one', () => {
    const signed = {
      requestId,
      decision: 'approve' as const,
      plan_digest,
      timestamp: '1769860800',
      nonce: 'nonce-of-an-example',
    };
    expect(canonicalDecision(signed).split('\n')).toEqual([
      'POST',
      `/v1/environment-requests/${requestId}/approve`,
      requestId,
      'approve',
      plan_digest,
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      '1769860800',
      'nonce-of-an-example',
    ]);
    expect(canonicalDecision({ ...signed, reason: '' })).toBe(
      canonicalDecision(signed),
    );
  });

  it('has as many lines whatever people type', () => {
    const reason = `fine\nreject\n${plan_digest}\n`;
    expect(
      canonicalDecision({
        requestId,
        decision: 'approve',
        plan_digest,
        reason,
        timestamp: '1',
        nonce: '2',
      }).split('\n'),
    ).toHaveLength(8);
  });
});

describe('signDecision', () => {
  it('signs as anybody else would with the same secret', () => {
    // printf '%s\n…' | openssl dgst -sha256 -hmac "$secret", as docs/approvals.md has it.
    expect(sign()).toEqual({
      'X-Groundwork-Client': 'release-checks',
      'X-Groundwork-Timestamp': '1769860800',
      'X-Groundwork-Nonce': 'nonce-of-an-example',
      'X-Groundwork-Signature':
        'v1=b94de750c9a26bb41bb93a7eca30d3de4e2e7e0139ead31ad6ca962e8eb05fa7',
    });
  });

  it.each<[string, object]>([
    ['request', { requestId: requestId.replaceAll('1', '2') }],
    ['decision', { decision: { decision: 'reject', plan_digest } }],
    [
      'reason',
      { decision: { decision: 'approve', plan_digest, reason: 'Other' } },
    ],
    [
      'plan',
      {
        decision: {
          decision: 'approve',
          plan_digest: plan_digest.replace('ab', 'ac'),
          reason: 'Checks passed ✓',
        },
      },
    ],
    ['time', { signedAt: new Date('2026-01-31T12:00:01Z') }],
    ['nonce', { nonce: 'nonce-of-an-exbmple' }],
    ['secret', { secret: `${secret}!` }],
  ])('signs another %s otherwise', (_what, change) => {
    expect(sign(change)['X-Groundwork-Signature']).not.toBe(
      sign()['X-Groundwork-Signature'],
    );
  });

  it('never uses a nonce twice', () => {
    const nonces = Array.from(
      { length: 100 },
      () => sign({ nonce: undefined })['X-Groundwork-Nonce'],
    );
    expect(new Set(nonces).size).toBe(100);
    expect(nonces.filter(nonce => !/^[\w-]{16,128}$/.test(nonce))).toEqual([]);
  });
});
