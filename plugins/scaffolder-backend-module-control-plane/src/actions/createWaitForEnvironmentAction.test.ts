import {
  mockCredentials,
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { anEnvironmentRequest } from '../__testUtils__/anEnvironmentRequest';
import {
  actionOptions,
  anError,
  authorizationOfInitiator,
  baseUrl,
} from '../__testUtils__/setup';
import { createWaitForEnvironmentAction } from './createWaitForEnvironmentAction';

const server = setupServer();
registerMswTestHooks(server);

const mockContext = createMockActionContext() as ActionContext<any, any>;
const { id } = anEnvironmentRequest();

/** Serves the answers one after the other, then the last one for ever. */
function serve(...answers: (Partial<EnvironmentRequest> | Response)[]) {
  const authorizations: (string | null)[] = [];
  server.use(
    http.get(`${baseUrl}/v1/environment-requests/${id}`, ({ request }) => {
      const answer =
        answers[Math.min(authorizations.length, answers.length - 1)];
      authorizations.push(request.headers.get('authorization'));
      return answer instanceof Response
        ? answer.clone()
        : HttpResponse.json(anEnvironmentRequest(answer));
    }),
  );
  return authorizations;
}

function setup(options?: { signal?: AbortSignal; timeout_seconds?: number }) {
  let now = 0;
  const action = createWaitForEnvironmentAction({
    ...actionOptions,
    clock: {
      now: () => now,
      sleep: async (durationMs, signal) => {
        now += durationMs;
        signal?.throwIfAborted();
      },
    },
  });
  const logger = mockServices.logger.mock();
  const output = jest.fn<void, [string, unknown]>();
  const { signal, ...input } = options ?? {};
  return {
    logger,
    elapsedMs: () => now,
    outputs: () => Object.fromEntries(output.mock.calls),
    run: () =>
      action.handler({
        ...mockContext,
        getInitiatorCredentials: async () =>
          mockCredentials.user('user:default/ana'),
        input: { id, ...input } as Parameters<
          typeof action.handler
        >[0]['input'],
        logger,
        output,
        signal,
      }),
  };
}

describe('control-plane:environment:wait', () => {
  it('waits until the environment is ready, telling each state once', async () => {
    const authorizations = serve(
      { status: 'pending_approval' },
      { status: 'pending_approval' },
      { status: 'queued' },
      { status: 'reconciling' },
      { status: 'ready', expires_at: '2026-01-02T00:00:00.000Z' },
    );
    const { logger, outputs, run } = setup();
    await run();

    expect(new Set(authorizations)).toEqual(
      new Set([authorizationOfInitiator]),
    );
    expect(logger.info.mock.calls.map(([message]) => message)).toEqual([
      'payments-api-preview waits for an approval',
      'payments-api-preview is about to be provisioned',
      'payments-api-preview is being provisioned',
      'payments-api-preview is ready',
    ]);
    expect(outputs()).toEqual({
      id,
      name: 'payments-api-preview',
      status: 'ready',
      status_url: `https://portal.example.com/environments/${id}`,
      entity_ref: 'resource:default/payments-api-preview',
      expires_at: '2026-01-02T00:00:00.000Z',
    });
  });

  it('says who rejected it, and why', async () => {
    serve({
      status: 'rejected',
      votes: [
        {
          decision: 'reject',
          reason: 'Too expensive',
          plan_digest: `sha256:${'0'.repeat(64)}`,
          decided_by: 'user:default/ben',
          created_at: '2026-01-01T00:00:00.000Z',
        },
      ],
    });
    const { elapsedMs, run } = setup();
    await expect(run()).rejects.toThrow(
      'payments-api-preview was rejected by user:default/ben: Too expensive',
    );
    expect(elapsedMs()).toBe(0);
  });

  it.each([
    ['cancelled', 'payments-api-preview was cancelled (Because)'],
    ['failed', 'payments-api-preview could not be provisioned (Because)'],
    ['deprovisioning', 'payments-api-preview is being removed (Because)'],
    ['deleted', 'payments-api-preview was removed (Because)'],
    [
      'expired',
      'payments-api-preview has reached the end of its lease and was removed (Because)',
    ],
  ] as const)('fails at once when it is %s', async (status, message) => {
    serve({ status: 'reconciling' }, { status, status_message: 'Because' });
    const { outputs, run } = setup();
    await expect(run()).rejects.toThrow(message);
    expect(outputs()).toEqual({});
  });

  it('gives up after the time that it was given', async () => {
    serve({ status: 'pending_approval' });
    const { elapsedMs, run } = setup({ timeout_seconds: 60 });
    await expect(run()).rejects.toThrow(
      `The environment was not ready after 60 seconds: payments-api-preview waits for an approval. Follow it at https://portal.example.com/environments/${id}`,
    );
    expect(elapsedMs()).toBe(60_000);
  });

  it('waits ten minutes when it is not told how long', async () => {
    serve({ status: 'reconciling' });
    const { elapsedMs, run } = setup();
    await expect(run()).rejects.toThrow('not ready after 600 seconds');
    expect(elapsedMs()).toBe(600_000);
  });

  it('bears a control plane that is away for a while', async () => {
    serve(
      anError(503, 'unavailable', 'Starting'),
      anError(429, 'rate_limited', 'Too many'),
      HttpResponse.error(),
      { status: 'ready' },
    );
    const { logger, outputs, run } = setup();
    await run();
    expect(outputs()).toMatchObject({ status: 'ready' });
    expect(logger.warn).toHaveBeenCalledTimes(3);
  });

  it.each([
    [401, 'unauthorized', 'AuthenticationError'],
    [404, 'not_found', 'NotFoundError'],
  ])('fails at once on %d', async (status, code, name) => {
    const calls = serve(anError(status, code, 'No'));
    const { run } = setup();
    await expect(run()).rejects.toMatchObject({
      name,
      message: 'The environment cannot be read: No [request id request-1]',
    });
    expect(calls).toHaveLength(1);
  });

  it('stops when the task is cancelled', async () => {
    const cancel = new AbortController();
    const calls = serve({ status: 'reconciling' });
    const { logger, run } = setup({ signal: cancel.signal });
    logger.info.mockImplementation(() => cancel.abort());
    await expect(run()).rejects.toMatchObject({ name: 'AbortError' });
    expect(calls).toHaveLength(1);
  });
});
