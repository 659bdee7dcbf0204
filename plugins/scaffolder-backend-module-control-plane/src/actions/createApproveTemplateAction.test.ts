import {
  mockCredentials,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import type { TemplateGate } from '@groundwork/plugin-control-plane-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { aTemplateGate, anOpenGate } from '../__testUtils__/aTemplateGate';
import { contextOf } from '../__testUtils__/contextOf';
import {
  actionOptions,
  anError,
  authorizationOfInitiator,
  baseUrl,
} from '../__testUtils__/setup';
import { createApproveTemplateAction } from './createApproveTemplateAction';

const server = setupServer();
registerMswTestHooks(server);

const { id } = aTemplateGate();
const gateUrl = `https://portal.example.com/approvals?gate=${id}`;
const authorizationOfScaffolder = `Bearer ${mockCredentials.service.token({
  onBehalfOf: mockCredentials.service('plugin:scaffolder'),
  targetPluginId: 'control-plane',
})}`;

const action = createApproveTemplateAction({
  ...actionOptions,
  clock: { sleep: async (_durationMs, signal) => signal?.throwIfAborted() },
});
type Context = Parameters<typeof action.handler>[0];

const input = { policy: 'release', parameters: { role: 'admin' } };
const templateInfo = {
  entityRef: 'template:default/grant-access',
  entity: { metadata: { name: 'grant-access', title: 'Grant access' } },
};

/** Takes gates, and answers for them one after the other, then the last one for ever. */
function serve(...answers: (TemplateGate | Response)[]) {
  const posts: { body: any; key: string | null; auth: string | null }[] = [];
  const reads: (string | null)[] = [];
  const cancels: unknown[] = [];
  server.use(
    http.post(`${baseUrl}/v1/template-gates`, async ({ request }) => {
      posts.push({
        body: await request.json(),
        key: request.headers.get('idempotency-key'),
        auth: request.headers.get('authorization'),
      });
      return HttpResponse.json(aTemplateGate(), { status: 201 });
    }),
    http.get(`${baseUrl}/v1/template-gates/${id}`, ({ request }) => {
      const answer = answers[Math.min(reads.length, answers.length - 1)];
      reads.push(request.headers.get('authorization'));
      return answer instanceof Response
        ? answer.clone()
        : HttpResponse.json(answer);
    }),
    http.post(
      `${baseUrl}/v1/template-gates/${id}/cancel`,
      async ({ request }) => {
        cancels.push(await request.json());
        return HttpResponse.json(aTemplateGate({ status: 'cancelled' }));
      },
    ),
  );
  return { posts, reads, cancels };
}

function setup(overrides: Partial<Context> = {}) {
  const { context, outputs, logs } = contextOf<Context>({
    input,
    templateInfo,
    ...overrides,
  } as Parameters<typeof contextOf>[0]);
  return { run: () => action.handler(context), context, outputs, logs };
}

describe('control-plane:template:approve', () => {
  it('asks as the person who runs the template, and goes on when it is approved', async () => {
    const { posts, reads } = serve(
      aTemplateGate(),
      aTemplateGate(),
      anOpenGate(),
    );
    const { run, outputs, logs } = setup();
    await run();
    expect(posts).toEqual([
      {
        body: {
          policy: 'release',
          template_ref: 'template:default/grant-access',
          template_title: 'Grant access',
          task_id: 'mock-task-id',
          step_name: 'mock step name',
          title: 'Grant access',
          parameters: { role: 'admin' },
        },
        key: expect.stringMatching(/^scaffolder-[0-9a-f]{64}$/),
        auth: authorizationOfInitiator,
      },
    ]);
    // A decision may take longer than a sign-in lasts.
    expect(new Set(reads)).toEqual(new Set([authorizationOfScaffolder]));
    expect(outputs()).toEqual({
      gateId: id,
      gateUrl,
      approvedBy: ['user:default/ben'],
    });
    expect(logs()).toContain('Who may decide: role:approver');
    expect(logs()).toContain(gateUrl);
    expect(logs()).toContain(
      'Access to production was approved by user:default/ben: Fine',
    );
  });

  it('tells each step of the way once', async () => {
    const given = { approvals_required: 2, approvals_given: 1 };
    serve(
      aTemplateGate({ approvals_required: 2 }),
      aTemplateGate(given),
      aTemplateGate(given),
      aTemplateGate({ ...given, escalated_at: '2026-01-01T08:00:00.000Z' }),
      anOpenGate(),
    );
    const { run, logs } = setup();
    await run();
    expect(logs().match(/It has 1 of 2 approvals"/g)).toHaveLength(1);
    expect(logs()).toContain(
      'It has 1 of 2 approvals. Nobody decided in time: others may decide as well',
    );
  });

  it('waits for the decision that it asked for before, after a restart of the backend', async () => {
    const { posts } = serve(anOpenGate());
    const checkpoints = new Map<string, unknown>();
    const checkpoint: Context['checkpoint'] = async ({ key, fn }) => {
      if (!checkpoints.has(key)) {
        checkpoints.set(key, await fn());
      }
      return checkpoints.get(key) as never;
    };
    await setup({ checkpoint }).run();
    await setup({ checkpoint }).run();
    expect(posts).toHaveLength(1);
    // Without checkpoints it is the key by which it is the same.
    await setup().run();
    expect(posts[1].key).toBe(posts[0].key);
  });

  it.each<[string, Partial<TemplateGate>, string]>([
    [
      'rejected',
      { decided_by: 'user:default/ben', reason: 'Too long' },
      'Access to production was rejected by user:default/ben: Too long',
    ],
    [
      'cancelled',
      { decided_by: 'user:default/ana' },
      'Access to production was cancelled by user:default/ana',
    ],
    [
      'expired',
      { reason: 'Nobody decided over it in time' },
      'Access to production was not approved: Nobody decided over it in time',
    ],
  ])('fails and says why when it is %s', async (status, gate, message) => {
    serve(
      aTemplateGate(),
      aTemplateGate({ ...gate, status: status as TemplateGate['status'] }),
    );
    const { run, outputs } = setup();
    await expect(run()).rejects.toThrow(message);
    expect(outputs()).toEqual({});
  });

  it('says which policy there is not, and how to find the call in the logs', async () => {
    server.use(
      http.post(`${baseUrl}/v1/template-gates`, () =>
        anError(400, 'validation_error', 'policy: there is none', [
          { field: 'policy', message: "there is no approval policy 'relese'" },
        ]),
      ),
    );
    await expect(setup().run()).rejects.toThrow(
      "Approval could not be asked for: policy: there is none (policy: there is no approval policy 'relese') [request id request-1]",
    );
  });

  it('bears a control plane that is away for a while, and not one that refuses', async () => {
    serve(
      anError(503, 'unavailable', 'Starting'),
      HttpResponse.error(),
      anOpenGate(),
    );
    const { run, logs } = setup();
    await run();
    expect(logs()).toContain('trying again');
    serve(anError(404, 'not_found', 'There is no such gate'));
    await expect(setup().run()).rejects.toThrow(
      'The decision cannot be read: There is no such gate',
    );
  });

  it('takes the question back when the task is cancelled', async () => {
    const { cancels } = serve(aTemplateGate());
    const cancel = new AbortController();
    const { run, context } = setup({ signal: cancel.signal });
    jest.mocked(context.logger.info).mockImplementation(() => cancel.abort());
    await expect(run()).rejects.toMatchObject({ name: 'AbortError' });
    expect(cancels).toEqual([
      { reason: 'The run of the template was cancelled' },
    ]);
  });

  it('sends no secrets of the task, and nothing of what is named secret', async () => {
    const { posts } = serve(anOpenGate());
    const { run, logs } = setup({
      input: {
        ...input,
        title: 'Access with s3cr3t-of-ana',
        summary: 'Known: s3cr3t-of-ana',
        parameters: {
          pin: 4711,
          deep: [{ pin: 'x' }],
          url: 'https://ana:s3cr3t-of-ana@example.com',
        },
        secret_parameters: ['pin'],
      },
      secrets: { password: 's3cr3t-of-ana', short: 'x' },
    });
    await run();
    expect(posts[0].body).toMatchObject({
      title: 'Access with ***',
      summary: 'Known: ***',
      parameters: {
        pin: '***',
        deep: [{ pin: '***' }],
        url: 'https://ana:***@example.com',
      },
    });
    expect(logs()).not.toContain('s3cr3t');
  });

  it.each<[string | Record<string, number>, number]>([
    ['2d', 172_800],
    ['90 minutes', 5_400],
    [{ hours: 12 }, 43_200],
  ])('waits no longer than %j', async (timeout, seconds) => {
    const { posts } = serve(anOpenGate());
    await setup({ input: { ...input, timeout } }).run();
    expect(posts[0].body.timeout_seconds).toBe(seconds);
  });

  it.each(['soon', '2000d', { hours: -1 }])(
    'refuses to wait for %j',
    async timeout => {
      await expect(
        setup({ input: { ...input, timeout } as Context['input'] }).run(),
      ).rejects.toThrow(/^timeout must be/);
    },
  );

  it('asks nobody in a dry run', async () => {
    const { run, outputs, logs } = setup({ isDryRun: true });
    await run();
    expect(logs()).toContain(
      'Would ask for approval of: Grant access, by the policy release',
    );
    expect(outputs()).toMatchObject({ approvedBy: [] });
  });
});
