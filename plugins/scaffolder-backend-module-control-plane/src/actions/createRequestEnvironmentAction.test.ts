import {
  mockCredentials,
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { anEnvironmentRequest } from '../__testUtils__/anEnvironmentRequest';
import {
  actionOptions,
  anError,
  authorizationOfInitiator,
  baseUrl,
} from '../__testUtils__/setup';
import { createRequestEnvironmentAction } from './createRequestEnvironmentAction';

const server = setupServer();
registerMswTestHooks(server);

const action = createRequestEnvironmentAction(actionOptions);
type Context = Parameters<typeof action.handler>[0];

const input = {
  app: 'payments-api',
  team: 'team-payments',
  class: 'preview',
  region: 'eu-central-1',
};

const mockContext = createMockActionContext() as ActionContext<any, any>;

function contextOf(overrides: Partial<Context> = {}) {
  const logger = mockServices.logger.mock();
  const output = jest.fn<void, [string, unknown]>();
  const context: Context = {
    ...mockContext,
    input,
    getInitiatorCredentials: async () =>
      mockCredentials.user('user:default/ana'),
    logger,
    output,
    ...overrides,
  };
  return {
    context,
    logger,
    outputs: () => Object.fromEntries(output.mock.calls),
  };
}

/** Answers as the control plane does, and keeps what it was sent. */
function serveRequests(answer = anEnvironmentRequest()) {
  const posts: { body: unknown; key: string | null; auth: string | null }[] =
    [];
  server.use(
    http.post(`${baseUrl}/v1/environment-requests`, async ({ request }) => {
      posts.push({
        body: await request.json(),
        key: request.headers.get('idempotency-key'),
        auth: request.headers.get('authorization'),
      });
      return HttpResponse.json(answer, { status: 201 });
    }),
    http.get(`${baseUrl}/v1/environment-requests/${answer.id}`, () =>
      HttpResponse.json({ ...answer, status: 'ready' }),
    ),
  );
  return posts;
}

describe('control-plane:environment:request', () => {
  it('requests what it was told to, as the person who runs the template', async () => {
    const posts = serveRequests();
    const full = {
      ...input,
      ttl_hours: 48,
      owner: 'group:default/team-payments',
      repository: 'https://git.example.com/payments/api',
      revision: 'main',
      component_ref: 'component:default/payments-api',
      tenant_id: '6f0c5a3e-51d5-4d0c-9a55-0d9a3f6f3aff',
      note: 'For the demo',
    };
    const { context, outputs } = contextOf({ input: full });
    await action.handler(context);

    expect(posts).toEqual([
      {
        body: full,
        key: expect.stringMatching(/^[\x21-\x7e]{1,200}$/),
        auth: authorizationOfInitiator,
      },
    ]);
    expect(outputs()).toEqual({
      id: '6f0c5a3e-51d5-4d0c-9a55-0d9a3f6f3a01',
      name: 'payments-api-preview',
      status: 'queued',
      status_url:
        'https://portal.example.com/environments/6f0c5a3e-51d5-4d0c-9a55-0d9a3f6f3a01',
      entity_ref: 'resource:default/payments-api-preview',
    });
  });

  it('leaves out what a form left empty', async () => {
    const posts = serveRequests();
    const { context } = contextOf({
      input: { ...input, owner: '', note: '', revision: 'main' },
    });
    await action.handler(context);
    expect(posts[0].body).toEqual({ ...input, revision: 'main' });
  });

  it('tells in the log what happens next', async () => {
    serveRequests(anEnvironmentRequest({ status: 'pending_approval' }));
    const { context, logger } = contextOf();
    await action.handler(context);
    expect(logger.info).toHaveBeenCalledWith(
      'Requested an environment: payments-api-preview waits for an approval. Follow it at https://portal.example.com/environments/6f0c5a3e-51d5-4d0c-9a55-0d9a3f6f3a01',
    );
  });

  it('repeats itself with the same key, so that a retry makes no second request', async () => {
    const posts = serveRequests();
    await action.handler(contextOf().context);
    await action.handler(contextOf().context);
    expect(posts).toHaveLength(2);
    expect(posts[1].key).toBe(posts[0].key);
  });

  it('has another key for another task, step or input, such as the next of a list', async () => {
    const posts = serveRequests();
    for (const overrides of [
      {},
      { task: { id: 'another-task' } },
      { step: { id: 'another-step' } },
      { input: { ...input, region: 'us-east-1' } },
    ]) {
      await action.handler(contextOf(overrides).context);
    }
    expect(new Set(posts.map(({ key }) => key)).size).toBe(4);
  });

  it('calls nothing again that a checkpoint remembers, but for another input, and outputs how it is now', async () => {
    const posts = serveRequests();
    const remembered = new Map<string, unknown>();
    const checkpoint: Context['checkpoint'] = async ({ key, fn }) => {
      if (!remembered.has(key)) {
        remembered.set(key, await fn());
      }
      return remembered.get(key) as Awaited<ReturnType<typeof fn>>;
    };
    await action.handler(contextOf({ checkpoint }).context);
    const { context, outputs } = contextOf({ checkpoint });
    await action.handler(context);

    expect(posts).toHaveLength(1);
    expect(outputs()).toMatchObject({
      id: '6f0c5a3e-51d5-4d0c-9a55-0d9a3f6f3a01',
      status: 'ready',
    });

    const next = { ...input, region: 'us-east-1' };
    await action.handler(contextOf({ checkpoint, input: next }).context);
    expect(posts.map(({ body }) => body)).toEqual([input, next]);
  });

  it('says which fields to change, and how to find the call in the logs', async () => {
    server.use(
      http.post(`${baseUrl}/v1/environment-requests`, () =>
        anError(400, 'validation_error', 'The request is not acceptable', [
          { field: 'ttl_hours', message: 'must be at most 168' },
          { field: 'region', message: 'is not one of the class' },
        ]),
      ),
    );
    await expect(action.handler(contextOf().context)).rejects.toMatchObject({
      name: 'InputError',
      message:
        'The environment could not be requested: The request is not acceptable (ttl_hours: must be at most 168; region: is not one of the class) [request id request-1]',
    });
  });

  it.each([
    [401, 'unauthorized', 'AuthenticationError'],
    [403, 'forbidden', 'NotAllowedError'],
    [409, 'conflict', 'ConflictError'],
    [429, 'rate_limited', 'ServiceUnavailableError'],
    [503, 'unavailable', 'ServiceUnavailableError'],
    [500, 'internal_error', 'ServiceUnavailableError'],
    [418, 'something_new', 'ServiceUnavailableError'],
  ])('fails on %d %s with %s', async (status, code, name) => {
    server.use(
      http.post(`${baseUrl}/v1/environment-requests`, () =>
        anError(status, code, 'Because'),
      ),
    );
    await expect(action.handler(contextOf().context)).rejects.toMatchObject({
      name,
      message:
        'The environment could not be requested: Because [request id request-1]',
    });
  });

  it('says so when the control plane cannot be reached', async () => {
    server.use(
      http.post(`${baseUrl}/v1/environment-requests`, () =>
        HttpResponse.error(),
      ),
    );
    await expect(action.handler(contextOf().context)).rejects.toThrow(
      'The environment could not be requested, because the control plane cannot be reached',
    );
  });

  it('stops when the task is cancelled', async () => {
    const cancel = new AbortController();
    server.use(
      http.post(`${baseUrl}/v1/environment-requests`, () => {
        cancel.abort();
        return HttpResponse.json(anEnvironmentRequest(), { status: 201 });
      }),
    );
    const { context, outputs } = contextOf({ signal: cancel.signal });
    await expect(action.handler(context)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(outputs()).toEqual({});
  });

  it('only plans in a dry run', async () => {
    const plans: unknown[] = [];
    server.use(
      http.post(`${baseUrl}/v1/environment-plans`, async ({ request }) => {
        plans.push(await request.json());
        return HttpResponse.json({
          digest: `sha256:${'0'.repeat(64)}`,
          name: 'payments-api-preview',
          class: 'preview',
          estimated_monthly_cost_usd: 40,
          ttl_hours: 24,
          approval_required: true,
          created_at: '2026-01-01T00:00:00.000Z',
          targets: [
            {
              runtime: 'gitops',
              runtime_type: 'gitops',
              title: 'GitOps repository',
              available: true,
              message: '',
              resources: [],
              changes: [
                { resource_id: 'namespace.yaml', action: 'create' },
                { resource_id: 'quota.yaml', action: 'none' },
              ],
            },
            {
              runtime: 'edge',
              runtime_type: 'gitops',
              title: 'Edge',
              available: false,
              message: 'it does not answer',
              resources: [],
              changes: [],
            },
          ],
        });
      }),
    );
    const { context, logger, outputs } = contextOf({ isDryRun: true });
    await action.handler(context);

    expect(action.supportsDryRun).toBe(true);
    expect(plans).toEqual([input]);
    expect(logger.info).toHaveBeenCalledWith(
      [
        'Would request payments-api-preview of class preview for 24 hours, about $40 a month',
        'It would wait for an approval',
        'GitOps repository: create namespace.yaml',
        'Edge: cannot plan now, it does not answer',
      ].join('\n'),
    );
    expect(outputs()).toMatchObject({
      id: '00000000-0000-0000-0000-000000000000',
      name: 'payments-api-preview',
      status: 'pending_approval',
    });
  });

  it('refuses in a dry run what it would refuse for real', async () => {
    server.use(
      http.post(`${baseUrl}/v1/environment-plans`, () =>
        anError(403, 'forbidden', 'You may not request environments'),
      ),
    );
    await expect(
      action.handler(contextOf({ isDryRun: true }).context),
    ).rejects.toThrow(
      'The environment cannot be requested: You may not request environments',
    );
  });

  it('has a schema that the form and the runner can check input with', () => {
    expect(action.schema?.input).toMatchObject({
      type: 'object',
      required: ['app', 'team', 'class', 'region'],
      additionalProperties: false,
      properties: {
        app: { type: 'string', maxLength: 40 },
        ttl_hours: { type: 'integer', exclusiveMinimum: 0 },
      },
    });
    for (const schema of [action.schema?.input, action.schema?.output]) {
      for (const property of Object.values(schema?.properties ?? {})) {
        expect(property.description).toBeTruthy();
      }
    }
  });
});
