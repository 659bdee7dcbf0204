import { createServiceFactory } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { ENVIRONMENT_REQUESTS_CHANNEL } from '@groundwork/plugin-control-plane-common';
import {
  startControlPlane,
  waitFor,
  type TestControlPlane,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const production = {
  app: 'payments-api',
  team: 'team-payments',
  class: 'production',
  region: 'us-east-1',
};

describe('what happens to a request', () => {
  const sent: NotificationSendOptions[] = [];
  const signals: { channel: string }[] = [];
  const events: unknown[] = [];
  let fails = false;
  let plane: TestControlPlane;

  beforeEach(async () => {
    sent.length = 0;
    signals.length = 0;
    events.length = 0;
    fails = false;
    plane = await startControlPlane({
      databases,
      databaseId: 'SQLITE_3',
      config: {
        roles: { approver: { groups: ['group:default/platform-approvers'] } },
      },
      features: [
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({
            async send(notification) {
              if (fails) {
                throw new Error('Notifications are away');
              }
              sent.push(notification);
            },
          }),
        }),
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({
            async publish(signal) {
              signals.push(signal);
            },
          }),
        }),
        createServiceFactory({
          service: eventsServiceRef,
          deps: {},
          factory: () => ({
            async publish(event) {
              events.push(event);
            },
            async subscribe() {},
          }),
        }),
      ],
    });
  });

  afterEach(async () => {
    await plane.stop();
  });

  async function request() {
    return plane.client.createEnvironmentRequest(production, {
      token: await plane.token('ana', ['requester']),
    });
  }
  async function approve({
    id,
    plan_digest,
  }: {
    id: string;
    plan_digest: string;
  }) {
    return plane.client.decideEnvironmentRequest(
      id,
      { decision: 'approve', plan_digest },
      { token: await plane.token('ben', ['approver']) },
    );
  }
  const waitForNotifications = (count: number) =>
    waitFor(
      async () => sent,
      all => all.length === count,
    );

  it('is told to approvers, to the requester and to the owner, with a link', async () => {
    const requested = await request();
    const { id, name } = requested;
    await waitForNotifications(1);
    await approve(requested);
    await waitForNotifications(3);
    const page = `/environments/${id}`;
    expect(
      sent.map(({ recipients, payload }) => [recipients, payload]),
    ).toEqual(
      [
        [
          {
            type: 'entity',
            entityRef: ['group:default/platform-approvers'],
            excludeEntityRef: 'user:default/ana',
          },
          'approvals',
          'payments-api asks for Production',
          expect.stringMatching(/^\/approvals\?link=[\w.-]+$/),
        ],
        [
          {
            type: 'entity',
            entityRef: ['user:default/ana'],
            excludeEntityRef: 'user:default/ben',
          },
          'decisions',
          `${name} was approved`,
          page,
        ],
        [
          {
            type: 'entity',
            entityRef: ['user:default/ana', 'group:default/team-payments'],
          },
          'ready',
          `${name} is ready`,
          page,
        ],
      ].map(([recipients, topic, title, link]) => [
        recipients,
        expect.objectContaining({
          title,
          topic,
          link,
          scope: `environment-request:${id}:${topic}`,
        }),
      ]),
    );
  });

  it('is told to pages and plugins as a change, without what changed', async () => {
    const { id } = await request();
    const isOfRequests = ({ channel }: { channel: string }) =>
      channel === ENVIRONMENT_REQUESTS_CHANNEL;
    const told = await waitFor(
      async () => signals.filter(isOfRequests),
      all => all.length > 0,
    );
    const message = {
      type: 'environment-request.changed',
      message_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      request_id: id,
    };
    expect(told[0]).toEqual({
      channel: ENVIRONMENT_REQUESTS_CHANNEL,
      recipients: { type: 'broadcast' },
      message,
    });
    expect(events).toContainEqual({
      topic: ENVIRONMENT_REQUESTS_CHANNEL,
      eventPayload: message,
    });
  });

  it('goes on when nobody can be told, and is told later', async () => {
    fails = true;
    await approve(await request());
    await waitFor(
      () => plane.client.getHealth(),
      ({ status }) => status === 'healthy',
    );
    await waitFor(
      () => plane.knex('outbox').where('attempt', '>', 0),
      rows => rows.length === 3,
    );
    expect(sent).toEqual([]);
    fails = false;
    await plane.knex('outbox').update({ due_at: '2000-01-01T00:00:00.000Z' });
    await waitForNotifications(3);
    await waitFor(
      () => plane.knex('outbox'),
      rows => rows.length === 0,
    );
  });
});
