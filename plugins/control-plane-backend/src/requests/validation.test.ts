import { TestDatabases } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  EnvironmentRequest,
  Plan,
} from '@groundwork/plugin-control-plane-common';
import {
  exampleEntities,
  InMemoryAdapter,
  nobodysId,
  previewBody,
  productionBody,
  requestsPath,
  testControlPlaneConfig,
  useTestApi,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const plansPath = '/v1/environment-plans';
const payments = 'component:default/payments-api';
const { production } = testControlPlaneConfig.classes;

/** Has a name that it does not take. */
class FussyAdapter extends InMemoryAdapter {
  refuseName(name: string): string | undefined {
    return name.startsWith('forbidden-') ? 'it is forbidden' : undefined;
  }
}

const config = {
  classes: {
    ...testControlPlaneConfig.classes,
    single: { ...production, title: 'Single', nameTemplate: '{app}-{class}' },
    sized: {
      ...production,
      title: 'Sized',
      parametersSchema: {
        type: 'object',
        properties: { size: { type: 'string', enum: ['small', 'large'] } },
        required: ['size'],
      },
    },
    entitled: { ...production, title: 'Entitled', entitlement: 'gold' },
    fixed: {
      ...production,
      title: 'Fixed',
      checks: { 'revision-is-fixed': 'deny' },
    },
  },
};

describe.each(databases.eachSupportedId())(
  'what is validated before a request is stored, on %p',
  id => {
    const catalog = catalogServiceMock({ entities: exampleEntities });
    let catalogIsDown = false;
    const api = useTestApi(databases, id, {
      config,
      adapter: new FussyAdapter(),
      catalog: catalogServiceMock.mock({
        getEntityByRef: async (ref, options) => {
          if (catalogIsDown) {
            throw new Error('connect ECONNREFUSED 10.0.0.7:7007');
          }
          return catalog.getEntityByRef(ref, options);
        },
      }).factory,
    });
    const post = (body: object, who = 'ana', path = requestsPath) =>
      api.call<EnvironmentRequest & { message?: string }>(who, 'POST', path, {
        json: body,
      });
    const count = async () =>
      Number(
        (await api.plane.knex('environment_requests').count({ n: '*' }))[0].n,
      );
    const fieldsOf = ({ body }: Awaited<ReturnType<typeof post>>) =>
      (body.details as { field: string }[] | undefined)?.map(
        ({ field }) => field,
      );

    it.each([requestsPath, plansPath])(
      'is every field at once, at %s, and nothing of it is stored',
      async path => {
        const before = await count();
        const answer = await post(
          {
            ...productionBody,
            class: 'sized',
            region: 'mars-1',
            ttl_hours: 80_000,
            owner: 'team-search',
            component_ref: 'component:default/unknown',
            parameters: { size: 'huge', color: 'red' },
          },
          'ana',
          path,
        );
        expect([answer.status, answer.body.error]).toEqual([
          400,
          'validation_error',
        ]);
        expect(fieldsOf(answer)?.sort()).toEqual([
          'component_ref',
          'owner',
          'parameters.color',
          'parameters.size',
          'region',
          'ttl_hours',
        ]);
        expect(await count()).toBe(before);
      },
    );

    it('is the component: it is in the catalog, and kept as the catalog writes it', async () => {
      const { status, body } = await post({
        ...productionBody,
        component_ref: 'component:default/Payments-API',
      });
      expect([status, body.component_ref]).toEqual([201, payments]);
      const unknown = await post({
        ...productionBody,
        component_ref: 'component:other/payments-api',
      });
      expect([unknown.status, unknown.body.details]).toEqual([
        400,
        [
          {
            field: 'component_ref',
            message: 'there is no such component, or you may not see it',
          },
        ],
      ]);
    });

    it('cannot be said while the catalog is down, and no address of it is told', async () => {
      const before = await count();
      catalogIsDown = true;
      const { status, body } = await post({
        ...productionBody,
        component_ref: payments,
      });
      catalogIsDown = false;
      expect([status, body.error]).toEqual([503, 'unavailable']);
      expect(JSON.stringify(body)).not.toContain('10.0.0.7');
      expect(await count()).toBe(before);
    });

    it.each([
      ['ana', 'team-payments', 201],
      ['ana', 'user:default/ana', 201],
      ['ana', 'group:Default/Team-Payments', 201],
      ['ana', 'team-search', 400],
      ['ana', 'user:default/rui', 400],
      ['ana', 'group:other/team-payments', 400],
      ['rui', 'team-payments', 400],
      ['rui', 'team-search', 201],
      ['ada', 'team-search', 201],
    ])(
      'is the owner: %s asks for %s and gets %s',
      async (who, owner, expected) => {
        const answer = await post({ ...productionBody, owner }, who);
        expect(answer.status).toBe(expected);
        expect(fieldsOf(answer)).toEqual(
          expected === 400 ? ['owner'] : undefined,
        );
      },
    );

    it('is the team, where it stands for the owner', async () => {
      expect(fieldsOf(await post(productionBody, 'rui'))).toEqual(['owner']);
    });

    it('is whom a service account asks for: members of its tenant', async () => {
      const tenant = await api.call<{ id: string }>(
        'ada',
        'POST',
        '/v1/tenants',
        { json: { slug: 'acme', name: 'Acme' } },
      );
      const tenant_id = tenant.body.id;
      for (const member_ref of ['group:default/team-acme']) {
        await api.call('ada', 'POST', '/v1/tenant-members', {
          json: { tenant_id, member_ref, role: 'developer' },
        });
      }
      const account = await api.call<{ id: string }>(
        'ada',
        'POST',
        '/v1/service-accounts',
        { json: { tenant_id, name: 'ci', role: 'developer' } },
      );
      const issued = await api.call<{ token: string }>(
        'ada',
        'POST',
        `/v1/service-accounts/${account.body.id}/tokens`,
        { json: {} },
      );
      api.tokens.ci = issued.body.token;
      const ask = (owner: string) => post({ ...productionBody, owner }, 'ci');
      expect((await ask('team-acme')).status).toBe(201);
      expect((await ask('service-account:acme/ci')).status).toBe(201);
      const { status, body } = await ask('team-payments');
      expect([status, body.details]).toEqual([
        400,
        [{ field: 'owner', message: 'must be a member of your tenant' }],
      ]);
    });

    it('is what the class needs of a tenant', async () => {
      const answer = await post({ ...productionBody, class: 'entitled' });
      expect([answer.status, fieldsOf(answer)]).toEqual([400, ['class']]);
    });

    it('is what policy checks say: one that denies is named, and shown by a plan', async () => {
      const body = {
        ...productionBody,
        class: 'fixed',
        repository: 'https://example.com/payments-api',
        revision: 'main',
      };
      const before = await count();
      const refused = await post(body);
      expect([refused.status, refused.body.details]).toEqual([
        400,
        [
          {
            field: 'policy',
            message: expect.stringMatching(/^revision-is-fixed: /),
          },
        ],
      ]);
      expect(await count()).toBe(before);
      const shown = await api.call<Plan>('ana', 'POST', plansPath, {
        json: body,
      });
      expect([shown.status, shown.body.policy_results]).toEqual([
        200,
        expect.arrayContaining([
          expect.objectContaining({
            check: 'revision-is-fixed',
            result: 'deny',
          }),
        ]),
      ]);
      expect((await post({ ...body, revision: 'v1.0.0' })).status).toBe(201);
    });

    describe('is the name', () => {
      it('that a target does not take', async () => {
        const answer = await post({ ...previewBody, app: 'forbidden-app' });
        expect([answer.status, answer.body.details]).toEqual([
          400,
          [
            {
              field: 'app',
              message: expect.stringMatching(
                /^Memory refuses 'forbidden-app-preview-[0-9a-f]{8}': it is forbidden$/,
              ),
            },
          ],
        ]);
      });

      it('that another request has, until that has ended', async () => {
        const body = { ...productionBody, app: 'lonely', class: 'single' };
        const first = await post(body);
        expect([first.status, first.body.name]).toEqual([201, 'lonely-single']);
        for (const path of [requestsPath, plansPath]) {
          const second = await post(body, 'ana', path);
          expect([
            second.status,
            second.body.error,
            second.body.details,
          ]).toEqual([
            409,
            'conflict',
            [
              {
                field: 'app',
                message:
                  "There is an environment or a namespace 'lonely-single' already",
              },
            ],
          ]);
        }
        const path = `${requestsPath}/${first.body.id}`;
        expect((await api.call('ana', 'DELETE', path)).status).toBe(202);
        expect((await post(body)).status).toBe(201);
      });

      it('that a namespace has', async () => {
        const made = await api.call('ada', 'POST', '/v1/namespaces', {
          json: {
            name_components: { team: 'taken', project: 'app', env: 'single' },
            members: [
              { identifier: 'user:default/ada', type: 'user', role: 'read' },
            ],
          },
        });
        expect([made.status, made.body]).toMatchObject([
          202,
          { composite_name: 'taken-app-single' },
        ]);
        const answer = await post({
          ...productionBody,
          app: 'taken-app',
          class: 'single',
        });
        expect([answer.status, fieldsOf(answer)]).toEqual([409, ['app']]);
      });

      it('that a namespace took while the request waited: it is not approved', async () => {
        const waiting = await post({
          ...productionBody,
          app: 'raced-app',
          class: 'single',
        });
        await api.plane.knex('namespaces').insert({
          id: nobodysId,
          composite_name: waiting.body.name,
          name_components: '{}',
          metadata: '{}',
          status: 'ready',
          status_message: '',
          drift_status: 'in_sync',
          created_by: 'user:default/ada',
          created_at: waiting.body.created_at,
          updated_at: waiting.body.created_at,
        });
        const path = `${requestsPath}/${waiting.body.id}`;
        const { status, body } = await api.call(
          'ben',
          'POST',
          `${path}/approve`,
          {
            json: {
              decision: 'approve',
              plan_digest: waiting.body.plan_digest,
            },
          },
        );
        expect([status, body.details]).toMatchObject([409, [{ field: 'app' }]]);
        expect((await api.call('ana', 'GET', path)).body).toMatchObject({
          status: 'pending_approval',
          votes: [],
        });
      });

      it('that a hundred ask for at once: one gets it', async () => {
        const body = { ...productionBody, app: 'wanted', class: 'single' };
        const answers = await Promise.all(
          Array.from({ length: 100 }, () => post(body)),
        );
        const statuses = answers.map(({ status }) => status).sort();
        expect(statuses).toEqual([201, ...Array(99).fill(409)]);
        expect(
          await api.plane
            .knex('environment_requests')
            .where({ name: 'wanted-single' }),
        ).toHaveLength(1);
      });
    });
  },
);
