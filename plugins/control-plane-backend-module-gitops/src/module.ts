import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  controlPlaneAuditAnchorsExtensionPoint,
  controlPlaneRuntimesExtensionPoint,
} from '@groundwork/plugin-control-plane-node';
import { tmpdir } from 'node:os';
import { GitAnchorSink, readGitAnchorConfig } from './audit';
import { GitopsAdapter } from './GitopsAdapter';

/**
 * Adds the type of runtime environment `gitops`: environments as commits in a Git repository. Commits anchors of the audit
 * log to one as well, where `controlPlane.audit.anchor.git` says so.
 *
 * @public
 */
export const controlPlaneModuleGitops = createBackendModule({
  pluginId: 'control-plane',
  moduleId: 'gitops',
  register({ registerInit }) {
    registerInit({
      deps: {
        anchors: controlPlaneAuditAnchorsExtensionPoint,
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        runtimes: controlPlaneRuntimesExtensionPoint,
      },
      async init({ anchors, config, lifecycle, logger, runtimes }) {
        const workingDirectory =
          config.getOptionalString('backend.workingDirectory') ?? tmpdir();
        runtimes.addAdapter(GitopsAdapter.create({ workingDirectory }));

        const anchorConfig = readGitAnchorConfig(config);
        if (anchorConfig) {
          const sink = GitAnchorSink.create({
            config: anchorConfig,
            logger,
            workingDirectory,
          });
          anchors.addSink(sink);
          lifecycle.addShutdownHook(() => sink.close());
        }
      },
    });
  },
});
