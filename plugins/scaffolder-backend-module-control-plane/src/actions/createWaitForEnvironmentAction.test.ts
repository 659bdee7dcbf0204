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

type SetupOptions = {
  signal?: AbortSignal;
  timeout_seconds?: number;
  isDryRun?: boolean;
  id?: string;
  /** What the scaffolder remembers of the task, also when the backend is another one. */
  checkpoints?: Map<string, unknown>;
  startedAt?: number;
};

function setup(options?: SetupOptions) {
  const {
    signal,
    isDryRun,
    checkpoints = new Map(),
    startedAt = 0,
    ...input
  } = options ?? {};
  let now = startedAt;
  const action = createWaitForEnvironmentAction({
    ...actionOptions,
    clock: {
      now: () => now,
      sleep: async (durationMs, aborted) => {
        now += durationMs;
        aborted?.throwIfAborted();
      },
    },
  });
  const logger = mockServices.logger.mock();
  const output = jest.fn<void, [string, unknown]>();
  return {
    logger,
    elapsedMs: () => now - startedAt,
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
        isDryRun,
        async checkpoint({ key, fn }) {
          if (!checkpoints.has(key)) {
            checkpoints.set(key, await fn());
          }
          return checkpoints.get(key) as Awaited<ReturnType<typeof fn>>;
        },
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
          id: 1,
          authentication: { method: 'backstage' },
          is_current: true,
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
    [
      'suspended',
      'payments-api-preview is suspended as its time is over (Because)',
    ],
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

  it('tells how far approvals and targets are, and what they wait for', async () => {
    const targets = [
      { title: 'GitOps', status: 'ready', message: 'Applied' },
      {
        title: 'Edge',
        status: 'waiting',
        message: 'Waiting for the pull request #42 to be merged',
      },
      { title: 'Far', status: 'pending', message: '' },
    ] as EnvironmentRequest['targets'];
    serve(
      { status: 'pending_approval', approval: { required: 2, given: 0 } },
      { status: 'pending_approval', approval: { required: 2, given: 1 } },
      { status: 'reconciling', targets },
      { status: 'ready' },
    );
    const { logger, run } = setup();
    await run();
    expect(logger.info.mock.calls.map(([message]) => message)).toEqual([
      'payments-api-preview waits for an approval, 0 of 2 are given',
      'payments-api-preview waits for an approval, 1 of 2 are given',
      'payments-api-preview is being provisioned, 1 of 3 targets ready; Edge: Waiting for the pull request #42 to be merged',
      'payments-api-preview is ready',
    ]);
  });

  it('says now and then that it still waits', async () => {
    serve({ status: 'pending_approval' });
    const { logger, run } = setup({ timeout_seconds: 25 * 60 });
    await expect(run()).rejects.toThrow('not ready after 1500 seconds');
    const waits = 'payments-api-preview waits for an approval';
    expect(logger.info.mock.calls.map(([message]) => message)).toEqual([
      waits,
      `Still: ${waits}`,
      `Still: ${waits}`,
    ]);
  });

  it('goes on after a restart of the backend, for what is left of the time', async () => {
    const checkpoints = new Map<string, unknown>();
    const stopped = new AbortController();
    serve({ status: 'reconciling' });
    const before = setup({
      timeout_seconds: 600,
      checkpoints,
      signal: stopped.signal,
    });
    before.logger.info.mockImplementation(() => stopped.abort());
    await expect(before.run()).rejects.toMatchObject({ name: 'AbortError' });

    // As the scaffolder keeps it
    const kept = new Map<string, unknown>(
      JSON.parse(JSON.stringify([...checkpoints])),
    );
    const after = setup({
      timeout_seconds: 600,
      checkpoints: kept,
      startedAt: 400_000,
    });
    await expect(after.run()).rejects.toThrow('not ready after 600 seconds');
    expect(after.elapsedMs()).toBe(200_000);
  });

  it('waits anew when somebody tries it again after its time was over', async () => {
    const checkpoints = new Map<string, unknown>();
    serve({ status: 'reconciling' });
    await expect(
      setup({ timeout_seconds: 60, checkpoints }).run(),
    ).rejects.toThrow('not ready');
    const again = setup({
      timeout_seconds: 60,
      checkpoints,
      startedAt: 3_600_000,
    });
    await expect(again.run()).rejects.toThrow('not ready');
    expect(again.elapsedMs()).toBe(60_000);
  });

  it('goes on for who may read it when their sign-in has ended, also after a restart', async () => {
    const checkpoints = new Map<string, unknown>();
    const ended = () => anError(401, 'unauthorized', 'Expired');
    const authorizations = serve(
      { status: 'pending_approval' },
      ended(),
      { status: 'reconciling' },
      { status: 'ready' },
    );
    const { logger, outputs, run } = setup({ checkpoints });
    await run();
    const itself = `Bearer ${mockCredentials.service.token({
      onBehalfOf: mockCredentials.service('plugin:scaffolder'),
      targetPluginId: 'control-plane',
    })}`;
    expect(authorizations).toEqual([
      authorizationOfInitiator,
      authorizationOfInitiator,
      itself,
      itself,
    ]);
    expect(outputs()).toMatchObject({ status: 'ready' });
    expect(logger.info).toHaveBeenCalledWith(
      'Your sign-in has ended; waiting goes on without it',
    );

    serve(ended(), { status: 'ready' });
    const restarted = setup({ checkpoints });
    await restarted.run();
    expect(restarted.outputs()).toMatchObject({ status: 'ready' });
  });

  describe('in a dry run', () => {
    it('says how long it would wait for what the run would request', async () => {
      const { elapsedMs, logger, outputs, run } = setup({
        isDryRun: true,
        id: '00000000-0000-0000-0000-000000000000',
      });
      await run();
      expect(elapsedMs()).toBe(0);
      expect(logger.info.mock.calls).toEqual([
        ['Would wait until it is ready, for 600 seconds at most'],
      ]);
      expect(outputs()).toMatchObject({ status: 'ready' });
    });

    it('says how it is now with what there is, and fails where waiting is in vain', async () => {
      serve({ status: 'reconciling' }, { status: 'deleted' });
      const { logger, run } = setup({ isDryRun: true });
      await run();
      expect(logger.info.mock.calls).toEqual([
        [
          'Would wait until it is ready, for 600 seconds at most; now payments-api-preview is being provisioned',
        ],
      ]);
      await expect(setup({ isDryRun: true }).run()).rejects.toThrow(
        'payments-api-preview was removed',
      );
    });
  });
});
