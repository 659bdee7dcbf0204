import type { EnvironmentRequest } from '../types';
import { ControlPlaneClient } from './ControlPlaneClient';
import { ControlPlaneError } from './ControlPlaneError';

const id = '6f0c5a3e-51d5-4d0c-9a55-0d9a3f6f3a01';
const digest = `sha256:${'0'.repeat(64)}`;
const answer = { id, name: 'payments-api-preview' } as EnvironmentRequest;

/** A client whose calls are kept, and answered one after the other. */
function setup(...answers: (Response | Error)[]) {
  const sent: {
    method: string;
    url: string;
    headers: Record<string, string>;
    body: unknown;
    signal: AbortSignal;
  }[] = [];
  const baseUrl = jest.fn(async () => 'https://example.com/api/control-plane');
  const client = ControlPlaneClient.create({
    baseUrl,
    fetch: async request => {
      const text = await request.text();
      sent.push({
        method: request.method,
        url: request.url.replace('https://example.com/api/control-plane', ''),
        headers: Object.fromEntries(request.headers),
        body: text ? JSON.parse(text) : undefined,
        signal: request.signal,
      });
      request.signal.throwIfAborted();
      const next = answers.shift() ?? Response.json(answer);
      if (!('status' in next)) {
        throw next;
      }
      return next;
    },
  });
  return { baseUrl, client, sent };
}

const body = {
  app: 'payments-api',
  team: 'team-payments',
  class: 'preview',
  region: 'eu-central-1',
};

