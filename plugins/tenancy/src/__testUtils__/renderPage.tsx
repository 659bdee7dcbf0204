import { tenancyApiRef } from '@groundwork/plugin-control-plane-react';
import {
  renderPageInTestApp,
  type PageInTestAppOptions,
} from '@groundwork/plugin-control-plane-react/testUtils';
import { auditRouteRef, productsRouteRef, tenantsRouteRef } from '../routes';
import { tenancyTranslations } from '../translationResource';
import {
  mockTenancy,
  type MockedTenancy,
  type TenancyOverrides,
} from './mockTenancy';

/** What a test of a page may set; the path is `/tenants` when absent. */
export type RenderPageOptions = PageInTestAppOptions & {
  /** Methods of the control plane that answer otherwise than the examples. */
  api?: TenancyOverrides;
};

/** Renders a page of this plugin; see {@link renderPageInTestApp}. */
export function renderPage(
  element: JSX.Element,
  options: RenderPageOptions = {},
): ReturnType<typeof renderPageInTestApp> & { api: MockedTenancy } {
  const api = mockTenancy(options.api);
  const plugin = {
    apis: [[tenancyApiRef, api] as const],
    routes: {
      '/tenants': tenantsRouteRef,
      '/products': productsRouteRef,
      '/audit': auditRouteRef,
    },
    translations: [tenancyTranslations],
  };
  return { api, ...renderPageInTestApp(element, plugin, options) };
}
