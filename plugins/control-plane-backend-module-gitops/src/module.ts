import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { controlPlaneRuntimesExtensionPoint } from '@groundwork/plugin-control-plane-node';
import { tmpdir } from 'node:os';
import { GitopsAdapter } from './GitopsAdapter';

/**
 * Adds the type of runtime environment `gitops`: environments as commits in a Git repository.
 *
 * @public
 */
export const controlPlaneModuleGitops = createBackendModule({
  pluginId: 'control-plane',
  moduleId: 'gitops',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        runtimes: controlPlaneRuntimesExtensionPoint,
      },
      async init({ config, runtimes }) {
        runtimes.addAdapter(
          GitopsAdapter.create({
            workingDirectory:
              config.getOptionalString('backend.workingDirectory') ?? tmpdir(),
          }),
        );
      },
    });
  },
});
