import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  controlPlaneAuditAnchorsExtensionPoint,
  controlPlaneRuntimesExtensionPoint,
  type AuditAnchorSink,
  type RuntimeAdapter,
} from '@groundwork/plugin-control-plane-node';
import { createControlPlane } from './createControlPlane';

/**
 * The control plane: its API under `/api/control-plane` and its reconciler.
 *
 * @public
 */
export const controlPlanePlugin = createBackendPlugin({
  pluginId: 'control-plane',
  register(env) {
    const adapters = new Map<string, RuntimeAdapter>();
    env.registerExtensionPoint(controlPlaneRuntimesExtensionPoint, {
      addAdapter(adapter) {
        if (adapters.has(adapter.type)) {
          throw new Error(
            `An adapter for runtime environments of type '${adapter.type}' is installed twice`,
          );
        }
        adapters.set(adapter.type, adapter);
      },
    });
    const anchorSinks = new Map<string, AuditAnchorSink>();
    env.registerExtensionPoint(controlPlaneAuditAnchorsExtensionPoint, {
      addSink(sink) {
        if (anchorSinks.has(sink.id) || sink.id === 'file') {
          throw new Error(
            `A sink for anchors of the audit log with the id '${sink.id}' is installed already`,
          );
        }
        anchorSinks.set(sink.id, sink);
      },
    });
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init({ httpRouter, lifecycle, ...services }) {
        const controlPlane = await createControlPlane({
          ...services,
          adapters,
          anchorSinks: [...anchorSinks.values()],
        });
        httpRouter.use(controlPlane.router);
        // Authentication is the router's own: it takes tokens of other issuers, and answers with our envelope.
        httpRouter.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
        lifecycle.addStartupHook(() => controlPlane.start());
        lifecycle.addShutdownHook(() => controlPlane.stop());
      },
    });
  },
});
