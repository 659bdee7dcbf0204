import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  EnvironmentRequest,
  EnvironmentRequestList,
  Plan,
} from '@groundwork/plugin-control-plane-common';
import {
  createGate,
  productionBody,
  requestsPath,
  testControlPlaneConfig,
  useTestApi,
  waitFor,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const { production } = testControlPlaneConfig.classes;
const config = {
  classes: {
    ...testControlPlaneConfig.classes,
    shared: {
      ...production,
      title: 'Shared',
      approval: { required: true, requiredApprovals: 2 },
      regions: ['us-east-1', 'eu-central-1'],
    },
  },
};
const sharedBody = {
  ...productionBody,
  class: 'shared',
  note: 'Soon',
  repository: 'https://example.com/payments-api',
  revision: 'main',
  component_ref: 'component:default/payments-api',
};

type Told = EnvironmentRequest & { plan?: Plan; message?: string };

describe.each(databases.eachSupportedId())(
  'requests that change while they wait, on %p',
  id => {
    const api = useTestApi(databases, id, { config });

    beforeAll(async () => {
      api.tokens.kim = await api.plane.token('kim', ['approver']);
      api.tokens.pam = await api.plane.token('pam', ['requester'], {
        groups: ['team-payments'],
      });
    });

    afterEach(() => {
      api.plane.adapter.onCall = async () => {};
    });

    const create = () => api.create(sharedBody);
    const pathOf = ({ id: requestId }: { id: string }) =>
      `${requestsPath}/${requestId}`;
    const edit = (request: { id: string }, json: object, who = 'ana') =>
      api.call<Told>(who, 'PATCH', pathOf(request), { json });
    const replan = (request: { id: string }, who = 'ana') =>
      api.call<Plan>(who, 'POST', `${pathOf(request)}/plan`);
    const get = async (request: { id: string }) =>
      (await api.call<Told>('ana', 'GET', pathOf(request))).body;
    const vote = (
      request: Pick<EnvironmentRequest, 'id' | 'plan_digest'>,
      who = 'ben',
    ) =>
      api.call<Told>(who, 'POST', `${pathOf(request)}/approve`, {
        json: {
          decision: 'approve',
          reason: 'Looks right',
          plan_digest: request.plan_digest,
        },
      });
    const actionsOf = (request: { id: string }) =>
      api.plane
        .knex('audit_events')
        .where({ target_id: request.id })
        .orderBy('id')
        .pluck('action');
    const failPlans = () => {
      api.plane.adapter.onCall = async call => {
        if (call === 'plan') {
          throw new Error('Out of order');
        }
      };
    };

    describe('by an edit', () => {
      it('have what was edited, the rest as before, and another plan', async () => {
        const before = await create();
        const { status, body } = await edit(before, {
          region: 'eu-central-1',
          ttl_hours: 5,
          note: 'Later',
        });
        expect(status).toBe(200);
        expect(body).toMatchObject({
          id: before.id,
          app: before.app,
          repository: before.repository,
          region: 'eu-central-1',
          ttl_hours: 5,
          note: 'Later',
          status: 'pending_approval',
          plan_revision: 2,
          requested_by: 'user:default/ana',
          actions: { edit: { allowed: true }, cancel: { allowed: true } },
        });
        expect(body.plan_digest).not.toBe(before.plan_digest);
        const plan = await api.call<Plan>(
          'ben',
          'GET',
          `${pathOf(before)}/plan`,
        );
        expect(plan.body).toMatchObject({
          digest: body.plan_digest,
          revision: 2,
          ttl_hours: 5,
        });
        const [event] = await api.plane.knex('audit_events').where({
          target_id: before.id,
          action: 'environment-request.edited',
        });
        expect([event.actor_id, event.message]).toEqual([
          'user:default/ana',
          'Changed region, ttl_hours, note',
        ]);
      });

      it('lose what is emptied', async () => {
        const before = await create();
        const { body } = await edit(before, {
          repository: '',
          revision: '',
          component_ref: '',
          note: '',
        });
        expect([body.repository, body.revision]).toEqual(['', '']);
        expect(body).not.toHaveProperty('component_ref');
        expect(body).not.toHaveProperty('note');
      });

      it('stay as they are when nothing changes', async () => {
        const before = await create();
        const { status, body } = await edit(before, {
          note: 'Soon',
          component_ref: 'component:default/Payments-API',
          parameters: {},
        });
        expect([status, body.plan_revision, body.updated_at]).toEqual([
          200,
          1,
          before.updated_at,
        ]);
        expect(await actionsOf(before)).not.toContain(
          'environment-request.edited',
        );
      });

      it.each([
        ['the plan', { ttl_hours: 7 }],
        ['what approvers read beside it', { note: 'For something else' }],
      ])('have to be voted on anew when that changes %s', async (_, change) => {
        const before = await create();
        const voted = await vote(before);
        expect([voted.status, voted.body.approval.given]).toEqual([200, 1]);
        const { body: edited } = await edit(before, change);
        expect([edited.approval.given, edited.plan_revision]).toEqual([0, 2]);
        expect(edited.votes).toMatchObject([
          { decided_by: 'user:default/ben', is_current: false },
        ]);
        const again = await vote(edited);
        expect([again.status, again.body.approval.given]).toEqual([200, 1]);
        const last = await vote(edited, 'kim');
        expect([last.status, last.body.status]).toEqual([200, 'queued']);
      });

      it('answer a vote on the plan before with the plan that is', async () => {
        const before = await create();
        const { body: edited } = await edit(before, { ttl_hours: 9 });
        const { status, body } = await vote(before);
        expect([status, body.error]).toEqual([409, 'stale_plan']);
        expect(body.plan).toMatchObject({
          digest: edited.plan_digest,
          ttl_hours: 9,
          revision: 2,
        });
        expect((await get(before)).votes).toEqual([]);
      });

      it('are validated as new ones are', async () => {
        const before = await create();
        const { status, body } = await edit(before, {
          region: 'mars-1',
          owner: 'team-search',
          component_ref: 'component:default/unknown',
        });
        expect(status).toBe(400);
        expect(
          (body.details as { field: string }[])
            .map(({ field }) => field)
            .sort(),
        ).toEqual(['component_ref', 'owner', 'region']);
        expect((await get(before)).plan_revision).toBe(1);
      });

      it('are changed by owners and administrators, and by nobody else', async () => {
        const request = await create();
        const statuses: [string, number][] = [];
        for (const who of ['pam', 'ada', 'ben', 'vic', 'rui', 'nobody']) {
          const { status } = await edit(request, { note: `By ${who}` }, who);
          statuses.push([who, status]);
        }
        expect(statuses).toEqual([
          ['pam', 200],
          ['ada', 200],
          ['ben', 403],
          ['vic', 403],
          ['rui', 404],
          ['nobody', 404],
        ]);
      });

      it('are not decided over by whoever has changed them, and do not wait for them', async () => {
        const before = await create();
        const { body: edited } = await edit(before, { ttl_hours: 6 }, 'ada');
        expect([edited.requested_by, edited.edited_by]).toEqual([
          'user:default/ana',
          ['user:default/ada'],
        ]);
        expect(edited.actions?.approve).toEqual({
          allowed: false,
          reason: 'You changed this; someone else must approve',
        });
        const { status, body } = await vote(edited, 'ada');
        expect([status, body.message]).toEqual([
          403,
          'You changed this; someone else must approve',
        ]);
        const waitsFor = async (who: string) =>
          (
            await api.call<EnvironmentRequestList>(
              who,
              'GET',
              `${requestsPath}?awaiting_my_decision=true&limit=100`,
            )
          ).body.items.some(item => item.id === before.id);
        expect([await waitsFor('ada'), await waitsFor('ben')]).toEqual([
          false,
          true,
        ]);
        expect((await vote(edited)).status).toBe(200);
      });

      it('are not changed once they were decided over', async () => {
        const request = await api.create();
        await vote(request);
        const { status, body } = await edit(request, { ttl_hours: 3 });
        expect([status, body.error]).toEqual([409, 'conflict']);
        expect((await replan(request)).status).toBe(409);
      });

      it('are changed by one of two who edit at the same time', async () => {
        const request = await create();
        const gate = createGate();
        api.plane.adapter.onCall = (call, _desired, signal) =>
          call === 'plan' ? gate.pass(signal) : Promise.resolve();
        const answered = Promise.all([
          edit(request, { ttl_hours: 3 }),
          edit(request, { ttl_hours: 4 }, 'pam'),
        ]);
        await waitFor(
          async () => gate.waiting,
          waiting => waiting === 2,
        );
        gate.open();
        const answers = await answered;
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        const won = answers.find(({ status }) => status === 200);
        expect((await get(request)).ttl_hours).toBe(won?.body.ttl_hours);
      });

      it('never count a vote on the plan before, whoever is first', async () => {
        for (let round = 0; round < 8; round += 1) {
          const request = await create();
          const [edited, voted] = await Promise.all([
            edit(request, { ttl_hours: 3 + round }),
            vote(request),
          ]);
          expect(edited.status).toBe(200);
          expect([200, 409]).toContain(voted.status);
          const now = await get(request);
          expect([now.plan_revision, now.approval.given]).toEqual([2, 0]);
          expect(now.votes?.filter(({ is_current }) => is_current)).toEqual([]);
        }
      });

      it('are either changed or approved as they were', async () => {
        for (let round = 0; round < 8; round += 1) {
          const request = await api.create();
          const [edited, voted] = await Promise.all([
            edit(request, { ttl_hours: 3 + round }),
            vote(request),
          ]);
          expect([
            [200, 409],
            [409, 200],
          ]).toContainEqual([edited.status, voted.status]);
          const now = await get(request);
          expect(now.ttl_hours).toBe(
            edited.status === 200 ? 3 + round : request.ttl_hours,
          );
        }
      });
    });

    describe('by another plan', () => {
      it('keep their votes when it is the same', async () => {
        const request = await create();
        await vote(request);
        const { status, body } = await replan(request, 'kim');
        expect([status, body.digest, body.revision]).toEqual([
          200,
          request.plan_digest,
          1,
        ]);
        expect((await get(request)).approval.given).toBe(1);
        expect(await actionsOf(request)).toContain(
          'environment-request.replanned',
        );
      });

      it('have to be voted on anew when it is another', async () => {
        const request = await create();
        await vote(request);
        failPlans();
        const { status, body } = await replan(request);
        expect([status, body.revision]).toEqual([200, 2]);
        expect(body.digest).not.toBe(request.plan_digest);
        const now = await get(request);
        expect(now).toMatchObject({
          plan_digest: body.digest,
          plan_revision: 2,
          approval: { given: 0 },
          votes: [{ is_current: false }],
        });
        expect((await vote(request, 'kim')).body.error).toBe('stale_plan');
      });

      it('are planned for whoever may change them or decide over them', async () => {
        const request = await create();
        const statuses: [string, number][] = [];
        for (const who of ['pam', 'ben', 'ada', 'vic', 'rui', 'nobody']) {
          statuses.push([who, (await replan(request, who)).status]);
        }
        expect(statuses).toEqual([
          ['pam', 200],
          ['ben', 200],
          ['ada', 200],
          ['vic', 403],
          ['rui', 404],
          ['nobody', 404],
        ]);
      });

      it('never count a vote on the plan before, whoever is first', async () => {
        for (let round = 0; round < 8; round += 1) {
          api.plane.adapter.onCall = async () => {};
          const request = await create();
          failPlans();
          const [planned, voted] = await Promise.all([
            replan(request),
            vote(request),
          ]);
          expect(planned.status).toBe(200);
          expect([200, 409]).toContain(voted.status);
          const now = await get(request);
          expect([now.plan_digest, now.approval.given]).toEqual([
            planned.body.digest,
            0,
          ]);
        }
      });
    });
  },
);
