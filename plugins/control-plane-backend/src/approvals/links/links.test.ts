import { randomUUID } from 'node:crypto';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { notificationService } from '@backstage/plugin-notifications-node';
import type {
  ApprovalLink,
  EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import {
  requestsPath,
  testControlPlaneConfig,
  useTestApi,
  waitFor,
} from '../../__testUtils__';
import { LinkSigner } from './LinkSigner';
import { LinkUseStore } from './LinkUseStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

type Sent = Parameters<(typeof notificationService)['T']['send']>[0]['payload'];

describe.each(databases.eachSupportedId())('links on %p', id => {
  const sent: Sent[] = [];
  const api = useTestApi(databases, id, {
    config: {
      approvals: { links: { ttl: { hours: 1 } } },
      roles: { approver: { users: ['user:default/ben'] } },
    },
    features: [
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          async send({ payload }) {
            sent.push(payload);
          },
        }),
      }),
    ],
  });
  const { call, create } = api;
  const signer = LinkSigner.fromConfig(testControlPlaneConfig.encryption);

  const redeem = (who: string, token: string) =>
    call<ApprovalLink & { message?: string }>(
      who,
      'POST',
      '/v1/approval-links/redeem',
      { json: { token } },
    );
  const tokenFor = (
    { id: request_id, plan_digest }: EnvironmentRequest,
    expires_at = new Date(Date.now() + 3_600_000).toISOString(),
  ) => String(signer.sign({ request_id, plan_digest, expires_at }));
  const usesOf = (request: EnvironmentRequest) =>
    api.plane
      .knex('audit_events')
      .where({ action: 'approval-link.redeemed', target_id: request.id })
      .select('actor_id', 'metadata');

  it('are in what those are told who may decide', async () => {
    const request = await create();
    const [{ link }] = await waitFor(
      async () => sent.filter(({ scope }) => scope?.includes(request.id)),
      found => found.length > 0,
    );
    const { origin, pathname, searchParams } = new URL(
      String(link),
      'https://portal.example.com',
    );
    expect([origin, pathname]).toEqual([
      'https://portal.example.com',
      '/approvals',
    ]);
    const token = String(searchParams.get('link'));
    expect((await redeem('ben', token)).body).toEqual({
      request_id: request.id,
      plan_digest: request.plan_digest,
      is_current: true,
    });
    const { expires_at } = signer.verify(token) ?? {};
    const leftMs = Date.parse(String(expires_at)) - Date.now();
    expect(leftMs).toBeGreaterThan(3_500_000);
    expect(leftMs).toBeLessThanOrEqual(3_601_000);
  });

  it('lead each person once, and decide nothing', async () => {
    const request = await create();
    const token = tokenFor(request);
    const first = await redeem('ben', token);
    const again = await redeem('ben', token);
    const other = await redeem('ada', token);
    expect([first.status, again.status, other.status]).toEqual([200, 409, 200]);
    expect(again.body.message).toBe(
      `You have used this link already. The request is at /approvals?request=${request.id}`,
    );
    const { body } = await call('ana', 'GET', `${requestsPath}/${request.id}`);
    expect([body.status, body.votes]).toEqual(['pending_approval', []]);
    expect((await usesOf(request)).map(use => use.actor_id)).toEqual([
      'user:default/ben',
      'user:default/ada',
    ]);
  });

  it('lead a person once when they are followed twenty times at once', async () => {
    const request = await create();
    const token = tokenFor(request);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => redeem('ben', token)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(await usesOf(request)).toHaveLength(1);
  });

  it('say whether the plan is still the one that they were sent for', async () => {
    const request = await create();
    const token = tokenFor({
      ...request,
      plan_digest: `sha256:${'0'.repeat(64)}`,
    });
    expect((await redeem('ben', token)).body).toMatchObject({
      request_id: request.id,
      is_current: false,
    });
  });

  it('end, and say where the request is then', async () => {
    const request = await create();
    const { status, body } = await redeem(
      'ben',
      tokenFor(request, '2026-01-01T00:00:00.000Z'),
    );
    expect([status, body.message]).toEqual([
      409,
      `This link is over. The request is at /approvals?request=${request.id}`,
    ]);
    expect(await usesOf(request)).toEqual([]);
  });

  it('lead nowhere when they were made up, or lead to what one may not see', async () => {
    const request = await create();
    const token = tokenFor(request);
    const forged = LinkSigner.fromConfig({
      keys: [{ id: 'test', secret: Buffer.alloc(32, 9).toString('base64') }],
    }).sign({
      request_id: request.id,
      plan_digest: request.plan_digest,
      expires_at: '2030-01-01T00:00:00.000Z',
    });
    const answers = await Promise.all([
      redeem('rui', token),
      redeem('rui', tokenFor({ ...request, id: randomUUID() })),
      redeem('ben', String(forged)),
      redeem('ben', `${token}A`),
      redeem('ben', 'junk'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect(new Set(answers.map(({ body }) => body.message)).size).toBe(1);
    expect(await usesOf(request)).toEqual([]);
    // Nothing of it has used up the link.
    expect((await redeem('ben', token)).status).toBe(200);
  });

  it('lead nobody who has not signed in, and nowhere by GET', async () => {
    const token = tokenFor(await create());
    expect((await redeem('', token)).status).toBe(401);
    const { status } = await call(
      'ben',
      'GET',
      `/v1/approval-links/redeem?token=${token}`,
    );
    expect(status).toBe(405);
    expect((await redeem('ben', token)).status).toBe(200);
  });

  it('are remembered as used for as long as they lead somewhere', async () => {
    const request = await create();
    await redeem('ben', tokenFor(request));
    const { knex } = api.plane;
    const uses = LinkUseStore.create({ knex });
    await uses.deleteExpired();
    const before = await knex('approval_link_uses');
    expect(before.length).toBeGreaterThan(0);
    await knex('approval_link_uses').update({
      expires_at: '2020-01-01T00:00:00.000Z',
    });
    await uses.deleteExpired();
    expect(await knex('approval_link_uses')).toEqual([]);
  });
});
