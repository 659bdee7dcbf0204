import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import type {
  Notification,
  NotificationSettings,
} from '@backstage/plugin-notifications-common';
import {
  NOTIFICATION_ORIGIN,
  notificationTopics,
  type NotificationTopic,
} from '@groundwork/plugin-control-plane-common';
import type { Entity } from '@backstage/catalog-model';
import { parse } from 'yaml';
import {
  exampleEntities,
  previewBody,
  productionBody,
  requestsPath,
  useTestApi,
  waitFor,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const [embedded, production] = ['', '.production'].map(name => {
  const path = resolvePackagePath(
    '@groundwork/plugin-control-plane-backend',
    `../../app-config${name}.yaml`,
  );
  return parse(readFileSync(path, 'utf8')).notifications;
});
const [ana, cara, ben] = ['ana', 'cara', 'ben'].map(
  name => `user:default/${name}`,
);

describe.each(databases.eachSupportedId())(
  'what the notifications of Backstage make of it on %p',
  databaseId => {
    const api = useTestApi(databases, databaseId, {
      withOwnDatabase: ['notifications'],
      otherConfig: {
        app: { baseUrl: 'http://localhost:3000' },
        notifications: embedded,
      },
      config: {
        roles: { approver: { groups: ['group:default/platform-approvers'] } },
      },
      catalog: catalogServiceMock.factory({
        entities: [
          ...exampleEntities,
          aGroup('team-payments', [ana, cara]),
          // Ana may approve, but not what she asks for herself
          aGroup('platform-approvers', [ben, ana]),
        ],
      }),
      features: [notificationsPlugin],
    });

    async function ask<T>(user: string, path: string, settings?: object) {
      const { origin } = new URL(api.plane.url);
      const response = await fetch(`${origin}/api/notifications${path}`, {
        method: settings ? 'POST' : 'GET',
        headers: {
          authorization: mockCredentials.user.header(user),
          'content-type': 'application/json',
        },
        body: settings && JSON.stringify(settings),
      });
      expect(response.status).toBe(200);
      return (await response.json()) as T;
    }
    /** What somebody was told about an environment. */
    async function toldOf(user: string, id: string) {
      const told = await ask<{ notifications: Notification[] }>(
        user,
        '/notifications?limit=100',
      );
      return told.notifications.filter(({ payload }) =>
        payload.scope?.includes(id),
      );
    }
    const waitForTopics = async (
      user: string,
      id: string,
      topics: NotificationTopic[],
    ) =>
      waitFor(
        () => toldOf(user, id),
        told =>
          told
            .map(({ payload }) => payload.topic)
            .sort()
            .join() === [...topics].sort().join(),
      );
    const create = async (body: object) =>
      (await api.call('ana', 'POST', requestsPath, { json: body })).body;

    it('asks approvers except who asks, tells who asked what was decided, and leads both to the right page', async () => {
      const { id, name, plan_digest } = await create(productionBody);
      expect(await waitForTopics(ben, id, ['approvals'])).toMatchObject([
        {
          payload: {
            title: 'payments-api asks for Production',
            link: expect.stringMatching(/^\/approvals\?link=/),
            severity: 'normal',
          },
        },
      ]);
      expect(await toldOf(ana, id)).toEqual([]);
      await api.call('ben', 'POST', `${requestsPath}/${id}/approve`, {
        json: { decision: 'approve', plan_digest },
      });
      const told = await waitForTopics(ana, id, ['decisions', 'ready']);
      expect(told.map(({ payload }) => payload)).toContainEqual(
        expect.objectContaining({
          title: `${name} was approved`,
          link: `/environments/${id}`,
        }),
      );
      // Her colleagues did not ask, but own it
      await waitForTopics(cara, id, ['ready']);
    });

    it('lets people switch off every topic, before they were told of any', async () => {
      const { channels } = await ask<NotificationSettings>(
        'user:default/nobody',
        '/settings',
      );
      expect(channels).toMatchObject([
        {
          id: 'Web',
          origins: [
            {
              id: NOTIFICATION_ORIGIN,
              enabled: true,
              topics: notificationTopics.map(id => ({ id, enabled: true })),
            },
          ],
        },
      ]);
      expect(production).toEqual(embedded);
    });

    it('does not tell who has switched a topic off, and goes on to tell others, and them of the rest', async () => {
      await ask<NotificationSettings>(ana, '/settings', {
        channels: [
          {
            id: 'Web',
            origins: [
              {
                id: NOTIFICATION_ORIGIN,
                enabled: true,
                topics: [{ id: 'drift', enabled: false }],
              },
            ],
          },
        ],
      });
      const { id } = await create(previewBody);
      await api.waitForStatus(id, 'ready');
      await waitForTopics(ana, id, ['ready']);
      api.plane.adapter.tamper(id, 'something else');
      await waitForTopics(cara, id, ['ready', 'drift']);
      // What comes after it, as everything is sent in turn
      await api.call('ana', 'POST', `${requestsPath}/${id}/reconcile`);
      await waitFor(
        () => toldOf(ana, id),
        told => told.some(({ updated }) => updated),
      );
      expect(await waitForTopics(ana, id, ['ready'])).toHaveLength(1);
    });

    it('takes the place of what was told before on the same topic, and is unread again', async () => {
      const { id } = await create(previewBody);
      await api.waitForStatus(id, 'ready');
      const [{ id: told }] = await waitForTopics(cara, id, ['ready']);
      await ask(cara, '/update', { ids: [told], read: true });
      await api.call('ana', 'POST', `${requestsPath}/${id}/reconcile`);
      await waitFor(
        () => toldOf(cara, id),
        ([{ updated, read }]) => Boolean(updated) && !read,
      );
      expect(await waitForTopics(cara, id, ['ready'])).toHaveLength(1);
    });
  },
);

function aGroup(name: string, members: string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: members.map(targetRef => ({ type: 'hasMember', targetRef })),
  };
}
