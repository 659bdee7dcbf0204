import { TestDatabases } from '@backstage/backend-test-utils';
import { callApi, useTestApi } from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const perMinute = (points: number) => ({ points, duration: '1m' });

describe('calls beyond a limit', () => {
  const api = useTestApi(databases, 'SQLITE_3', {
    config: {
      rateLimits: {
        principal: perMinute(20),
        address: perMinute(20),
        internal: perMinute(30),
      },
    },
  });
  const list = (token?: string) =>
    callApi(api.plane.url, 'GET', '/v1/environment-classes', { token });
  const statusesOf = async (
    calls: number,
    call: () => ReturnType<typeof list>,
  ) => {
    const answers = [];
    for (let index = 0; index < calls; index += 1) {
      answers.push((await call()).status);
    }
    return answers;
  };
  const counts = (statuses: number[]) => {
    const result: Record<number, number> = {};
    for (const status of statuses) {
      result[status] = (result[status] ?? 0) + 1;
    }
    return result;
  };

  it('are refused to who makes them, and to nobody else', async () => {
    expect(counts(await statusesOf(25, () => list(api.tokens.ana)))).toEqual({
      200: 20,
      429: 5,
    });
    const refused = await list(api.tokens.ana);
    expect(refused).toMatchObject({
      status: 429,
      body: {
        error: 'rate_limited',
        message: expect.stringMatching(/^Too many calls. Try again in \d+ s.$/),
        request_id: refused.headers.get('x-request-id'),
      },
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(refused.headers.get('ratelimit-policy')).toBe(
      '"principal";q=20;w=60',
    );
    expect(refused.headers.get('ratelimit')).toMatch(/^"principal";r=0;t=\d+$/);
    const other = await list(api.tokens.rui);
    expect(other.status).toBe(200);
    expect(other.headers.get('ratelimit')).toMatch(/^"principal";r=19;t=\d+$/);
  });

  it('are counted apart where products ask for every call of their own', async () => {
    const product = await api.plane.token('shop', ['product']);
    const verify = () =>
      callApi(api.plane.url, 'POST', '/v1/internal/api-keys/verify', {
        token: product,
        json: { api_key: 'gw_nothing' },
      });
    const statuses = await statusesOf(31, verify);
    expect(statuses.filter(status => status === 429)).toHaveLength(1);
    expect((await list(product)).status).not.toBe(429);
  });

  it('with bad tokens stop an address, but not who is at work behind it', async () => {
    // Before: people who share an address are not counted to it.
    expect(await statusesOf(3, () => list(api.tokens.ben))).toEqual([
      200, 200, 200,
    ]);
    let tried = 0;
    expect(
      counts(await statusesOf(40, () => list(`a.${(tried += 1)}.c`))),
    ).toEqual({ 401: 20, 429: 20 });
    expect(await statusesOf(3, () => list(api.tokens.ben))).toEqual([
      200, 200, 200,
    ]);
    // A token that was never seen from anywhere has to wait.
    expect((await list(await api.plane.token('new', ['viewer']))).status).toBe(
      429,
    );
    expect((await list()).status).toBe(429);
    expect((await callApi(api.plane.url, 'GET', '/v1/info')).status).toBe(429);
    // Whoever looks after the process has to be able to ask.
    for (const path of ['/healthz', '/readyz']) {
      expect((await callApi(api.plane.url, 'GET', path)).status).toBe(200);
    }
  });
});
