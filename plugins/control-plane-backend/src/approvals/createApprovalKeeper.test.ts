import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  addHours,
  type ApprovalPolicy,
  type EnvironmentRequest,
  type EnvironmentStatus,
} from '@groundwork/plugin-control-plane-common';
import {
  aComponent,
  createTestStores,
  type TestStores,
} from '../__testUtils__';
import { parseJson } from '../database';
import type { NotificationMessage } from '../messages';
import { createApprovalKeeper } from './createApprovalKeeper';
import { ApprovalProcess } from './ApprovalProcess';
import { createApprovalStores, type ApprovalStores } from './createApprovals';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const forever = new AbortController().signal;
const configured = ['group:default/approvers', 'user:default/ana'];
const policy: ApprovalPolicy = {
  mode: 'required',
  required_approvals: 2,
  approvers: ['role:approver', 'user:default/zoe', 'approver-client:checks'],
  timeout_hours: 48,
  reminder_hours: 12,
  escalation: {
    after_hours: 24,
    approvers: [
      'group:default/Managers',
      'component-owner',
      'user:default/zoe',
    ],
  },
};

describe.each(databases.eachSupportedId())(
  'the keeper of approvals on %p',
  id => {
    let stores: TestStores & ApprovalStores;
    let process: ApprovalProcess;
    let now: string;
    let componentsAreAway = false;

    beforeAll(async () => {
      const knex = await databases.init(id);
      stores = {
        ...(await createTestStores(knex)),
        ...createApprovalStores({ knex }),
      };
      process = ApprovalProcess.create({ ...stores, configured });
      now = await stores.database.now();
    });

    afterEach(async () => {
      jest.restoreAllMocks();
      componentsAreAway = false;
      for (const table of ['environment_requests', 'audit_events', 'outbox']) {
        await stores.knex(table).delete();
      }
    });

    const logger = mockServices.logger.mock();
    const onCommitted = jest.fn();
    const keeper = () =>
      createApprovalKeeper({
        ...stores,
        classes: {
          readPoliciesOf: async () => () => ({ approval: policy }),
        },
        components: {
          async find() {
            if (componentsAreAway) {
              throw new Error('The catalog is away');
            }
            return aComponent('payments-api', 'team-payments');
          },
        },
        configured,
        logger,
        onCommitted,
      });
    const runMany = () =>
      Promise.all(Array.from({ length: 4 }, () => keeper().run(forever)));
    const inHours = (hours: number) => addHours(now, hours);
    /** A request for which approvals have begun, with its times as given. */
    async function addPending(
      timers: Partial<
        Record<'approval_expires_at' | 'escalate_at' | 'remind_at', string>
      > = {},
      change: Partial<EnvironmentRequest> = {},
    ) {
      const request = await stores.addRequest({
        component_ref: 'component:default/payments-api',
        ...change,
      });
      await stores.database.transaction(transaction =>
        process.begin(transaction, { request, policy }),
      );
      if (Object.keys(timers).length > 0) {
        await stores
          .knex('environment_requests')
          .where({ id: request.id })
          .update(timers);
      }
      return request;
    }
    const rowOf = (request: EnvironmentRequest) =>
      stores.knex('environment_requests').where({ id: request.id }).first();
    const actionsOf = async ({ id: target_id }: EnvironmentRequest) =>
      (
        await stores
          .knex('audit_events')
          .where({ target_id })
          .orderBy('id')
          .pluck('action')
      ).map((action: string) => action.replace('environment-request.', ''));
    const notifications = async () =>
      (
        await stores.knex('outbox').where('kind', 'notification').orderBy('id')
      ).map(({ payload }) => parseJson<NotificationMessage>(payload));

    it('finds the times that the class gives, and who is to be told', async () => {
      const request = await stores.addRequest();
      const begun = await stores.database.transaction(async transaction => ({
        at: transaction.now,
        ...(await process.begin(transaction, { request, policy })),
      }));
      // Not Ana, whose request it is, nor what has no inbox.
      expect(begun.recipients).toEqual([
        'group:default/approvers',
        'user:default/zoe',
      ]);
      expect(await rowOf(request)).toMatchObject({
        approvals_required: 2,
        approvals_given: 0,
        approval_expires_at: addHours(begun.at, 48),
        escalate_at: addHours(begun.at, 24),
        remind_at: addHours(begun.at, 12),
      });
      await runMany();
      expect(await actionsOf(request)).toEqual([]);
    });

    it('begins anew with who may decide now, and keeps what was voted on the current plan', async () => {
      const request = await addPending({ approval_expires_at: inHours(1) });
      const vote = (decided_by: string, plan_revision: number) =>
        stores.database.transaction(transaction =>
          stores.votes.insert(transaction, request.id, {
            decision: 'approve',
            reason: '',
            plan_digest: request.plan_digest,
            plan_revision,
            decided_by,
            authentication: { method: 'backstage' },
          }),
        );
      await vote('user:default/ben', 1);
      const begin = (plan_revision: number, change: Partial<ApprovalPolicy>) =>
        stores.database.transaction(transaction =>
          process.begin(transaction, {
            request: { ...request, plan_revision },
            policy: { ...policy, ...change },
          }),
        );
      await begin(1, {});
      expect((await rowOf(request)).approvals_given).toBe(1);
      await begin(2, {
        approvers: ['user:default/kim'],
        timeout_hours: undefined,
        escalation: undefined,
      });
      expect(await rowOf(request)).toMatchObject({
        approvals_given: 0,
        approval_expires_at: null,
        escalate_at: null,
      });
      expect((await stores.approverStore.find(request.id)).named).toEqual([
        { ref: 'user:default/kim', via: 'policy' },
      ]);
    });

    it('cancels what nobody decided over in time, once, however many replicas see to it', async () => {
      const over = await addPending({ approval_expires_at: inHours(-0.01) });
      const waiting = await addPending();
      await runMany();
      expect(await rowOf(over)).toMatchObject({
        status: 'cancelled',
        status_message: 'Nobody decided over it in time',
      });
      expect(await actionsOf(over)).toEqual(['approval-timed-out']);
      expect(await notifications()).toEqual([
        expect.objectContaining({
          recipients: ['user:default/ana', 'group:default/team-payments'],
          title: `${over.name} was cancelled`,
          link: `/environments/${over.id}`,
        }),
      ]);
      expect((await rowOf(waiting)).status).toBe('pending_approval');
    });

    it('lets others decide as well after a while, once, and tells these', async () => {
      const request = await addPending({ escalate_at: inHours(-0.01) });
      await runMany();
      await runMany();
      expect(await rowOf(request)).toMatchObject({
        status: 'pending_approval',
        escalate_at: null,
        escalated_at: expect.any(String),
      });
      expect((await stores.approverStore.find(request.id)).named).toEqual([
        { ref: 'group:default/managers', via: 'escalation' },
        { ref: 'group:default/team-payments', via: 'escalation' },
        { ref: 'approver-client:checks', via: 'policy' },
        { ref: 'role:approver', via: 'policy' },
        { ref: 'user:default/zoe', via: 'policy' },
      ]);
      expect(await actionsOf(request)).toEqual(['approval-escalated']);
      expect(await notifications()).toEqual([
        expect.objectContaining({
          recipients: ['group:default/managers', 'group:default/team-payments'],
          title: `${request.name} still waits for a decision`,
        }),
      ]);
    });

    it('asks for the owner of the component later, while the catalog is away', async () => {
      const request = await addPending({ escalate_at: inHours(-1) });
      componentsAreAway = true;
      await keeper().run(forever);
      expect(await actionsOf(request)).toEqual([]);
      expect(logger.error).toHaveBeenCalled();
      componentsAreAway = false;
      await keeper().run(forever);
      expect(await actionsOf(request)).toEqual(['approval-escalated']);
    });

    it('reminds who has not voted yet, once each time, however often it was missed', async () => {
      const request = await addPending({ remind_at: inHours(-40) });
      await stores.database.transaction(transaction =>
        stores.votes.insert(transaction, request.id, {
          decision: 'approve',
          reason: '',
          plan_digest: request.plan_digest,
          plan_revision: 1,
          decided_by: 'user:default/zoe',
          authentication: { method: 'backstage' },
        }),
      );
      await runMany();
      await runMany();
      expect(await actionsOf(request)).toEqual(['approval-reminded']);
      expect(await notifications()).toEqual([
        expect.objectContaining({
          recipients: ['group:default/approvers'],
          title: `${request.name} waits for your decision`,
        }),
      ]);
      const { remind_at } = await rowOf(request);
      expect(remind_at > inHours(11) && remind_at < inHours(13)).toBe(true);
    });

    it('only cancels what is over, whatever else is due', async () => {
      const request = await addPending({
        approval_expires_at: inHours(-1),
        escalate_at: inHours(-25),
        remind_at: inHours(-37),
      });
      await runMany();
      expect(await actionsOf(request)).toEqual(['approval-timed-out']);
    });

    it.each<EnvironmentStatus>(['rejected', 'cancelled', 'ready', 'queued'])(
      'leaves alone what is %s',
      async status => {
        const request = await addPending(
          { approval_expires_at: inHours(-1), remind_at: inHours(-1) },
          { status },
        );
        const before = await rowOf(request);
        await keeper().run(forever);
        expect(await rowOf(request)).toEqual(before);
      },
    );

    it.each([-3_600_000, 3_600_000])(
      'goes by the clock of the database, not by one that is %d ms off',
      async offsetMs => {
        const dateNow = Date.now.bind(Date);
        const over = await addPending({ approval_expires_at: inHours(-0.01) });
        const waiting = await addPending({ approval_expires_at: inHours(0.5) });
        jest.spyOn(Date, 'now').mockImplementation(() => dateNow() + offsetMs);
        await keeper().run(forever);
        expect((await rowOf(over)).status).toBe('cancelled');
        expect((await rowOf(waiting)).status).toBe('pending_approval');
      },
    );

    it('sees to more than one batch, shared by replicas, and goes on after one that fails', async () => {
      const { id: first } = await addPending({
        approval_expires_at: inHours(-1),
      });
      const row = await stores
        .knex('environment_requests')
        .where({ id: first })
        .first();
      await stores.knex.batchInsert(
        'environment_requests',
        Array.from({ length: 204 }, (_, index) => ({
          ...row,
          id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
          name: `env-${index}`,
        })),
        20,
      );
      logger.error.mockClear();
      jest
        .spyOn(stores.pending, 'claim')
        .mockRejectedValueOnce(new Error('The database hiccups'));
      await keeper().run(forever);
      const left = () =>
        stores.knex('environment_requests').where('status', 'pending_approval');
      expect(await left()).toHaveLength(1);
      expect(logger.error).toHaveBeenCalledTimes(1);
      await runMany();
      expect(await left()).toHaveLength(0);
      expect(
        await stores
          .knex('audit_events')
          .where('action', 'environment-request.approval-timed-out'),
      ).toHaveLength(205);
    });

    it('tells of a commit only when it did something, and stops when it is told to', async () => {
      onCommitted.mockClear();
      await keeper().run(forever);
      expect(onCommitted).not.toHaveBeenCalled();
      const over = await addPending({ approval_expires_at: inHours(-1) });
      await keeper().run(AbortSignal.abort());
      expect((await rowOf(over)).status).toBe('pending_approval');
      await keeper().run(forever);
      expect(onCommitted).toHaveBeenCalled();
    });
  },
);
