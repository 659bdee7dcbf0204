import request from 'supertest';
import {
  aKey,
  patienceMs,
  productToken,
  useVerifyServer,
} from './__testUtils__';
import { resolveOptions, type ApiKeyAuthOptions } from './ApiKeyAuthOptions';
import { ApiKeyVerifier } from './ApiKeyVerifier';

const test = useVerifyServer();

function createVerifier(options: Partial<ApiKeyAuthOptions> = {}) {
  return ApiKeyVerifier.create(
    resolveOptions({
      baseUrl: test.server.baseUrl,
      token: productToken,
      timeoutMs: patienceMs,
      ...options,
    }),
  );
}

/** Moves the clocks that answers are kept by, and leaves the network alone. */
function useClock() {
  beforeEach(() => {
    jest.useFakeTimers({
      doNotFake: [
        'setImmediate',
        'clearImmediate',
        'nextTick',
        'queueMicrotask',
        'setTimeout',
        'clearTimeout',
        'setInterval',
        'clearInterval',
      ],
      now: new Date('2026-01-31T12:00:00.000Z'),
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
}

describe('what is remembered', () => {
  useClock();

  it('is a good answer for a second, so that a revoked key stops working then', async () => {
    const key = test.addKey();
    const verifier = createVerifier();
    expect((await verifier.verify(key)).result).toBe('valid');
    test.server.keys.get(key)!.revoked = true;
    jest.advanceTimersByTime(999);
    expect((await verifier.verify(key)).result).toBe('valid');
    expect(test.server.asked).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(await verifier.verify(key)).toEqual({
      result: 'invalid',
      detail: 'revoked',
    });
    expect(test.server.asked).toHaveLength(2);
  });

  it('is a bad answer for half a second', async () => {
    const key = aKey();
    const verifier = createVerifier();
    expect((await verifier.verify(key)).result).toBe('invalid');
    jest.advanceTimersByTime(499);
    expect((await verifier.verify(key)).result).toBe('invalid');
    expect(test.server.asked).toHaveLength(1);
    test.server.keys.set(key, {
      tenant_id: '11111111-1111-4111-8111-111111111111',
      key_id: '22222222-2222-4222-8222-222222222222',
    });
    jest.advanceTimersByTime(1);
    expect((await verifier.verify(key)).result).toBe('valid');
  });

  it('ends with the key, however long answers are kept', async () => {
    const key = test.addKey({ expires_at: '2026-01-31T12:00:05.000Z' });
    const verifier = createVerifier({ cacheTtlMs: 60_000 });
    jest.advanceTimersByTime(4_999);
    expect((await verifier.verify(key)).result).toBe('valid');
    jest.advanceTimersByTime(1);
    expect(await verifier.verify(key)).toEqual({
      result: 'invalid',
      detail: 'expired',
    });
    expect(test.server.asked).toHaveLength(1);
  });

  it('counts from when the question was asked, not from when the answer came', async () => {
    const key = test.addKey();
    const verifier = createVerifier();
    test.server.onCall = async () => {
      jest.advanceTimersByTime(600);
      return undefined;
    };
    await verifier.verify(key);
    test.server.onCall = async () => undefined;
    jest.advanceTimersByTime(399);
    await verifier.verify(key);
    expect(test.server.asked).toHaveLength(1);
    jest.advanceTimersByTime(1);
    await verifier.verify(key);
    expect(test.server.asked).toHaveLength(2);
  });

  it('is nothing where nothing is to be', async () => {
    const verifier = createVerifier({ cacheTtlMs: 0, negativeCacheTtlMs: 0 });
    for (const key of [test.addKey(), aKey()]) {
      test.server.asked.length = 0;
      await verifier.verify(key);
      await verifier.verify(key);
      expect(test.server.asked).toHaveLength(2);
    }
  });

  it('is not that the control plane could not be asked', async () => {
    const key = test.addKey();
    const verifier = createVerifier();
    test.server.onCall = async () => ({ status: 500 });
    expect((await verifier.verify(key)).result).toBe('unavailable');
    test.server.onCall = async () => undefined;
    expect((await verifier.verify(key)).result).toBe('valid');
  });

  it.each<[string, string | undefined, number]>([
    ['the seconds that it says', '7', 7],
    ['until the time that it says', 'Sat, 31 Jan 2026 12:00:09 GMT', 9],
    ['a second when it says nothing', undefined, 1],
    ['a second when it says something strange', 'soon', 1],
    ['a second when it says none', '0', 1],
    ['no longer than a minute', '999999', 60],
  ])(
    'leaves an overloaded control plane alone with that key for %s',
    async (_what, header, seconds) => {
      const key = test.addKey();
      const service = test.service();
      const call = () => request(service).get('/').set('x-api-key', key);
      test.server.onCall = async presented =>
        presented === key
          ? {
              headers: { ...(header && { 'retry-after': header }) },
              body: JSON.stringify({ valid: false, reason: 'overloaded' }),
            }
          : undefined;
      const first = await call();
      expect([first.status, first.headers['retry-after']]).toEqual([
        503,
        String(seconds),
      ]);
      expect(test.rejections).toEqual([
        { status: 503, reason: 'overloaded', retry_after: seconds },
      ]);
      test.server.onCall = async () => undefined;
      jest.advanceTimersByTime(seconds * 1_000 - 1);
      const second = await call();
      expect([second.status, second.headers['retry-after']]).toEqual([
        503,
        '1',
      ]);
      expect(test.server.asked).toHaveLength(1);

      const other = await request(service)
        .get('/')
        .set('x-api-key', test.addKey());
      expect(other.status).toBe(200);

      jest.advanceTimersByTime(1);
      expect((await call()).status).toBe(200);
    },
  );
});

describe('how much is asked', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is once for all who come with the same key at the same time', async () => {
    const key = test.addKey();
    const verifier = createVerifier({ cacheTtlMs: 0 });
    const verdicts = await Promise.all(
      Array.from({ length: 50 }, () => verifier.verify(key)),
    );
    expect(new Set(verdicts.map(({ result }) => result))).toEqual(
      new Set(['valid']),
    );
    expect(test.server.asked).toHaveLength(1);
  });

  it('is a bounded number of questions at once; some wait and the rest are sent away', async () => {
    const verifier = createVerifier({ concurrencyMax: 3, queueMax: 4 });
    let open = () => {};
    const opened = new Promise<void>(resolve => {
      open = resolve;
    });
    test.server.onCall = async () => {
      if (test.server.asked.length === 3) {
        open();
      }
      await opened;
      return undefined;
    };
    const calls = Array.from({ length: 20 }, () =>
      verifier.verify(test.addKey()),
    );
    const sentAway = await Promise.all(calls.slice(7));
    expect(sentAway).toEqual(
      Array(13).fill({ result: 'unavailable', reason: 'busy' }),
    );
    const answered = await Promise.all(calls.slice(0, 7));
    expect(answered.map(({ result }) => result)).toEqual(
      Array(7).fill('valid'),
    );
    expect(test.server.openMax).toBe(3);
    expect((await verifier.verify(test.addKey())).result).toBe('valid');
  });

  it('lets nobody wait in line for longer than a call may take', async () => {
    jest.useFakeTimers();
    let answer: () => Promise<Response> = () => new Promise(() => {});
    const verifier = createVerifier({
      concurrencyMax: 1,
      queueMax: 10,
      timeoutMs: 2_000,
      fetch: () => answer(),
    });
    const calls = Promise.all(
      Array.from({ length: 5 }, () => verifier.verify(aKey())),
    );
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await calls).toEqual(
      Array(5).fill({ result: 'unavailable', reason: 'timeout' }),
    );
    // Whoever gave up leaves room.
    answer = async () => Response.json({ valid: false });
    expect((await verifier.verify(aKey())).result).toBe('invalid');
  });
});

describe('a flood of made-up keys', () => {
  it('is kept within bounds, and drives out no answer about a real one', async () => {
    const real = {
      valid: true,
      tenant_id: '11111111-1111-4111-8111-111111111111',
      key_id: '22222222-2222-4222-8222-222222222222',
      scopes: [],
    };
    const key = aKey();
    const asked: string[] = [];
    const verifier = createVerifier({
      cacheTtlMs: 60_000,
      negativeCacheTtlMs: 60_000,
      cacheSizeMax: 100,
      fetch: async (_url, init) => {
        const question = JSON.parse(String(init?.body));
        asked.push(question.key);
        return Response.json(question.key === key ? real : { valid: false });
      },
    });
    await verifier.verify(key);
    for (let wave = 0; wave < 200; wave += 1) {
      await Promise.all(
        Array.from({ length: 100 }, () => verifier.verify(aKey())),
      );
    }
    expect(asked).toHaveLength(20_001);
    expect(verifier.size).toBe(101);
    expect((await verifier.verify(key)).result).toBe('valid');
    expect(asked).toHaveLength(20_001);
  });
});
