import type { Entity } from '@backstage/catalog-model';
import {
  ApiBlueprint,
  createExtension,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
  type ApiRef,
  type FrontendFeature,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  permissionApiRef,
  type PermissionApi,
} from '@backstage/plugin-permission-react';

/** What the harness of a plugin is made of, beside the plugin. @public */
export type HarnessOptions<TApi> = {
  /** The plugin that is shown. */
  pluginId: string;
  /** Where its pages ask the control plane. */
  api: ApiRef<TApi>;
  /** What answers instead. */
  fake: NoInfer<TApi>;
  /** What is in the catalog. */
  entities: Entity[];
  /** Stands for the page of an entity; empty when absent. */
  entityPage?: JSX.Element;
  /** Whether the person has no permission at all. */
  isDenied?: boolean;
};

/** What a plugin needs around it to be shown without a backend: a control plane, a catalog, and nobody who signs in. @public */
export function harnessFeatures<TApi>(
  options: HarnessOptions<TApi>,
): FrontendFeature[] {
  return [controlPlane(options), catalog(options), portal(options)];
}

function controlPlane<TApi>({ pluginId, api, fake }: HarnessOptions<TApi>) {
  return createFrontendModule({
    pluginId,
    extensions: [
      ApiBlueprint.make({
        name: 'control-plane',
        params: defineParams =>
          defineParams({ api, deps: {}, factory: () => fake }),
      }),
    ],
  });
}

function catalog({
  entities,
  entityPage = <></>,
}: Pick<HarnessOptions<unknown>, 'entities' | 'entityPage'>) {
  return createFrontendPlugin({
    pluginId: 'catalog',
    extensions: [
      ApiBlueprint.make({
        params: defineParams =>
          defineParams({
            api: catalogApiRef,
            deps: {},
            factory: () => catalogApiMock({ entities }),
          }),
      }),
      PageBlueprint.make({
        name: 'entity',
        params: {
          path: '/catalog/:namespace/:kind/:name',
          routeRef: entityRouteRef,
          loader: async () => entityPage,
        },
      }),
    ],
  });
}

function portal({ isDenied }: Pick<HarnessOptions<unknown>, 'isDenied'>) {
  const answer = { result: isDenied ? 'DENY' : 'ALLOW' } as Awaited<
    ReturnType<PermissionApi['authorize']>
  >;
  return createFrontendModule({
    pluginId: 'app',
    extensions: [
      // Nobody signs in here.
      createExtension({
        kind: 'sign-in-page',
        attachTo: { id: 'app/root', input: 'signInPage' },
        disabled: true,
        output: [],
        factory: () => [],
      }),
      ApiBlueprint.make({
        name: 'permission',
        params: defineParams =>
          defineParams({
            api: permissionApiRef,
            deps: {},
            factory: () => ({ authorize: async () => answer }),
          }),
      }),
    ],
  });
}
