import { TestDatabases } from '@backstage/backend-test-utils';
import {
  addHours,
  type EnvironmentEvent,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import {
  nobodysId,
  previewBody,
  productionBody,
  requestsPath,
  testControlPlaneConfig,
  useTestApi,
  waitFor,
} from '../__testUtils__';
import { parseJson } from '../database';
import type { NotificationMessage } from '../messages';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const { classes } = testControlPlaneConfig;

describe.each(databases.eachSupportedId())('extending on %p', databaseId => {
  const api = useTestApi(databases, databaseId, {
    config: {
      classes: {
        ...classes,
        // 24 hours, 12 more at once, 36 in all.
        short: {
          ...classes.preview,
          title: 'Short',
          ttlHours: { default: 24, max: 24 },
          extension: { hoursMax: 12, lifetimeHoursMax: 36 },
        },
        fixed: {
          ...classes.preview,
          title: 'Fixed',
          extension: { hoursMax: 0 },
        },
      },
      leases: { checkInterval: { milliseconds: 50 } },
    },
  });
  const ready = async (name = 'short') => {
    const { id } = await api.create({ ...previewBody, class: name });
    return api.waitForStatus(id, 'ready');
  };
  const extend = (who: string, id: string, json: object) =>
    api.call(who, 'POST', `${requestsPath}/${id}/extend`, { json });
  const update = (id: string, change: object) =>
    api.plane.knex('environment_requests').where({ id }).update(change);
  const read = async (id: string) =>
    (await api.call('ana', 'GET', `${requestsPath}/${id}`)).body;
  const eventsOf = async (id: string, action: string) => {
    const { body } = await api.call<{ items: EnvironmentEvent[] }>(
      'ana',
      'GET',
      `${requestsPath}/${id}/events`,
    );
    return body.items.filter(
      event => event.action === `environment-request.${action}`,
    );
  };
  const notificationsOf = async ({ name }: EnvironmentRequest) =>
    (await api.plane.knex('outbox').where('kind', 'notification'))
      .map(({ payload }) => parseJson<NotificationMessage>(payload))
      .filter(({ title }) => title.includes(name));

  it('starts the clock when it is ready, and says how far classes let it be moved', async () => {
    const request = await ready();
    expect(request).toMatchObject({
      extensions: 0,
      expires_at: addHours(request.ready_at ?? '', 24),
      actions: { extend: { allowed: true } },
    });
    expect(request).not.toHaveProperty('end_reason');
    const { body } = await api.call<{ items: object[] }>(
      'ana',
      'GET',
      '/v1/environment-classes',
    );
    expect(body.items).toMatchObject([
      { name: 'preview', extension_hours_max: 24, lifetime_hours_max: 168 },
      {
        name: 'production',
        extension_hours_max: 720,
        lifetime_hours_max: 8760,
      },
      { name: 'short', extension_hours_max: 12, lifetime_hours_max: 36 },
      { name: 'fixed', extension_hours_max: 0, lifetime_hours_max: 168 },
    ]);
  });

  it('moves the end, counts it, and keeps who did it, why, and both ends', async () => {
    const request = await ready();
    const { status, body } = await extend('ana', request.id, {
      hours: 5,
      reason: ' The demonstration is tomorrow ',
    });
    expect(status).toBe(200);
    const expires_at = addHours(request.expires_at ?? '', 5);
    expect(body).toMatchObject({
      status: 'ready',
      extensions: 1,
      expires_at,
      targets: [{ generation: 1 }],
    });
    expect(await eventsOf(request.id, 'extended')).toEqual([
      expect.objectContaining({
        actor_id: 'user:default/ana',
        message: 'Extended by 5 hours',
        metadata: {
          hours: '5',
          expires_at_before: request.expires_at,
          expires_at,
          reason: 'The demonstration is tomorrow',
        },
      }),
    ]);
    expect(await notificationsOf(request)).not.toContainEqual(
      expect.objectContaining({ title: expect.stringContaining('longer') }),
    );
  });

  it('tells its people when somebody else did it', async () => {
    const request = await ready();
    expect(
      (await extend('ada', request.id, { hours: 2, reason: 'Asked me to' }))
        .status,
    ).toBe(200);
    expect(await notificationsOf(request)).toContainEqual(
      expect.objectContaining({
        recipients: ['user:default/ana', 'group:default/team-payments'],
        title: `${request.name} lives 2 hours longer`,
        description: 'Asked me to',
      }),
    );
  });

  it('names the field and the numbers when it is more than there is', async () => {
    const request = await ready();
    expect(await extend('ana', request.id, { hours: 13 })).toMatchObject({
      status: 400,
      body: {
        error: 'validation_error',
        details: [
          {
            field: 'hours',
            message: 'Short is extended by 12 hours at most at once',
          },
        ],
      },
    });
    await extend('ana', request.id, { hours: 9 });
    expect(await extend('ana', request.id, { hours: 4 })).toMatchObject({
      status: 400,
      body: {
        details: [
          {
            field: 'hours',
            message: `it may live until ${addHours(
              request.ready_at ?? '',
              36,
            )}: 3 more hours are left`,
          },
        ],
      },
    });
    expect(await extend('ana', request.id, { hours: 3 })).toMatchObject({
      status: 200,
      body: {
        extensions: 2,
        actions: {
          extend: {
            allowed: false,
            reason: 'It lives as long as Short allows already',
          },
        },
      },
    });
    expect(await extend('ana', request.id, { hours: 1 })).toMatchObject({
      status: 409,
      body: {
        error: 'conflict',
        message: 'It lives as long as Short allows already',
      },
    });
  });

  it.each([{ hours: 0 }, { hours: 1.5 }, { hours: '5' }, {}, { until: 'x' }])(
    'takes whole hours only, not %j',
    async json => {
      const { status, body } = await extend('ana', nobodysId, json);
      expect(status).toBe(400);
      expect(body.error).toBe('validation_error');
    },
  );

  it('refuses where there is no lease that could be moved', async () => {
    const pending = await api.create(productionBody);
    expect(await extend('ana', pending.id, { hours: 1 })).toMatchObject({
      status: 409,
      body: { message: 'Its time begins when it is ready' },
    });
    const fixed = await ready('fixed');
    expect(await extend('ana', fixed.id, { hours: 1 })).toMatchObject({
      status: 409,
      body: { message: 'Fixed cannot be extended' },
    });
  });

  it('lets requesters, owners and administrators do it, and nobody else', async () => {
    const { id } = await ready();
    expect((await extend('ben', id, { hours: 1 })).status).toBe(403);
    expect((await extend('vic', id, { hours: 1 })).status).toBe(403);
    expect((await extend('rui', id, { hours: 1 })).status).toBe(404);
    expect((await extend('ana', nobodysId, { hours: 1 })).status).toBe(404);
    expect(await read(id)).toMatchObject({ extensions: 0 });
  });

  it('counts every one of extensions at the same time, and none beyond what is left', async () => {
    const request = await ready();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => extend('ana', request.id, { hours: 4 })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 200, 409, 409]);
    expect(await read(request.id)).toMatchObject({
      extensions: 3,
      expires_at: addHours(request.ready_at ?? '', 36),
    });
    expect(await eventsOf(request.id, 'extended')).toHaveLength(3);
  });

  it('ends what is over, removes it from its target, and says why', async () => {
    const request = await ready();
    const past = addHours(request.expires_at ?? '', -25);
    await update(request.id, { expires_at: past });
    const ended = await api.waitForStatus(request.id, 'expired');
    expect(ended).toMatchObject({
      end_reason: 'expired',
      expires_at: past,
      status_message: '',
      actions: { extend: { allowed: false }, delete: { allowed: false } },
      targets: [{ status: 'deleted' }],
    });
    expect(api.plane.adapter.live.has(request.id)).toBe(false);
    const { body } = await api.call<{ items: EnvironmentEvent[] }>(
      'ana',
      'GET',
      `${requestsPath}/${request.id}/events`,
    );
    expect(
      body.items
        .map(({ action }) => action.replace('environment-request.', ''))
        .slice(0, 2),
    ).toEqual(['deleted', 'expired']);
    expect(await extend('ana', request.id, { hours: 1 })).toMatchObject({
      status: 409,
      body: { message: 'It has ended already' },
    });
  });

  it('ends also what is on a target that is away, and removes it when that is back', async () => {
    const request = await ready();
    const { adapter } = api.plane;
    adapter.onCall = async () => {
      throw new Error('The target is away');
    };
    try {
      await update(request.id, {
        expires_at: addHours(request.expires_at ?? '', -25),
      });
      expect(
        await api.waitForStatus(request.id, 'deprovisioning'),
      ).toMatchObject({ end_reason: 'expired' });
      expect(adapter.live.has(request.id)).toBe(true);
    } finally {
      adapter.onCall = async () => {};
    }
    await api.waitForStatus(request.id, 'expired');
    expect(adapter.live.has(request.id)).toBe(false);
  });

  it('extends nothing whose time is over, also before anybody has seen to its end', async () => {
    const request = await ready();
    await update(request.id, {
      expires_at: addHours(request.expires_at ?? '', -25),
    });
    expect(await extend('ana', request.id, { hours: 1 })).toMatchObject({
      status: 409,
      body: {
        message: expect.stringMatching(
          /^(Its time is over|It is being removed|It has ended) already$/,
        ),
      },
    });
    expect(
      await waitFor(
        () => read(request.id),
        ({ status }) => status === 'expired',
      ),
    ).toMatchObject({ extensions: 0 });
  });

  it('warns of the new end once more', async () => {
    const request = await ready();
    const warnings = () => eventsOf(request.id, 'expiring');
    const { ready_at = '' } = request;
    const soon = addHours(ready_at, 0.5);
    await update(request.id, {
      ready_at: addHours(ready_at, -20),
      expires_at: soon,
    });
    await waitFor(warnings, ({ length }) => length === 1);
    await extend('ana', request.id, { hours: 2 });
    // Still less than a day left: who extended it knows.
    await update(request.id, { expires_at: addHours(soon, 0.1) });
    await waitFor(warnings, ({ length }) => length === 2);
    expect(await read(request.id)).toMatchObject({ status: 'ready' });
  });
});
