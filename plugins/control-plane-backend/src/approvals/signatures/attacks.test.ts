import { TestDatabases } from '@backstage/backend-test-utils';
import { decisionSignatureHeaders } from '@groundwork/plugin-control-plane-node';
import { dumpTables } from '../../__testUtils__/dumpTables';
import { signatureAttacks, withMore } from './__testUtils__/signatureAttacks';
import {
  approve,
  plan_digest,
  secrets,
  useSignedCalls,
  type SignedCalls,
} from './__testUtils__/useSignedCalls';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const minute = 60_000;
const gibibyte = 2 ** 30;
const { signature } = decisionSignatureHeaders;

describe.each(databases.eachSupportedId())('signatures on %p', id => {
  const calls = useSignedCalls(databases, id);
  const { sign, send, takeRefusals } = calls;

  afterEach(async () => {
    await takeRefusals();
  });

  it.each([
    ['new', secrets.next],
    ['old', secrets.checks],
  ])('lets a client in with its %s secret', async (keyId, secret) => {
    const answer = await send(sign({ secret }));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({
      principal: {
        type: 'subject',
        id: 'approver-client:checks',
        ownership_refs: ['approver-client:checks'],
        authentication: { method: 'signature', key_id: keyId },
        roles: ['approver'],
      },
      body: approve,
    });
  });

  it.each<[string, () => Parameters<SignedCalls['sign']>[0]]>([
    ['nearly five minutes ago', () => ({ signedAt: ago(4.5 * minute) })],
    ['in nearly five minutes', () => ({ signedAt: ago(-4.5 * minute) })],
    [
      'with a reason in any script',
      () => ({ decision: { ...approve, reason: 'Geprüft ✓ 検査\n"\\' } }),
    ],
    [
      'with the longest reason',
      () => ({
        decision: { ...approve, reason: '\u{1F600}'.repeat(1_000) },
      }),
    ],
    [
      'without a reason',
      () => ({ decision: { decision: 'approve', plan_digest } }),
    ],
  ])('takes what was signed %s', async (_what, change) => {
    expect((await send(sign(change()))).status).toBe(200);
  });

  it.each(signatureAttacks)(
    'refuses what was signed %s, and says why in the audit log alone',
    async (_what, reason, make) => {
      const call = make(sign);
      const answer = await send(call);
      expect([answer.status, JSON.parse(answer.body)]).toEqual([
        401,
        {
          error: 'unauthorized',
          message: 'The signature is not acceptable',
          request_id: expect.any(String),
        },
      ]);
      const refusals = await takeRefusals();
      expect(refusals.map(refusal => refusal.reason)).toEqual([reason]);
      const [{ row, target_id }] = refusals;
      expect(['checks', 'other', 'unknown']).toContain(target_id);
      expect(row).toContain('127.0.0.1');
      expect(row).not.toMatch(/v1=|canary/);
      // It can still be signed for, by whoever may.
      expect((await send(sign())).status).toBe(200);
    },
  );

  it('is good once', async () => {
    const call = sign();
    expect((await send(call)).status).toBe(200);
    expect((await send(call)).status).toBe(401);
    expect(await takeRefusals()).toMatchObject([
      { reason: 'replayed', target_id: 'checks' },
    ]);
  });

  it('is good once when it comes fifty times at once', async () => {
    const call = sign();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => send(call)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter(status => status === 200)).toHaveLength(1);
    expect(statuses.filter(status => status === 401)).toHaveLength(49);
  });

  it('lets two clients have the same nonce', async () => {
    const same = 'the-nonce-of-two-clients';
    const first = await send(sign({ nonce: same }));
    const second = await send(
      sign({ nonce: same, client: 'other', secret: secrets.other }),
    );
    expect([first.status, second.status]).toEqual([200, 200]);
  });

  it('remembers a nonce for as long as its signature could be used, and no longer', async () => {
    const far = sign({ signedAt: ago(-4.5 * minute) });
    const near = sign({ signedAt: ago(4.5 * minute) });
    await send(far);
    await send(near);
    await calls.nonces.deleteExpired();
    expect((await send(far)).status).toBe(401);
    expect((await send(near)).status).toBe(401);
    await calls.knex('approval_nonces').update({
      expires_at: '2020-01-01T00:00:00.000Z',
    });
    await calls.nonces.deleteExpired();
    expect(await calls.knex('approval_nonces')).toEqual([]);
  });

  it('does not fill the log when somebody sends very many', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        send(sign({ secret: `wrong${index}` })),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(
      new Set([401]),
    );
    const refusals = await takeRefusals();
    expect(refusals).toHaveLength(6);
    expect(refusals.at(-1)).toMatchObject({ target_id: 'checks', count: '55' });
    // And begins anew.
    await send(sign({ secret: 'wrong' }));
    expect(await takeRefusals()).toHaveLength(1);
  });

  it('leaves neither secrets nor signatures in the database', async () => {
    const call = sign();
    await send(call);
    await send(call);
    const dump = await dumpTables(calls.knex);
    expect(dump).toContain('approval.signature-refused');
    expect(dump).not.toContain('canary');
    expect(dump).not.toContain(
      call.headers[call.headers.indexOf(signature) + 1].slice(3),
    );
  });

  it.each([
    ['of a length that is said', ['Content-Length', String(gibibyte)]],
    ['of a length that is not said', ['Transfer-Encoding', 'chunked']],
  ])('takes next to nothing of a body of 1 GiB %s', async (_what, headers) => {
    const chunk = Buffer.alloc(65_536, 'x');
    let sent = 0;
    let memoryMax = 0;
    const memory = () => {
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    function* parts() {
      for (; sent < gibibyte; sent += chunk.length) {
        memoryMax = Math.max(memoryMax, memory());
        yield chunk;
      }
    }
    const readBefore = calls.bytesRead();
    const memoryBefore = memory();
    // The connection is closed on whoever goes on sending, who may not come to read the answer.
    const answer = await send(
      withMore(sign({}, { body: parts() }), ...headers),
    ).catch((error: NodeJS.ErrnoException) => error.code);
    expect([
      'ECONNRESET',
      'EPIPE',
      { status: 401, body: expect.stringContaining('unauthorized') },
    ]).toContainEqual(answer);
    expect(calls.bytesRead() - readBefore).toBeLessThan(5 * 2 ** 20);
    expect(sent).toBeLessThan(64 * 2 ** 20);
    expect(memoryMax - memoryBefore).toBeLessThan(5 * 2 ** 20);
    expect(await takeRefusals()).toMatchObject([{ reason: 'malformed' }]);
  });
});

function ago(ms: number): Date {
  return new Date(Date.now() - ms);
}
