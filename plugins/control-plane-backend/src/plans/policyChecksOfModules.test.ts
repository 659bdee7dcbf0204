import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Plan } from '@groundwork/plugin-control-plane-common';
import {
  controlPlanePolicyChecksExtensionPoint,
  type PolicyCheck,
} from '@groundwork/plugin-control-plane-node';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  previewBody,
  productionBody,
  requestsPath,
  testControlPlaneConfig,
  useTestApi,
} from '../__testUtils__';
import { aComponent, exampleEntities } from '../__testUtils__/exampleEntities';
import examplePolicyCheck from '../__testUtils__/examplePolicyCheck';
import { builtInPolicyCheckIds } from './checks';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const previewPath = '/v1/environment-plans';
const hanging: PolicyCheck = {
  id: 'hanging',
  title: 'Hanging',
  description: 'Never answers.',
  check: () => new Promise<never>(() => {}),
};
const taken: string[] = [];
const moduleOf = (moduleId: string, check: PolicyCheck) =>
  createBackendModule({
    pluginId: 'control-plane',
    moduleId,
    register({ registerInit }) {
      registerInit({
        deps: { checks: controlPlanePolicyChecksExtensionPoint },
        async init({ checks }) {
          checks.addCheck(check);
          for (const id of [check.id, ...builtInPolicyCheckIds, 'No id']) {
            try {
              checks.addCheck({ ...check, id });
            } catch {
              taken.push(id);
            }
          }
        },
      });
    },
  });
const experimental = aComponent('payments-lab', 'team-payments');
const { classes } = testControlPlaneConfig;

describe.each(databases.eachSupportedId())(
  'policy checks of modules on %p',
  id => {
    const api = useTestApi(databases, id, {
      catalog: catalogServiceMock.factory({
        entities: [
          ...exampleEntities,
          {
            ...experimental,
            spec: { ...experimental.spec, lifecycle: 'experimental' },
          },
        ],
      }),
      config: {
        policyChecks: { timeout: { milliseconds: 200 } },
        classes: {
          ...classes,
          preview: { ...classes.preview, checks: { hanging: 'ignore' } },
          production: { ...classes.production, checks: { hanging: 'warn' } },
          strict: { ...classes.preview, title: 'Strict' },
        },
      },
      features: [examplePolicyCheck, moduleOf('hanging', hanging)],
    });

    const resultsOf = async (body: object) => {
      const { status, body: plan } = await api.call<Plan>(
        'ana',
        'POST',
        previewPath,
        { json: body },
      );
      expect(status).toBe(200);
      return plan.policy_results;
    };

    it('are asked beside those that are built in, and a plain preview passes them all', async () => {
      const results = await resultsOf(previewBody);
      expect(results.map(({ check }) => check)).toEqual(
        [...builtInPolicyCheckIds, 'hanging', 'lifecycle-fits'].sort(),
      );
      expect(results.every(({ result }) => result === 'pass')).toBe(true);
    });

    it('deny what they do not allow: it is shown, and not made', async () => {
      const body = {
        ...productionBody,
        component_ref: 'component:default/payments-lab',
      };
      const denial = 'Experimental components cannot have Production.';
      const results = await resultsOf(body);
      expect(results.filter(({ result }) => result === 'deny')).toEqual([
        {
          check: 'lifecycle-fits',
          title: 'The component is ready for it',
          result: 'deny',
          message: denial,
        },
      ]);
      const made = await api.call('ana', 'POST', requestsPath, { json: body });
      expect(made.status).toBe(400);
      expect(made.body.details).toEqual([
        { field: 'policy', message: `lifecycle-fits: ${denial}` },
      ]);
      const other = {
        ...body,
        component_ref: 'component:default/payments-api',
      };
      expect(await api.create(other)).toMatchObject({
        status: 'pending_approval',
      });
    });

    it('that never answer deny, unless the class has it otherwise, and keep nobody waiting', async () => {
      const strict = await resultsOf({ ...previewBody, class: 'strict' });
      const production = await resultsOf(productionBody);
      expect(
        [strict, production].map(
          results => results.find(({ check }) => check === 'hanging')?.result,
        ),
      ).toEqual(['deny', 'warn']);
      const made = await api.call('ana', 'POST', requestsPath, {
        json: { ...previewBody, class: 'strict' },
      });
      expect(made.status).toBe(400);
      expect(made.body.details).toEqual([
        { field: 'policy', message: 'hanging: It could not be checked.' },
      ]);
    });

    it('cannot take the id of another check, or one that is none', () => {
      expect(new Set(taken)).toEqual(
        new Set(['hanging', ...builtInPolicyCheckIds, 'No id']),
      );
    });
  },
);

describe('the documentation of policy checks', () => {
  it('shows the example that these tests run', async () => {
    const docs = await readFile(
      join(__dirname, '../../../../docs/policy-checks.md'),
      'utf8',
    );
    const example = await readFile(
      join(__dirname, '../__testUtils__/examplePolicyCheck.ts'),
      'utf8',
    );
    expect(/^```ts\n([\s\S]*?)^```$/m.exec(docs)?.[1]).toBe(example);
  });

  it('lists every check that is built in, and nothing else', async () => {
    const docs = await readFile(
      join(__dirname, '../../../../docs/policy-checks.md'),
      'utf8',
    );
    const listed = [...docs.matchAll(/^\| `([a-z]+(?:-[a-z]+)+)`/gm)];
    expect(listed.map(([, listedId]) => listedId)).toEqual([
      ...builtInPolicyCheckIds,
    ]);
  });
});
