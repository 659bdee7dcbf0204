import {
  createServiceFactory,
  coreServices,
} from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { sendRaw, useTestApi } from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** What somebody would like to be read as a line, or a header, of its own. */
const forged = 'FORGED level=info user ada approved';

describe('what callers send', () => {
  const lines: unknown[][] = [];
  const logger = mockServices.logger.mock();
  for (const level of ['error', 'warn', 'info', 'debug'] as const) {
    logger[level].mockImplementation((...line) => {
      lines.push(line);
    });
  }
  logger.child.mockReturnValue(logger);
  const api = useTestApi(databases, 'SQLITE_3', {
    features: [
      createServiceFactory({
        service: coreServices.logger,
        deps: {},
        factory: () => logger,
      }),
    ],
  });

  const send = (path: string, headers: Record<string, string>, body?: string) =>
    sendRaw({
      url: api.plane.url,
      method: 'POST',
      path,
      headers: {
        authorization: `Bearer ${api.tokens.ada}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: body ?? '{}',
    });

  it.each([
    ['x-request-id', `a\t${forged}`],
    ['x-request-id', 'ü'],
    ['x-request-id', 'a'.repeat(101)],
    ['x-request-id', '${jndi:ldap://evil}'],
  ])('as %s %j becomes no part of the answer', async (name, value) => {
    const { headers } = await send('/v1/tenants', { [name]: value });
    expect(headers['x-request-id']).toMatch(
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    );
  });

  it.each(['a b', 'a\tb', 'ü', 'x'.repeat(201)])(
    'as Idempotency-Key %j is refused',
    async key => {
      const { status } = await send('/v1/tenants', { 'idempotency-key': key });
      expect(status).toBe(400);
    },
  );

  it.each([
    `/v1/tenants/%0d%0aSet-Cookie:%20a=b%0d%0a${encodeURIComponent(forged)}/archive`,
    `/v1/environment-requests/%0aLocation:%20evil/approve`,
    `/v1/%0d%0a${encodeURIComponent(forged)}`,
  ])('as %s adds no header and no line', async path => {
    const { status, headers } = await send(path, {});
    expect([400, 404]).toContain(status);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers.location).toBeUndefined();
  });

  it('is never a line of its own in the log', async () => {
    const text = `x\r\n${forged}\u001b[31m\u2028${forged}`;
    const before = lines.length;
    for (const [path, body] of [
      ['/v1/tenants', { slug: 'acme', name: text }],
      ['/v1/audit', { action: text, target_type: text, target_id: text }],
      ['/v1/identity-groups/refresh', { identifier: text }],
      [
        '/v1/environment-requests',
        { app: text, team: text, class: text, region: text, note: text },
      ],
    ] as const) {
      await send(
        path,
        { 'user-agent': forged, 'x-request-id': forged },
        JSON.stringify(body),
      );
    }
    // Something goes wrong on our side, which is logged with the path of the call.
    await api.plane.knex.schema.renameTable('projects', 'projects_away');
    try {
      const { status } = await send(
        `/v1/projects?x=${encodeURIComponent(text)}`,
        {},
      );
      expect(status).toBe(400);
      const failed = await sendRaw({
        url: api.plane.url,
        method: 'GET',
        path: `/v1/projects/00000000-0000-4000-8000-000000000000`,
        headers: { authorization: `Bearer ${api.tokens.ada}` },
      });
      expect(failed.status).toBe(500);
      expect(failed.body).not.toContain('projects_away');
    } finally {
      await api.plane.knex.schema.renameTable('projects_away', 'projects');
    }
    expect(lines.length).toBeGreaterThan(before);
    for (const [message] of lines) {
      expect(String(message)).toMatch(/^[^\p{Cc}\u2028\u2029]*$/u);
    }
  });
});
