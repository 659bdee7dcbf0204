import { TestDatabases } from '@backstage/backend-test-utils';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { previewBody, requestsPath, waitFor } from '../__testUtils__';
import { runtimesPath, useRuntimeApi } from './__testUtils__/useRuntimeApi';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'removing runtime environments with what is on them on %p',
  id => {
    // Without groups in the configuration, those of the API are for everything.
    const api = useRuntimeApi(databases, id, { runtimeGroups: {} });
    const { ask, addCluster, addGroup, cluster } = api;

    const provision = async () => {
      const { body, status } = await api.call<EnvironmentRequest>(
        'ana',
        'POST',
        requestsPath,
        { json: { ...previewBody, app: api.unique() } },
      );
      expect([status, body]).toEqual([201, expect.anything()]);
      return api.waitForStatus(body.id, 'ready');
    };

    it('keeps or removes what is on them, as it is said', async () => {
      const none = await api.call('ana', 'POST', requestsPath, {
        json: previewBody,
      });
      expect([none.status, JSON.stringify(none.body)]).toEqual([
        400,
        expect.stringContaining('runtime group'),
      ]);
      const [first, second, third] = [
        await addCluster(),
        await addCluster(),
        await addCluster(),
      ];
      const group = await addGroup([first.id, second.id, third.id]);
      expect(group.is_default).toBe(true);
      const request = await provision();

      const asked = await ask('DELETE', `${runtimesPath}/${first.id}`);
      expect(asked.status).toBe(409);
      const removing = await ask(
        'DELETE',
        `${runtimesPath}/${first.id}?namespaces=remove`,
      );
      expect([removing.status, removing.body.removing]).toEqual([202, true]);
      await waitFor(
        () => ask('GET', `${runtimesPath}/${first.id}`),
        ({ status }) => status === 404,
      );
      expect(cluster.memory.writes).toContainEqual({
        call: 'remove',
        id: request.id,
      });

      const kept = await ask(
        'DELETE',
        `${runtimesPath}/${second.id}?namespaces=keep`,
      );
      expect(kept.status).toBe(204);
      const left = await api.waitForStatus(request.id, 'ready');
      expect(left.targets?.map(({ runtime }) => runtime)).toEqual([third.name]);
    });

    it('lets what waited for a canary begin when that is gone', async () => {
      const [canary, follower] = [await addCluster(), await addCluster()];
      await addGroup([canary.id, follower.id], { is_default: true });
      const request = await provision();
      const placed = (runtime: string) =>
        api.plane.knex('placements').where({ request_id: request.id, runtime });
      await placed(canary.name).update({ rollout: 'canary' });
      await placed(follower.name).update({
        rollout: 'follower',
        status: 'waiting',
        next_reconcile_at: null,
      });
      await ask('DELETE', `${runtimesPath}/${canary.id}?namespaces=keep`);
      const [row] = await waitFor(
        async () => placed(follower.name),
        ([{ status }]) => status === 'ready',
      );
      expect(row.rollout).toBeNull();
    });

    it('ends environments that are on no other', async () => {
      const fourth = await addCluster();
      const second = await addGroup([fourth.id], { is_default: true });
      const request = await provision();
      const fifth = await addCluster();
      await ask('PUT', `/v1/groups/${second.id}`, {
        add_environments: [{ id: fifth.id }],
      });
      const { knex } = api.plane;
      expect(
        (await ask('DELETE', `${runtimesPath}/${fourth.id}?namespaces=keep`))
          .status,
      ).toBe(204);
      await api.waitForStatus(request.id, 'deleted');
      const [namespace] = await knex('namespaces').where({ id: request.id });
      expect(namespace).toMatchObject({
        status: 'deleted',
        deleted_at: expect.any(String),
      });
    });
  },
);
