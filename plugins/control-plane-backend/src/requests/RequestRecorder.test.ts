import { TestDatabases } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import {
  canTransition,
  environmentLifecycle,
  type EnvironmentRequest,
  type EnvironmentStatus,
} from '@groundwork/plugin-control-plane-common';
import { aRequest, createTestStores, type TestStores } from '../__testUtils__';
import type { Caller } from '../identity';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const statuses = Object.keys(environmentLifecycle) as EnvironmentStatus[];

const caller: Caller = {
  principal: {
    type: 'subject',
    id: 'user:default/ben',
    ownership_refs: [],
    authentication: { method: 'hs256' as const },
    roles: ['approver'],
  },
  request_id: 'request-of-the-test',
  // What a proxy passes on may be anything.
  source_ip: '2001:db8::1'.repeat(20),
  user_agent: 'x'.repeat(1_000),
};

describe.each(databases.eachSupportedId())('RequestRecorder on %p', id => {
  let stores: TestStores;
  let request: EnvironmentRequest;

  beforeEach(async () => {
    stores = await createTestStores(await databases.init(id));
    request = await stores.addRequest();
  });

  const count = async () => ({
    audit: (await stores.knex('audit_events')).length,
    outbox: (await stores.knex('outbox')).length,
    status: (await stores.requests.find(request.id))?.status,
  });

  const reject = (andThen: () => Promise<void> = async () => {}) =>
    stores.database.transaction(async transaction => {
      await stores.recorder.change(
        transaction,
        caller,
        request,
        { status: 'rejected', status_message: 'No' },
        {
          action: 'environment-request.rejected',
          message: 'No',
          metadata: { plan_digest: request.plan_digest },
          notify: {
            recipients: ['user:default/ana', 'ci-bot'],
            title: 'Rejected',
            severity: 'high',
            topic: 'decisions',
          },
        },
      );
      await andThen();
    });

  it('writes the state, its audit event and its messages together', async () => {
    await reject();
    expect(await count()).toEqual({ audit: 1, outbox: 2, status: 'rejected' });
    expect(
      await stores.audit.listOfTarget({ targetId: request.id, limit: 10 }),
    ).toEqual([
      {
        id: expect.any(Number),
        action: 'environment-request.rejected',
        actor_id: 'user:default/ben',
        actor_name: 'ben',
        actor_type: 'subject',
        message: 'No',
        metadata: { plan_digest: request.plan_digest },
        created_at: expect.stringMatching(/Z$/),
      },
    ]);
    const [event] = await stores.knex('audit_events');
    expect(event).toMatchObject({
      http_request_id: 'request-of-the-test',
      source_ip: '2001:db8::1'.repeat(20).slice(0, 64),
      user_agent: 'x'.repeat(255),
    });
  });

  it('leaves nothing of all that when what comes after fails', async () => {
    await expect(
      reject(async () => {
        throw new Error('The disk is full');
      }),
    ).rejects.toThrow('The disk is full');
    expect(await count()).toEqual({
      audit: 0,
      outbox: 0,
      status: 'pending_approval',
    });
  });

  it.each(['audit_events', 'outbox'])(
    'leaves nothing when %s cannot be written',
    async table => {
      await stores.knex.schema.renameTable(table, 'gone');
      await expect(reject()).rejects.toThrow();
      await stores.knex.schema.renameTable('gone', table);
      expect(await count()).toEqual({
        audit: 0,
        outbox: 0,
        status: 'pending_approval',
      });
    },
  );

  it('notifies people, and does not try to notify machines', async () => {
    await reject();
    const messages = await stores.knex('outbox').orderBy('id');
    expect(
      messages.map(({ kind, payload }) => [kind, JSON.parse(payload)]),
    ).toEqual([
      [
        'notification',
        {
          recipients: ['user:default/ana'],
          except: 'user:default/ben',
          title: 'Rejected',
          severity: 'high',
          topic: 'decisions',
          link: `/environments/${request.id}`,
          scope: `environment-request:${request.id}:decisions`,
        },
      ],
      ['environment-request-changed', { request_id: request.id }],
    ]);
  });

  it('allows the moves of the lifecycle, and refuses all others without a trace', async () => {
    const move = (from: EnvironmentStatus, to: EnvironmentStatus) =>
      stores.database
        .transaction(transaction =>
          stores.recorder.change(
            transaction,
            'system',
            aRequest({ id: request.id, status: from }),
            { status: to },
          ),
        )
        .then(
          changed => changed.status,
          error => (error instanceof ConflictError ? 'refused' : error),
        );
    for (const from of statuses) {
      for (const to of statuses) {
        const legal = from === to || canTransition(from, to);
        expect([from, to, await move(from, to)]).toEqual([
          from,
          to,
          legal ? to : 'refused',
        ]);
      }
    }
  });
});
