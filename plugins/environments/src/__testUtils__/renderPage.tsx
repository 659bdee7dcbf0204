import type { ControlPlaneApi } from '@groundwork/plugin-control-plane-react';
import {
  renderPageInTestApp,
  type PageInTestAppOptions,
  type PluginInTestApp,
} from '@groundwork/plugin-control-plane-react/testUtils';
import { approvalsRouteRef, environmentsRouteRef } from '../routes';
import { environmentsTranslations } from '../translationResource';
import { mockControlPlane } from './mockControlPlane';

/** What a test of a page may set; the path is `/environments` when absent. */
export type RenderPageOptions = PageInTestAppOptions & {
  /** Methods of the control plane that answer otherwise than the examples. */
  api?: Partial<ControlPlaneApi>;
  /** Other APIs of the portal that the test looks into. */
  apis?: PluginInTestApp['apis'];
};

type MockedControlPlane = ReturnType<typeof mockControlPlane>;

/** Renders a page of this plugin; see {@link renderPageInTestApp}. */
export function renderPage(
  element: JSX.Element,
  options: RenderPageOptions = {},
): ReturnType<typeof renderPageInTestApp> & { api: MockedControlPlane } {
  const api = mockControlPlane(options.api);
  const plugin = {
    apis: [api, ...(options.apis ?? [])],
    routes: {
      '/environments': environmentsRouteRef,
      '/approvals': approvalsRouteRef,
    },
    translations: [environmentsTranslations],
  };
  return { api, ...renderPageInTestApp(element, plugin, options) };
}