describe('ControlPlaneClient', () => {
  it.each<
    [string, (client: ControlPlaneClient) => Promise<unknown>, string, unknown]
  >([
    [
      'getEnvironmentRequest',
      client => client.getEnvironmentRequest(id),
      `GET /v1/environment-requests/${id}`,
      undefined,
    ],
    [
      'listEnvironmentRequests',
      client => client.listEnvironmentRequests(),
      'GET /v1/environment-requests',
      undefined,
    ],
    [
      'getEnvironmentRequestPlan',
      client => client.getEnvironmentRequestPlan(id),
      `GET /v1/environment-requests/${id}/plan`,
      undefined,
    ],
    [
      'listEnvironmentRequestEvents',
      client =>
        client.listEnvironmentRequestEvents(id, { limit: 10, cursor: 'next' }),
      `GET /v1/environment-requests/${id}/events?limit=10&cursor=next`,
      undefined,
    ],
    [
      'previewEnvironmentPlan',
      client => client.previewEnvironmentPlan(body),
      'POST /v1/environment-plans',
      body,
    ],
    [
      'createEnvironmentRequest',
      client => client.createEnvironmentRequest(body),
      'POST /v1/environment-requests',
      body,
    ],
    [
      'decideEnvironmentRequest',
      client =>
        client.decideEnvironmentRequest(id, {
          decision: 'reject',
          reason: 'Too expensive',
          plan_digest: digest,
        }),
      `POST /v1/environment-requests/${id}/approve`,
      { decision: 'reject', reason: 'Too expensive', plan_digest: digest },
    ],
    [
      'reconcileEnvironmentRequest',
      client => client.reconcileEnvironmentRequest(id),
      `POST /v1/environment-requests/${id}/reconcile`,
      undefined,
    ],
    [
      'deleteEnvironmentRequest',
      client => client.deleteEnvironmentRequest(id),
      `DELETE /v1/environment-requests/${id}`,
      undefined,
    ],
  ])('%s calls its operation', async (_, call, operation, expectedBody) => {
    const { client, sent } = setup();
    await expect(call(client)).resolves.toEqual(answer);
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      operation,
    ]);
    expect(sent[0].body).toEqual(expectedBody);
  });

  it('sends lists of values and texts as the contract wants them', async () => {
    const { client, sent } = setup();
    await client.listEnvironmentRequests({
      status: ['ready', 'failed'],
      q: 'a b&c',
      mine: true,
      order: 'created_at.asc',
      class: undefined,
    });
    expect(sent[0].url).toBe(
      '/v1/environment-requests?status=ready&status=failed&q=a%20b%26c&mine=true&order=created_at.asc',
    );
  });

  it('does not let an id reach another path', async () => {
    const { client, sent } = setup();
    await client.getEnvironmentRequest('../environment-classes?x=#');
    expect(sent[0].url).toBe(
      '/v1/environment-requests/..%2Fenvironment-classes%3Fx%3D%23',
    );
  });

  it('sends the token that it is given, and none when it is not', async () => {
    const { client, sent } = setup();
    await client.getEnvironmentRequest(id, { token: 'secret' });
    await client.getEnvironmentRequest(id);
    expect(sent[0].headers.authorization).toBe('Bearer secret');
    expect(sent[1].headers).not.toHaveProperty('authorization');
  });

  it('sends the idempotency key only where there is one', async () => {
    const { client, sent } = setup();
    await client.createEnvironmentRequest(body, { idempotencyKey: 'key-1' });
    await client.createEnvironmentRequest(body);
    expect(sent[0].headers['idempotency-key']).toBe('key-1');
    expect(sent[1].headers).not.toHaveProperty('idempotency-key');
  });

  it('asks where the control plane is before every call', async () => {
    const { baseUrl, client } = setup();
    await client.getEnvironmentRequest(id);
    await client.getEnvironmentRequest(id);
    expect(baseUrl).toHaveBeenCalledTimes(2);
  });

  it('reads the classes of all pages', async () => {
    const { client, sent } = setup(
      Response.json({ items: [{ name: 'preview' }], next_cursor: 'two' }),
      Response.json({ items: [{ name: 'production' }] }),
    );
    await expect(client.listEnvironmentClasses()).resolves.toEqual([
      { name: 'preview' },
      { name: 'production' },
    ]);
    expect(sent.map(({ url }) => url)).toEqual([
      '/v1/environment-classes?limit=200',
      '/v1/environment-classes?limit=200&cursor=two',
    ]);
  });

  it('rejects with what the envelope says', async () => {
    const { client } = setup(
      Response.json(
        {
          error: 'conflict',
          message: 'It is being removed',
          request_id: 'request-1',
        },
        { status: 409 },
      ),
    );
    const failure = client.reconcileEnvironmentRequest(id);
    await expect(failure).rejects.toBeInstanceOf(ControlPlaneError);
    await expect(failure).rejects.toMatchObject({
      message: 'It is being removed',
      statusCode: 409,
      code: 'conflict',
      requestId: 'request-1',
    });
  });

  it.each([
    ['a page', new Response('<html></html>', { status: 502 })],
    [
      'an empty body',
      new Response(undefined, {
        status: 502,
        headers: { 'content-length': '0' },
      }),
    ],
    ['an array', Response.json([1], { status: 502 })],
  ])('rejects in the same way when a proxy answers with %s', async (_, bad) => {
    const { client } = setup(bad);
    await expect(client.getEnvironmentRequest(id)).rejects.toMatchObject({
      name: 'ControlPlaneError',
      message: 'The control plane answered 502',
      statusCode: 502,
    });
  });

  it('tells the health also when it is bad, but not what is no health', async () => {
    const unhealthy = { status: 'unhealthy', environments: [] };
    const { client } = setup(
      Response.json({ status: 'healthy', environments: [] }),
      Response.json(unhealthy, { status: 503 }),
      Response.json(
        { error: 'rate_limited', message: 'Too many', request_id: '1' },
        { status: 429 },
      ),
    );
    await expect(client.getHealth()).resolves.toMatchObject({
      status: 'healthy',
    });
    await expect(client.getHealth()).resolves.toEqual(unhealthy);
    await expect(client.getHealth()).rejects.toMatchObject({
      code: 'rate_limited',
    });
  });

  it('takes the page of a proxy for what it is, not for a health', async () => {
    const { client } = setup(
      new Response('upstream timed out', { status: 503 }),
    );
    await expect(client.getHealth()).rejects.toMatchObject({
      name: 'ControlPlaneError',
      code: 'unavailable',
    });
  });

  it('does not hide that there was no answer at all', async () => {
    const { client } = setup(new TypeError('fetch failed'));
    await expect(client.getEnvironmentRequest(id)).rejects.toThrow(
      'fetch failed',
    );
  });

  it('ends a call when its signal aborts', async () => {
    const { client, sent } = setup();
    const controller = new AbortController();
    controller.abort();
    await expect(
      client.getEnvironmentRequest(id, { signal: controller.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(sent.every(({ signal }) => signal.aborted)).toBe(true);
  });
});
