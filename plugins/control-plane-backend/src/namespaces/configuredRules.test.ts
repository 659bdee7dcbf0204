import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  Namespace,
  NamespaceRules,
} from '@groundwork/plugin-control-plane-common';
import { useTestApi } from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const rulesPath = '/v1/namespace-rules';

describe('rules that the configuration owns', () => {
  const api = useTestApi(databases, 'SQLITE_3', {
    config: {
      namespaces: {
        template: '{team}-{env}',
        segments: { env: { required: true, values: ['dev', 'prod'] } },
        quotaProfile: 'small',
        policyPacks: ['default-deny-ingress'],
        region: 'eu-central-1',
      },
    },
  });

  it('hold, and nobody changes them by the API', async () => {
    const read = await api.call<NamespaceRules>('ada', 'GET', rulesPath);
    expect(read.body).toMatchObject({
      template: '{team}-{env}',
      source: 'config',
    });
    const { status, body } = await api.call('ada', 'PUT', rulesPath, {
      json: { template: '{team}' },
    });
    expect([status, body.error]).toEqual([409, 'conflict']);
    expect(await api.plane.knex('settings')).toEqual([]);
  });

  it('come with what namespaces get', async () => {
    const { status, body } = await api.call<Namespace>(
      'ada',
      'POST',
      '/v1/namespaces',
      {
        json: {
          name_components: { team: 'payments', env: 'dev' },
          members: [
            { identifier: 'user:default/ana', type: 'user', role: 'read' },
          ],
        },
      },
    );
    expect(status).toBe(202);
    const [desired] = await api.plane
      .knex('placements')
      .where({ namespace_id: body.id })
      .pluck('desired');
    expect(JSON.parse(desired)).toMatchObject({
      name: 'payments-dev',
      region: 'eu-central-1',
      policy_packs: ['default-deny-ingress'],
      quota: {
        cpu: '2',
        memory: '4Gi',
        storage: '20Gi',
        pods: 20,
        load_balancers: 0,
      },
    });
  });
});
