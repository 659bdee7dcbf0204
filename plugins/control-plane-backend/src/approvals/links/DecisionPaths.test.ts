import { DecisionPaths } from './DecisionPaths';
import { LinkSigner } from './LinkSigner';

const now = '2026-01-31T12:00:00.000Z';
const request = {
  id: '11111111-1111-4111-8111-111111111111',
  plan_digest: `sha256:${'a'.repeat(64)}`,
};
const pathsWith = (signer: LinkSigner) =>
  DecisionPaths.create({ signer, ttlMs: 3_600_000 });

describe('DecisionPaths', () => {
  it('leads by a link that is good for a while', () => {
    const signer = LinkSigner.fromConfig({
      keys: [{ id: 'a', secret: Buffer.alloc(32, 1).toString('base64') }],
    });
    const path = pathsWith(signer).pathOf({ now }, request);
    const [, token] = /^\/approvals\?link=(.+)$/.exec(path) ?? [];
    expect(signer.verify(token)).toMatchObject({
      request_id: request.id,
      plan_digest: request.plan_digest,
      expires_at: '2026-01-31T13:00:00.000Z',
    });
  });

  it('leads to the page all the same where there is no key to sign links with', () => {
    const signer = LinkSigner.fromConfig({ keys: [] });
    expect(pathsWith(signer).pathOf({ now }, request)).toBe(
      `/approvals?request=${request.id}`,
    );
  });
});
