import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  ControlPlaneError,
  type AuditEventList,
  type Decision,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import { signDecision } from '@groundwork/plugin-control-plane-node';
import {
  nobodysId,
  productionBody,
  requestsPath,
  testControlPlaneConfig,
  useTestApi,
} from '../../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const run = promisify(execFile);
const secretOf = (client: string) =>
  `a-secret-of-the-client-${client}-of-tests`;
const { production } = testControlPlaneConfig.classes;

describe.each(databases.eachSupportedId())('machines on %p', id => {
  const api = useTestApi(databases, id, {
    config: {
      classes: {
        ...testControlPlaneConfig.classes,
        gated: {
          ...production,
          approval: {
            requiredApprovals: 2,
            approvers: ['approver-client:gate', 'user:default/ben'],
          },
        },
      },
      approvals: {
        clients: Object.fromEntries(
          ['release-checks', 'gate'].map(client => [
            client,
            {
              secrets: [{ id: 'first', secret: secretOf(client) }],
              ...(client === 'gate' && { roles: [] }),
            },
          ]),
        ),
      },
    },
  });
  const { call, create } = api;

  const decideAs = (
    client: string,
    request: Pick<EnvironmentRequest, 'id' | 'plan_digest'>,
    change: Partial<Decision> = {},
    headers: Record<string, string> = {},
  ) => {
    const decision: Decision = {
      decision: 'approve',
      plan_digest: request.plan_digest,
      reason: 'All release checks passed',
      ...change,
    };
    return api.plane.client.decideEnvironmentRequest(request.id, decision, {
      headers: {
        ...signDecision({
          client,
          secret: secretOf(client),
          requestId: request.id,
          decision,
        }),
        ...headers,
      },
    });
  };
  const codeOf = (deciding: Promise<unknown>) =>
    deciding.then(
      () => 'done',
      error => (error instanceof ControlPlaneError ? error.code : error),
    );

  it('approve by what they sign, and it is kept how they were recognised', async () => {
    const decided = await decideAs('release-checks', await create());
    expect(['approved', 'queued', 'reconciling', 'ready']).toContain(
      decided.status,
    );
    expect(decided.votes).toMatchObject([
      {
        decision: 'approve',
        decided_by: 'approver-client:release-checks',
        reason: 'All release checks passed',
        authentication: { method: 'signature', key_id: 'first' },
      },
    ]);
  });

  it('approve from a shell, just as the documentation has it', async () => {
    const { id: REQUEST_ID, plan_digest: PLAN_DIGEST } = await create();
    const documentation = await readFile(
      resolvePackagePath(
        '@groundwork/plugin-control-plane-backend',
        '../../docs/approvals.md',
      ),
      'utf8',
    );
    const [, script] = /```sh\n(.*?)```/s.exec(documentation) ?? [];
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], {
      env: {
        ...process.env,
        BASE_URL: api.plane.url,
        REQUEST_ID,
        PLAN_DIGEST,
        SECRET: secretOf('release-checks'),
      },
    });
    expect(JSON.parse(stdout)).toMatchObject({
      id: REQUEST_ID,
      votes: [{ decided_by: 'approver-client:release-checks' }],
    });
  });

  it('count where a class names them, beside people and once', async () => {
    const gated = await create({ ...productionBody, class: 'gated' });
    expect(await codeOf(decideAs('gate', gated))).toBe('done');
    expect(await codeOf(decideAs('gate', gated))).toBe('conflict');
    const path = `${requestsPath}/${gated.id}`;
    expect((await call('ana', 'GET', path)).body).toMatchObject({
      status: 'pending_approval',
      approval: { required: 2, given: 1 },
    });
    const { status } = await call('ben', 'POST', `${path}/approve`, {
      json: { decision: 'approve', plan_digest: gated.plan_digest },
    });
    expect(status).toBe(200);
    expect((await call('ana', 'GET', path)).body.status).not.toBe(
      'pending_approval',
    );
  });

  it('decide where they are named alone, and see nothing else', async () => {
    const request = await create();
    const gated = await create({ ...productionBody, class: 'gated' });
    expect([
      await codeOf(decideAs('gate', request)),
      await codeOf(decideAs('gate', { ...request, id: nobodysId })),
      await codeOf(decideAs('release-checks', gated)),
    ]).toEqual(['not_found', 'not_found', 'forbidden']);
  });

  it('are told when the plan is another one, and have to sign again', async () => {
    const request = await create();
    const stale = { plan_digest: `sha256:${'0'.repeat(64)}` };
    expect(await codeOf(decideAs('release-checks', request, stale))).toBe(
      'stale_plan',
    );
    expect(await codeOf(decideAs('release-checks', request))).toBe('done');
  });

  it('are held to the contract once it is known who they are', async () => {
    const request = await create();
    expect(
      await codeOf(
        decideAs('release-checks', request, { decision: 'reject', reason: '' }),
      ),
    ).toBe('validation_error');
    expect(
      await codeOf(
        decideAs('release-checks', request, { reason: 'x'.repeat(1_001) }),
      ),
    ).toBe('validation_error');
  });

  it('may ask again with an Idempotency-Key, signed anew', async () => {
    const request = await create();
    const key = { 'Idempotency-Key': 'the-decision-of-a-machine' };
    const first = await decideAs('release-checks', request, {}, key);
    const again = await decideAs('release-checks', request, {}, key);
    expect(again.id).toBe(first.id);
    expect(again.votes).toHaveLength(1);
  });

  it('are not let in twice by one signature, however often it comes at once', async () => {
    const request = await create();
    const decision = {
      decision: 'approve',
      plan_digest: request.plan_digest,
    } as const;
    const headers = signDecision({
      client: 'release-checks',
      secret: secretOf('release-checks'),
      requestId: request.id,
      decision,
    });
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        call('', 'POST', `${requestsPath}/${request.id}/approve`, {
          headers,
          json: decision,
        }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter(status => status === 200)).toHaveLength(1);
    expect(statuses.filter(status => status === 401)).toHaveLength(99);
    expect(
      await api.plane.knex('votes').where({ request_id: request.id }),
    ).toHaveLength(1);
    const { body: log } = await call<AuditEventList>(
      'ada',
      'GET',
      '/v1/audit?action=approval.signature-refused',
    );
    expect(log.items[0]).toMatchObject({
      actor_type: 'system',
      target_type: 'approver-client',
      target_id: 'release-checks',
      metadata: { reason: 'replayed' },
    });
    expect(log.items[0].source_ip).toMatch(/127\.0\.0\.1|::1/);
    expect(log.items.length).toBeLessThanOrEqual(5);
  });

  it('do nothing else by signing', async () => {
    const request = await create();
    const headers = signDecision({
      client: 'release-checks',
      secret: secretOf('release-checks'),
      requestId: request.id,
      decision: { decision: 'approve', plan_digest: request.plan_digest },
    });
    for (const [method, path] of [
      ['GET', requestsPath],
      ['GET', `${requestsPath}/${request.id}`],
      ['DELETE', `${requestsPath}/${request.id}`],
      ['POST', `${requestsPath}/${request.id}/cancel`],
      ['GET', '/v1/audit'],
      ['GET', '/v1/tenants'],
    ]) {
      const { status, body } = await call('', method, path, { headers });
      expect([method, path, status, body.error]).toEqual([
        method,
        path,
        401,
        'unauthorized',
      ]);
    }
    // Nor beside a token that would do.
    const { status } = await call('ada', 'GET', requestsPath, { headers });
    expect(status).toBe(401);
  });

  it.each([
    'approver-client:release-checks',
    'Approver-Client:release-checks',
    'role:approver',
  ])('are not those who say by a token that they are %s', async sub => {
    const request = await create();
    for (const claims of [{ sub }, { groups: [sub] }]) {
      const token = await api.plane.token('zoe', [], claims);
      const { status } = await call(
        '',
        'POST',
        `${requestsPath}/${request.id}/approve`,
        {
          token,
          json: { decision: 'approve', plan_digest: request.plan_digest },
        },
      );
      expect([401, 404]).toContain(status);
    }
  });
});
