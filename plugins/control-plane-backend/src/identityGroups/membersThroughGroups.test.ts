import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  IdentityGroup,
  IdentityGroupList,
  Namespace,
} from '@groundwork/plugin-control-plane-common';
import { useTestApi, waitFor } from '../__testUtils__';
import {
  startScimServer,
  type ScimServer,
} from './__testUtils__/startScimServer';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const path = '/v1/namespaces';

describe.each(databases.eachSupportedId())(
  'members through identity groups on %p',
  id => {
    let directory: ScimServer;
    const scim = { url: '', token: '' };

    beforeAll(async () => {
      directory = await startScimServer();
      Object.assign(scim, { url: directory.url, token: directory.token });
    });

    const api = useTestApi(databases, id, {
      config: {
        identityGroups: {
          scim,
          timeout: { milliseconds: 300 },
          checkInterval: { milliseconds: 100 },
          ttl: { milliseconds: 200 },
        },
      },
      catalog: catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Group',
            metadata: { name: 'core', namespace: 'default' },
            spec: { type: 'team', children: [] },
            relations: [{ type: 'hasMember', targetRef: 'user:default/rui' }],
          },
        ],
      }),
    });

    afterAll(async () => {
      await directory.stop();
    });

    beforeEach(() => {
      directory.fault = undefined;
      directory.groups.clear();
    });

    async function create(identifier: string): Promise<string> {
      const { status, body } = await api.call<Namespace>('ada', 'POST', path, {
        json: {
          name_components: {
            team: 'team',
            project: `p${Math.random().toString(36).slice(2)}`,
            env: 'dev',
          },
          members: [{ identifier, type: 'identity_group', role: 'read' }],
        },
      });
      expect(status).toBe(202);
      return body.id;
    }

    const statusFor = async (who: string, namespaceId: string) =>
      (await api.call(who, 'GET', `${path}/${namespaceId}`)).status;

    it('are those of the catalog', async () => {
      const namespaceId = await create('group:core');
      await waitFor(
        () => statusFor('rui', namespaceId),
        status => status === 200,
      );
      expect(await statusFor('ana', namespaceId)).toBe(404);
    });

    it('follow a directory, and stay what they were while it is away', async () => {
      directory.groups.set('1', {
        displayName: 'platform',
        members: [{ value: 'rui' }],
      });
      const namespaceId = await create('platform');
      await waitFor(
        () => statusFor('rui', namespaceId),
        status => status === 200,
      );

      directory.fault = request => request.socket.destroy();
      const stale = await waitFor(
        async () =>
          (
            await api.call<IdentityGroupList>(
              'ada',
              'GET',
              '/v1/identity-groups?q=platform',
            )
          ).body.items[0],
        group => group.stale,
      );
      expect(stale).toMatchObject({
        identifier: 'platform',
        member_count: 1,
        message: expect.stringContaining('scim'),
      });
      expect(JSON.stringify(stale)).not.toContain(directory.token);
      expect(await statusFor('rui', namespaceId)).toBe(200);
      const { body } = await api.call<Namespace>(
        'ada',
        'GET',
        `${path}/${namespaceId}`,
      );
      expect(body.members?.[0].warning).toContain('cannot tell now');

      directory.fault = undefined;
      directory.groups.set('1', {
        displayName: 'platform',
        members: [{ value: 'ana' }],
      });
      await waitFor(
        () => statusFor('ana', namespaceId),
        status => status === 200,
      );
      expect(await statusFor('rui', namespaceId)).toBe(404);
    });

    it('count by what a token says, also for who comes by another way soon after', async () => {
      api.tokens.kim = await api.plane.token('kim', [], {
        groups: ['secops'],
      });
      const namespaceId = await create('secops');
      // Kim's other credentials say nothing of the group.
      api.tokens.kimAgain = await api.plane.token('kim');
      expect(await statusFor('kim', namespaceId)).toBe(200);
      const { body } = await api.call<IdentityGroup>(
        'ada',
        'POST',
        '/v1/identity-groups/refresh',
        { json: { identifier: 'secops' } },
      );
      expect(body.member_count).toBe(1);
      // And a newer token that names it no more ends that.
      await api.call('kimAgain', 'GET', path);
      await waitFor(
        () => statusFor('kimAgain', namespaceId),
        status => status === 404,
      );
    });

    it('are told to administrators alone', async () => {
      for (const who of ['ana', 'vic', 'ben', 'nobody']) {
        const { status } = await api.call(who, 'GET', '/v1/identity-groups');
        expect([who, status]).toEqual([who, 403]);
      }
      const { status, body } = await api.call(
        'ada',
        'POST',
        '/v1/identity-groups/refresh',
        { json: { identifier: 'nobody-names-this' } },
      );
      expect([status, body.error]).toEqual([404, 'not_found']);
    });

    it('leave the token of the directory out of the database', async () => {
      const rows = await api.plane.knex('identity_groups');
      expect(rows).not.toHaveLength(0);
      expect(JSON.stringify(rows)).not.toContain(directory.token);
    });

    it('let plugins read and change nothing', async () => {
      const namespaceId = await create('platform');
      api.tokens.plugin = mockCredentials.service.token();
      for (const [method, suffix] of [
        ['PATCH', ''],
        ['DELETE', ''],
        ['POST', '/reconcile'],
      ]) {
        const { status } = await api.call(
          'plugin',
          method,
          `${path}/${namespaceId}${suffix}`,
          { json: method === 'PATCH' ? { metadata: {} } : undefined },
        );
        expect([method, status]).toEqual([method, 403]);
      }
      expect(
        (
          await api.call('plugin', 'POST', path, {
            json: {
              name_components: {},
              members: [
                { identifier: 'user:default/x', type: 'user', role: 'read' },
              ],
            },
          })
        ).status,
      ).toBe(403);
      expect(await statusFor('plugin', namespaceId)).toBe(200);
    });
  },
);
