import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  controlPlanePolicyChecksExtensionPoint,
  type PolicyCheck,
} from '@groundwork/plugin-control-plane-node';

const lifecycleFits: PolicyCheck = {
  id: 'lifecycle-fits',
  title: 'The component is ready for it',
  description:
    'Whether an experimental component asks for a class that somebody decides over.',
  async check({ component, environment_class }) {
    const { lifecycle } = (component?.spec ?? {}) as { lifecycle?: string };
    if (
      lifecycle === 'experimental' &&
      environment_class.approval.mode === 'required'
    ) {
      return [
        {
          result: 'deny',
          message: `Experimental components cannot have ${environment_class.title}.`,
        },
      ];
    }
    return [{ result: 'pass', message: 'The component may have it.' }];
  },
};

export default createBackendModule({
  pluginId: 'control-plane',
  moduleId: 'lifecycle-fits',
  register({ registerInit }) {
    registerInit({
      deps: { checks: controlPlanePolicyChecksExtensionPoint },
      async init({ checks }) {
        checks.addCheck(lifecycleFits);
      },
    });
  },
});
