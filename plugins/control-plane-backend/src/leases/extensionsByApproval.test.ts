import { TestDatabases } from '@backstage/backend-test-utils';
import {
  addHours,
  type EnvironmentRequest,
  type EnvironmentRequestList,
  type ExtensionRequest,
  type ExtensionRequestList,
} from '@groundwork/plugin-control-plane-common';
import { nobodysId, requestsPath } from '../__testUtils__';
import { useLeaseApi } from './__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'extensions by approval on %p',
  databaseId => {
    const leases = useLeaseApi(databases, databaseId, {
      // A day, 12 hours more at once, 36 in all; beyond that by approval.
      wide: {
        title: 'Wide',
        ttlHours: { default: 24, max: 24 },
        extension: { hoursMax: 12, lifetimeHoursMax: 36, beyond: true },
      },
      named: {
        title: 'Named',
        ttlHours: { default: 24, max: 24 },
        extension: { hoursMax: 12, lifetimeHoursMax: 36, beyond: true },
        approval: {
          required: false,
          approvers: ['user:default/cai', 'user:default/ana'],
        },
      },
    });
    const { api, ready, read, extend, decide, actions, events } = leases;

    beforeAll(async () => {
      const { token } = api.plane;
      api.tokens.cai = await token('cai', ['approver']);
      // Asks for environments, and decides over those of others.
      api.tokens.ana = await token('ana', ['requester', 'approver']);
    });

    /** An environment with an extension that waits. */
    async function asked(
      className = 'wide',
      hours = 100,
      who = 'ana',
    ): Promise<EnvironmentRequest> {
      const { id } = await ready(className);
      const answer = await extend(who, id, { hours, reason: ' Audit week ' });
      expect(answer.status).toBe(202);
      return answer.body;
    }

    const listed = async (id: string, query = '') =>
      (
        await api.call<ExtensionRequestList>(
          'ana',
          'GET',
          `${requestsPath}/${id}/extensions${query}`,
        )
      ).body;
    const awaiting = async (who: string) =>
      (
        await api.call<EnvironmentRequestList>(
          who,
          'GET',
          `${requestsPath}?awaiting_my_decision=true&limit=100`,
        )
      ).body.items;

    it('keeps what goes beyond the class until somebody decides, and moves nothing before', async () => {
      const request = await asked();
      expect(request).toMatchObject({
        status: 'ready',
        extensions: 0,
        expires_at: addHours(request.ready_at ?? '', 24),
        pending_extension: {
          hours: 100,
          reason: 'Audit week',
          status: 'pending',
          requested_by: 'user:default/ana',
        },
        actions: {
          extend: { allowed: true },
          decide_extension: {
            allowed: false,
            reason: 'You asked for this extension; someone else must decide',
          },
        },
      });
      expect((await actions(request.id)).at(-1)).toBe('extension-requested');
      expect((await listed(request.id)).items).toEqual([
        request.pending_extension,
      ]);
      expect(await leases.notifications(request)).toContainEqual(
        expect.objectContaining({
          title: `${request.name} asks for 4 days 4 hours more`,
          description: 'Audit week',
          // Not who asked, though they have the role.
          recipients: ['user:default/ben'],
        }),
      );
    });

    it('moves the end as far as was asked for when it is approved, and says by whom', async () => {
      const request = await asked();
      const { status, body } = await decide('ben', request, {
        decision: 'approve',
        reason: 'The audit is real',
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        extensions: 1,
        expires_at: addHours(request.ready_at ?? '', 124),
      });
      expect(body).not.toHaveProperty('pending_extension');
      const happened = (await events(request.id)).slice(-2);
      expect(happened).toMatchObject([
        {
          action: 'environment-request.extension-approved',
          actor_id: 'user:default/ben',
          message: 'The audit is real',
          metadata: { hours: '100', requested_by: 'user:default/ana' },
        },
        {
          action: 'environment-request.extended',
          actor_id: 'user:default/ben',
          metadata: { extension_id: request.pending_extension?.id },
        },
      ]);
      const [extension] = (await listed(request.id)).items;
      expect(extension).toMatchObject({
        status: 'approved',
        decided_by: 'user:default/ben',
        decision_reason: 'The audit is real',
        decided_at: expect.any(String),
      });
      expect(await leases.notifications(request)).toContainEqual(
        expect.objectContaining({
          recipients: ['user:default/ana'],
          title: `The extension of ${request.name} by 4 days 4 hours was approved`,
        }),
      );
    });

    it('moves nothing when it is rejected, which needs a reason', async () => {
      const request = await asked();
      expect(
        await decide('ben', request, { decision: 'reject', reason: '  ' }),
      ).toMatchObject({
        status: 400,
        body: { details: [{ field: 'reason' }] },
      });
      const { status, body } = await decide('ben', request, {
        decision: 'reject',
        reason: 'Use staging',
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        extensions: 0,
        expires_at: request.expires_at,
      });
      expect((await actions(request.id)).at(-1)).toBe('extension-rejected');
      // Now another may be asked for.
      expect((await extend('ana', request.id, { hours: 50 })).status).toBe(202);
      const { items } = await listed(request.id);
      expect(items.map(each => each.status)).toEqual(['pending', 'rejected']);
    });

    it('is for neither who asked nor who has the environment to decide, but for approvers', async () => {
      const request = await asked();
      const approve = { decision: 'approve' };
      const statuses = await Promise.all(
        ['ana', 'vic', 'rui', 'nobody'].map(
          async who => (await decide(who, request, approve)).status,
        ),
      );
      expect(statuses).toEqual([403, 403, 404, 404]);
      // An admin who asked for somebody else has asked all the same, and whose it is decides over nothing of their own.
      const other = await asked('wide', 100, 'ada');
      expect((await decide('ada', other, approve)).body).toMatchObject({
        error: 'forbidden',
        message: 'You asked for this extension; someone else must decide',
      });
      expect((await decide('ana', other, approve)).body).toMatchObject({
        error: 'forbidden',
        message: 'You requested or changed this; someone else must decide',
      });
      expect(await read(other.id)).toMatchObject({
        extensions: 0,
        pending_extension: { status: 'pending' },
      });
      expect((await decide('ben', other, approve)).status).toBe(200);
    });

    it('is for those whom the class names, also where nobody had to approve the request', async () => {
      const request = await asked('named');
      expect(await leases.notifications(request)).toContainEqual(
        expect.objectContaining({ recipients: ['user:default/cai'] }),
      );
      const approve = { decision: 'approve' };
      expect((await decide('ben', request, approve)).status).toBe(403);
      expect((await awaiting('ben')).map(({ id }) => id)).not.toContain(
        request.id,
      );
      expect((await awaiting('cai')).map(({ id }) => id)).toContain(request.id);
      expect((await decide('cai', request, approve)).status).toBe(200);
    });

    it('shows approvers what waits for them, without asking for each', async () => {
      const mine = await asked();
      const own = await asked('wide', 60, 'ada');
      const waiting = await awaiting('ben');
      for (const { id } of [mine, own]) {
        expect(waiting.find(each => each.id === id)).toMatchObject({
          pending_extension: { status: 'pending' },
          actions: { decide_extension: { allowed: true } },
        });
      }
      expect((await awaiting('ada')).map(({ id }) => id)).not.toContain(own.id);
      expect(await awaiting('ana')).toEqual([]);
      await decide('ben', mine, { decision: 'reject', reason: 'No' });
      expect((await awaiting('ben')).map(({ id }) => id)).not.toContain(
        mine.id,
      );
    });

    it('reads what waits for all environments of a list together', async () => {
      await asked();
      await asked();
      const { knex } = api.plane;
      const queries: string[] = [];
      const note = ({ sql }: { sql: string }) => {
        if (sql.includes('extension_requests')) {
          queries.push(sql);
        }
      };
      knex.on('query', note);
      const { body } = await api.call<EnvironmentRequestList>(
        'ben',
        'GET',
        `${requestsPath}?limit=100`,
      );
      knex.removeListener('query', note);
      expect(
        body.items.filter(each => each.pending_extension).length,
      ).toBeGreaterThan(1);
      expect(queries).toHaveLength(1);
    });

    it('counts one of many decisions at once', async () => {
      const request = await asked();
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          decide(index % 2 ? 'ben' : 'cai', request, {
            decision: index % 3 ? 'approve' : 'reject',
            reason: 'As I see it',
          }),
        ),
      );
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([200, ...Array(7).fill(409)]);
      const [extension] = (await listed(request.id)).items;
      const isApproved = extension.status === 'approved';
      expect(await read(request.id)).toMatchObject({
        extensions: isApproved ? 1 : 0,
        expires_at: addHours(request.ready_at ?? '', isApproved ? 124 : 24),
      });
    });

    it('has one wait at a time', async () => {
      const { id } = await ready('wide');
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => extend('ana', id, { hours: 100 })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([
        202, 409, 409, 409, 409,
      ]);
      expect((await listed(id)).items).toHaveLength(1);
    });

    it('decides over no extension of a lease that was moved meanwhile', async () => {
      const request = await asked();
      expect((await extend('ana', request.id, { hours: 6 })).status).toBe(200);
      expect((await actions(request.id)).slice(-2)).toEqual([
        'extension-voided',
        'extended',
      ]);
      expect(
        await decide('ben', request, { decision: 'approve' }),
      ).toMatchObject({
        status: 409,
        body: { message: expect.stringContaining('the lease has changed') },
      });
      expect(await read(request.id)).toMatchObject({
        extensions: 1,
        expires_at: addHours(request.ready_at ?? '', 30),
      });
    });

    it('decides over nothing of what has ended', async () => {
      const request = await asked();
      await api.call('ana', 'DELETE', `${requestsPath}/${request.id}`);
      await api.waitForStatus(request.id, 'deleted');
      expect((await listed(request.id)).items).toMatchObject([
        { status: 'void' },
      ]);
      expect(await read(request.id)).not.toHaveProperty('pending_extension');
      expect(
        (await decide('ben', request, { decision: 'approve' })).status,
      ).toBe(409);
      expect((await awaiting('ben')).map(({ id }) => id)).not.toContain(
        request.id,
      );
    });

    it('lets nobody have more than ten years', async () => {
      const { id } = await ready('wide');
      expect(await extend('ana', id, { hours: 87_600 })).toMatchObject({
        status: 400,
        body: {
          details: [
            {
              field: 'hours',
              message: expect.stringContaining('at most, whoever approves'),
            },
          ],
        },
      });
      expect((await extend('ana', id, { hours: 87_576 })).status).toBe(202);
    });

    it('knows an extension only with its environment, and shows both only to whom may see them', async () => {
      const request = await asked();
      const other = await asked();
      const mixed = {
        id: other.id,
        pending_extension: request.pending_extension,
      };
      const approve = { decision: 'approve' };
      const unknown = {
        id: request.id,
        pending_extension: {
          ...(request.pending_extension as ExtensionRequest),
          id: nobodysId,
        },
      };
      expect((await decide('ben', mixed, approve)).status).toBe(404);
      expect((await decide('ben', unknown, approve)).status).toBe(404);
      const { status } = await api.call(
        'rui',
        'GET',
        `${requestsPath}/${request.id}/extensions`,
      );
      expect(status).toBe(404);
    });

    it('lists them page by page, newest first', async () => {
      const { id } = await ready('wide');
      for (const hours of [20, 21, 22]) {
        const { body } = await extend('ana', id, { hours });
        await decide('ben', body, { decision: 'reject', reason: 'No' });
      }
      const first = await listed(id, '?limit=2');
      expect(first.items.map(({ hours }) => hours)).toEqual([22, 21]);
      const second = await listed(id, `?limit=2&cursor=${first.next_cursor}`);
      expect(second.items.map(({ hours }) => hours)).toEqual([20]);
      expect(second.next_cursor).toBeUndefined();
    });
  },
);
