import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Plan } from '@groundwork/plugin-control-plane-common';
import { controlPlanePolicyChecksExtensionPoint } from '@groundwork/plugin-control-plane-node';
import {
  previewBody,
  productionBody,
  requestsPath,
  testControlPlaneConfig,
  useTestApi,
} from '../__testUtils__';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const { classes } = testControlPlaneConfig;

/** What the check of these tests says. */
let verdict: 'pass' | 'deny' = 'pass';
const changingMind = createBackendModule({
  pluginId: 'control-plane',
  moduleId: 'changing-mind',
  register({ registerInit }) {
    registerInit({
      deps: { checks: controlPlanePolicyChecksExtensionPoint },
      async init({ checks }) {
        checks.addCheck({
          id: 'changing-mind',
          title: 'Changing mind',
          description: 'Says what it is told to say.',
          check: async () => [
            { result: verdict, message: `It is ${verdict}.` },
          ],
        });
      },
    });
  },
});

describe.each(databases.eachSupportedId())(
  'plans that cannot be approved on %p',
  id => {
    const api = useTestApi(databases, id, {
      config: {
        classes: {
          ...classes,
          lenient: {
            ...classes.production,
            title: 'Lenient',
            approval: { required: true, allowUnplanned: true },
          },
          careful: {
            ...classes.preview,
            title: 'Careful',
            approval: { required: false, allowUnplanned: false },
          },
        },
      },
      features: [changingMind],
    });

    /** Lets the runtime environment fail whenever it is to plan. */
    const setDown = (isDown: boolean) => {
      api.plane.adapter.onCall = async call => {
        if (isDown && call === 'plan') {
          throw new Error('It is down');
        }
      };
    };
    afterEach(() => {
      verdict = 'pass';
      setDown(false);
    });

    const approve = (requestId: string, plan_digest: string) =>
      api.call('ben', 'POST', `${requestsPath}/${requestId}/approve`, {
        json: { decision: 'approve', plan_digest },
      });
    const replan = async (requestId: string) => {
      const { status, body } = await api.call<Plan>(
        'ana',
        'POST',
        `${requestsPath}/${requestId}/plan`,
      );
      expect(status).toBe(200);
      return body;
    };
    const messageOf = ({ body }: { body: unknown }) =>
      (body as { message?: string }).message;

    it('are denied by a check that has come to another view, and say by which', async () => {
      const request = await api.create(productionBody);
      verdict = 'deny';
      const denied = await replan(request.id);
      expect(denied.digest).not.toBe(request.plan_digest);
      expect((await approve(request.id, request.plan_digest)).status).toBe(409);
      const refused = await approve(request.id, denied.digest);
      expect(refused.status).toBe(409);
      expect(messageOf(refused)).toBe(
        'Policy checks deny it. Changing mind: It is deny.',
      );

      verdict = 'pass';
      const allowed = await replan(request.id);
      expect(allowed.digest).toBe(request.plan_digest);
      expect((await approve(request.id, allowed.digest)).status).toBe(200);
    });

    it('are those of targets that are down, where somebody decides', async () => {
      setDown(true);
      const request = await api.create(productionBody);
      const plan = await replan(request.id);
      expect(plan.digest).toBe(request.plan_digest);
      expect(
        plan.policy_results.find(({ check }) => check === 'targets-can-plan'),
      ).toMatchObject({ result: 'warn', target: 'memory' });
      const refused = await approve(request.id, plan.digest);
      expect(refused.status).toBe(409);
      expect(messageOf(refused)).toBe(
        'Memory could not plan. Plan again once that works.',
      );

      setDown(false);
      const planned = await replan(request.id);
      expect(planned.digest).not.toBe(plan.digest);
      expect((await approve(request.id, planned.digest)).status).toBe(200);
    });

    it('are not those of targets that are down, where the class lets them through', async () => {
      setDown(true);
      const lenient = await api.create({ ...productionBody, class: 'lenient' });
      expect((await approve(lenient.id, lenient.plan_digest)).status).toBe(200);
      const preview = await api.create(previewBody);
      expect(preview.status).not.toBe('pending_approval');
    });

    it('wait where nobody decides, and go on by themselves once they were planned again', async () => {
      setDown(true);
      const request = await api.create({ ...previewBody, class: 'careful' });
      expect(request.status).toBe('pending_approval');
      setDown(false);
      await replan(request.id);
      await api.waitForStatus(request.id, 'ready');
    });
  },
);
