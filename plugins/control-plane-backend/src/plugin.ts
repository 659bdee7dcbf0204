import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  controlPlaneAuditAnchorsExtensionPoint,
  controlPlaneIdentityGroupsExtensionPoint,
  controlPlanePolicyChecksExtensionPoint,
  controlPlaneRuntimesExtensionPoint,
  type AuditAnchorSink,
  type IdentityGroupProvider,
  type PolicyCheck,
  type RuntimeAdapter,
} from '@groundwork/plugin-control-plane-node';
import { createControlPlane } from './createControlPlane';
import { builtInIdentityProviders } from './identityGroups';
import { builtInPolicyCheckIds, requireCheckId } from './plans';

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
    const identityProviders = new Map<string, IdentityGroupProvider>();
    env.registerExtensionPoint(controlPlaneIdentityGroupsExtensionPoint, {
      addProvider(provider) {
        if (
          identityProviders.has(provider.id) ||
          builtInIdentityProviders.includes(provider.id)
        ) {
          throw new Error(
            `An identity provider with the id '${provider.id}' is installed already`,
          );
        }
        identityProviders.set(provider.id, provider);
      },
    });
    const policyChecks = new Map<string, PolicyCheck>();
    env.registerExtensionPoint(controlPlanePolicyChecksExtensionPoint, {
      addCheck(check) {
        requireCheckId(
          check.id,
          new Set([...builtInPolicyCheckIds, ...policyChecks.keys()]),
        );
        policyChecks.set(check.id, check);
      },
    });
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpRouter: coreServices.httpRouter,
        instance: coreServices.rootInstanceMetadata,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootLifecycle: coreServices.rootLifecycle,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init({ httpRouter, lifecycle, rootLifecycle, ...services }) {
        const controlPlane = await createControlPlane({
          ...services,
          adapters,
          anchorSinks: [...anchorSinks.values()],
          identityProviders: [...identityProviders.values()],
          policyChecks: [...policyChecks.values()],
        });
        httpRouter.use(controlPlane.router);
        // Authentication is the router's own: it takes tokens of other issuers, and answers with our envelope.
        httpRouter.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
        // Once every plugin has started, as none is to wait for what happens in the background.
        rootLifecycle.addStartupHook(() => controlPlane.start());
        lifecycle.addShutdownHook(() => controlPlane.stop());
      },
    });
  },
});
