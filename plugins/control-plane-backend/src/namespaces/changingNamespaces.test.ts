import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  Namespace,
  NamespaceState,
} from '@groundwork/plugin-control-plane-common';
import { previewBody, requestsPath, waitFor } from '../__testUtils__';
import { path, useTestNamespaces } from './__testUtils__/useTestNamespaces';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('changing namespaces on %p', id => {
  const {
    api,
    adapter,
    call,
    waitForStatus,
    create,
    waitForActive,
    listOf,
    desiredOf,
  } = useTestNamespaces(databases, id);

  describe('changing one', () => {
    it('replaces metadata and members, and brings that about everywhere', async () => {
      const namespace = await create({ metadata: { a: '1', b: '2' } });
      await waitForActive(namespace.id);
      const { status, body } = await call<Namespace>(
        'cleo',
        'PATCH',
        `${path}/${namespace.id}`,
        {
          json: {
            metadata: { c: '3' },
            members: [
              { identifier: 'User:default/Zoe', type: 'user', role: 'write' },
              { identifier: 'user:default/mel', type: 'user', role: 'read' },
            ],
          },
        },
      );
      expect(status).toBe(202);
      expect(body.metadata).toEqual({ c: '3' });
      expect(body.members).toEqual([
        expect.objectContaining({ identifier: 'user:default/zoe' }),
        // Who stays is who they were.
        namespace.members?.[0],
      ]);
      const active = await waitForActive(namespace.id);
      expect(active.targets?.[0].observed_generation).toBe(2);
      expect(await desiredOf(namespace.id)).toEqual([
        expect.objectContaining({
          metadata: { c: '3' },
          members: [
            { identifier: 'user:default/zoe', type: 'user', role: 'write' },
            { identifier: 'user:default/mel', type: 'user', role: 'read' },
          ],
        }),
      ]);
    });

    it('is not for those who may only read, and not for the role to write to remove', async () => {
      const { id: namespaceId } = await create({
        members: [
          { identifier: 'user:default/mel', type: 'user', role: 'read' },
          { identifier: 'user:default/rui', type: 'user', role: 'write' },
        ],
      });
      const change = { json: { metadata: {} } };
      const one = `${path}/${namespaceId}`;
      expect((await call('mel', 'PATCH', one, change)).status).toBe(403);
      expect((await call('mel', 'POST', `${one}/reconcile`)).status).toBe(403);
      expect((await call('vic', 'PATCH', one, change)).status).toBe(403);
      expect((await call('rui', 'PATCH', one, change)).status).toBe(202);
      expect((await call('rui', 'DELETE', one)).status).toBe(403);
      const { body } = await call<Namespace>('rui', 'GET', one);
      expect(body.actions?.delete).toEqual({
        allowed: false,
        reason: expect.stringContaining('read and write'),
      });
    });

    it('changes the namespace of an environment too, which is ready again then', async () => {
      const request = await api.create(previewBody);
      await waitForStatus(request.id, 'ready');
      const one = `${path}/${request.id}`;
      const { status } = await call('ana', 'PATCH', one, {
        json: {
          members: [
            { identifier: 'user:default/mel', type: 'user', role: 'read' },
          ],
        },
      });
      expect(status).toBe(202);
      await waitForActive(request.id);
      await waitForStatus(request.id, 'ready');
      expect((await desiredOf(request.id))[0].members).toEqual([
        { identifier: 'user:default/mel', type: 'user', role: 'read' },
      ]);
      expect((await call('mel', 'GET', one)).status).toBe(200);
      expect(
        (await call('mel', 'GET', `${requestsPath}/${request.id}`)).status,
      ).toBe(404);
    });

    it('does not remove the namespace of an environment, and says where that is done', async () => {
      const request = await api.create(previewBody);
      await waitForStatus(request.id, 'ready');
      const { status, body } = await call(
        'ana',
        'DELETE',
        `${path}/${request.id}`,
      );
      expect([status, body.error]).toEqual([409, 'conflict']);
      expect(JSON.stringify(body)).toContain('delete the environment');
    });
  });

  describe('reconciling one', () => {
    it('can be asked for again and again', async () => {
      const { id: namespaceId } = await create();
      await waitForActive(namespaceId);
      const answers = await Promise.all(
        [1, 2, 3].map(() =>
          call('cleo', 'POST', `${path}/${namespaceId}/reconcile`),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
      await waitForActive(namespaceId);
    });

    it('mends what was changed behind its back', async () => {
      const { id: namespaceId } = await create();
      await waitForActive(namespaceId);
      adapter.tamper(namespaceId);
      await call('cleo', 'POST', `${path}/${namespaceId}/reconcile`);
      const isThere = await waitFor(
        async () => adapter.live.has(namespaceId),
        found => found,
      );
      expect(isThere).toBe(true);
    });

    it('is refused for what is gone', async () => {
      const { id: namespaceId } = await create();
      await call('cleo', 'DELETE', `${path}/${namespaceId}`);
      const { status } = await call(
        'cleo',
        'POST',
        `${path}/${namespaceId}/reconcile`,
      );
      expect(status).toBe(409);
      // While removing it again changes nothing.
      expect(
        (await call('cleo', 'DELETE', `${path}/${namespaceId}`)).status,
      ).toBe(202);
    });
  });

  describe('its state', () => {
    it('is told by runtime environment', async () => {
      const { id: namespaceId } = await create();
      await waitForActive(namespaceId);
      const { body } = await call<NamespaceState>(
        'mel',
        'GET',
        `${path}/${namespaceId}/status`,
      );
      expect(body).toEqual({
        namespace_id: namespaceId,
        overall_status: 'active',
        environments: [
          expect.objectContaining({
            environment_id: expect.any(String),
            environment_name: 'memory',
            status: 'completed',
            drift_status: 'in_sync',
          }),
        ],
      });
    });

    it('is held, and says why, while a runtime environment is not well', async () => {
      const { knex } = api.plane;
      await knex('runtime_environments')
        .where({ name: 'memory' })
        .update({ maintenance: true, maintenance_reason: 'New disks' });
      const { id: namespaceId, composite_name } = await create();
      const { body } = await call<NamespaceState>(
        'mel',
        'GET',
        `${path}/${namespaceId}/status`,
      );
      expect(body).toMatchObject({
        overall_status: 'held',
        environments: [
          {
            status: 'held',
            message: 'Memory is in maintenance: New disks',
          },
        ],
      });
      for (const [status, isListed] of [
        ['held', true],
        ['provisioning', false],
      ] as const) {
        const { items } = await listOf(
          'mel',
          `?q=${composite_name}&status=${status}`,
        );
        expect([status, items.map(item => item.status)]).toEqual([
          status,
          isListed ? ['held'] : [],
        ]);
      }
      await knex('runtime_environments')
        .where({ name: 'memory' })
        .update({ maintenance: false, maintenance_reason: null });
      await waitForActive(namespaceId);
    });
  });
});
