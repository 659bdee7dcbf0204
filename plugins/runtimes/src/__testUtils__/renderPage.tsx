import { runtimesApiRef } from '@groundwork/plugin-control-plane-react';
import {
  renderPageInTestApp,
  type PageInTestAppOptions,
} from '@groundwork/plugin-control-plane-react/testUtils';
import { namespacesRouteRef, runtimesRouteRef } from '../routes';
import { runtimesTranslations } from '../translationResource';
import {
  mockRuntimes,
  type MockedRuntimes,
  type RuntimesOverrides,
} from './mockRuntimes';

/** What a test of a page may set; the path is `/runtimes` when absent. */
export type RenderPageOptions = PageInTestAppOptions & {
  /** Methods of the control plane that answer otherwise than the examples. */
  api?: RuntimesOverrides;
};

/** Renders a page of this plugin; see {@link renderPageInTestApp}. */
export function renderPage(
  element: JSX.Element,
  options: RenderPageOptions = {},
): ReturnType<typeof renderPageInTestApp> & { api: MockedRuntimes } {
  const api = mockRuntimes(options.api);
  const plugin = {
    apis: [[runtimesApiRef, api] as const],
    routes: {
      '/runtimes': runtimesRouteRef,
      '/namespaces': namespacesRouteRef,
    },
    translations: [runtimesTranslations],
  };
  return { api, ...renderPageInTestApp(element, plugin, options) };
}
