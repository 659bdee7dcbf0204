import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { contextOf } from '../__testUtils__/contextOf';
import {
  actionOptions,
  anError,
  authorizationOfInitiator,
  baseUrl,
} from '../__testUtils__/setup';
import { createApiKeyAction } from './createApiKeyAction';
import { createNamespaceAction } from './createNamespaceAction';
import { createTenantAction } from './createTenantAction';

const server = setupServer();
registerMswTestHooks(server);

const id = '6f0c5a3e-51d5-4d0c-9a55-0d9a3f6f3a01';
const plaintext = 'bp_0123456789abcdefghijkl';

type Call = { body: unknown; key: string | null; auth: string | null };

/** Answers a POST, and keeps what it was sent. */
function serve(path: string, answer: object, status = 201): Call[] {
  const calls: Call[] = [];
  server.use(
    http.post(`${baseUrl}${path}`, async ({ request }) => {
      calls.push({
        body: await request.json(),
        key: request.headers.get('idempotency-key'),
        auth: request.headers.get('authorization'),
      });
      return HttpResponse.json(answer, { status });
    }),
  );
  return calls;
}

describe('control-plane:namespace:create', () => {
  const action = createNamespaceAction(actionOptions);
  type Context = Parameters<typeof action.handler>[0];
  const input = {
    name_components: { team: 'payments', app: 'api' },
    members: [
      {
        identifier: 'group:default/team-payments',
        type: 'identity_group' as const,
        role: 'read_write' as const,
      },
    ],
  };

  it('creates a namespace once, as the person who runs the template', async () => {
    const calls = serve('/v1/namespaces', {
      id,
      composite_name: 'payments-api',
    });
    const checkpoints = new Map<string, unknown>();
    const run = () => {
      const { context, outputs } = contextOf<Context>({
        input,
        checkpoint: async ({ key, fn }) => {
          if (!checkpoints.has(key)) {
            checkpoints.set(key, await fn());
          }
          return checkpoints.get(key) as never;
        },
      });
      return action.handler(context).then(outputs);
    };
    const expected = {
      id,
      name: 'payments-api',
      status_url: `https://portal.example.com/namespaces/${id}`,
    };
    expect(await run()).toEqual(expected);
    server.use(
      http.get(`${baseUrl}/v1/namespaces/${id}`, () =>
        HttpResponse.json({ id, composite_name: 'payments-api' }),
      ),
    );
    expect(await run()).toEqual(expected);
    expect(calls).toEqual([
      {
        body: input,
        key: expect.stringMatching(/^scaffolder-[0-9a-f]{64}$/),
        auth: authorizationOfInitiator,
      },
    ]);
  });

  it('tells in a dry run what it would be called, and what is wrong with it', async () => {
    const name = (problems: object[]) =>
      serve(
        '/v1/namespace-names',
        {
          composite_name: 'payments-api',
          acceptable: problems.length === 0,
          problems,
        },
        200,
      );
    name([]);
    const good = contextOf<Context>({ input, isDryRun: true });
    await action.handler(good.context);
    expect(good.outputs()).toMatchObject({ name: 'payments-api' });

    name([{ field: 'name_components.app', message: 'is taken' }]);
    await expect(
      action.handler(contextOf<Context>({ input, isDryRun: true }).context),
    ).rejects.toThrow('name_components.app: is taken');
  });

  it('says which field is wrong', async () => {
    serve(
      '/v1/namespaces',
      {
        error: 'validation_error',
        message: 'name_components.app: is too long',
        details: [{ field: 'name_components.app', message: 'is too long' }],
        request_id: 'request-1',
      },
      400,
    );
    await expect(
      action.handler(contextOf<Context>({ input }).context),
    ).rejects.toThrow(
      'The namespace could not be created: name_components.app: is too long (name_components.app: is too long) [request id request-1]',
    );
  });
});

describe('control-plane:tenant:create', () => {
  const action = createTenantAction(actionOptions);
  type Context = Parameters<typeof action.handler>[0];
  const input = {
    slug: 'acme',
    name: 'Acme',
    plan: 'starter',
    kind: 'customer' as const,
  };

  it('creates a tenant, with the defaults of the API', async () => {
    const calls = serve('/v1/tenants', { id, slug: 'acme', status: 'demo' });
    const { context, outputs } = contextOf<Context>({ input });
    await action.handler(context);
    expect(outputs()).toEqual({
      id,
      slug: 'acme',
      status: 'demo',
      status_url: 'https://portal.example.com/tenants/acme',
    });
    expect(calls).toEqual([
      {
        body: input,
        key: expect.stringMatching(/^scaffolder-/),
        auth: authorizationOfInitiator,
      },
    ]);
  });

  it('creates nothing in a dry run', async () => {
    const calls = serve('/v1/tenants', {});
    const { context, logs } = contextOf<Context>({ input, isDryRun: true });
    await action.handler(context);
    expect(calls).toEqual([]);
    expect(logs()).toContain('Would create the tenant acme');
  });

  it('says why it may not', async () => {
    server.use(
      http.post(`${baseUrl}/v1/tenants`, () =>
        anError(403, 'forbidden', 'You need the permission'),
      ),
    );
    await expect(
      action.handler(contextOf<Context>({ input }).context),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('You need the permission'),
    });
  });
});

describe('control-plane:api-key:create', () => {
  const action = createApiKeyAction(actionOptions);
  type Context = Parameters<typeof action.handler>[0];
  const input = { tenant_id: id, name: 'ci', secret: 'CI_KEY' };
  const answer = {
    api_key: { id, name: 'ci', prefix: 'bp_01234567' },
    plaintext,
    warning: 'Shown once',
  };

  it('hands the key on as a secret, and tells it nowhere else', async () => {
    const calls = serve('/v1/api-keys', answer);
    const secrets: Record<string, string> = {};
    const kept: unknown[] = [];
    const { context, outputs, logs } = contextOf<Context>({
      input,
      secrets,
      checkpoint: async ({ fn }) => {
        const value = await fn();
        kept.push(value);
        return value;
      },
    });
    await action.handler(context);
    expect(secrets).toEqual({ CI_KEY: plaintext });
    expect(outputs()).toEqual({ id, prefix: 'bp_01234567' });
    expect(calls[0].body).toEqual({ tenant_id: id, name: 'ci' });
    expect(JSON.stringify(kept)).not.toContain(plaintext);
    expect(logs()).not.toContain(plaintext);
  });

  it('does not go on without the key when the step runs again', async () => {
    const { context } = contextOf<Context>({
      input,
      checkpoint: async () => id as never,
    });
    await expect(action.handler(context)).rejects.toThrow(
      'The API key ci was created by an earlier run of this step, which alone was told it.',
    );
  });

  it('creates nothing in a dry run', async () => {
    const calls = serve('/v1/api-keys', answer);
    const secrets: Record<string, string> = {};
    await action.handler(
      contextOf<Context>({ input, secrets, isDryRun: true }).context,
    );
    expect([calls, secrets]).toEqual([[], {}]);
  });
});
