import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { Entity } from '@backstage/catalog-model';
import { tenancyApiRef } from '@groundwork/plugin-control-plane-react';
import { useLocation } from 'react-router-dom';
import { auditRouteRef, productsRouteRef, tenantsRouteRef } from '../routes';
import {
  mockTenancy,
  type MockedTenancy,
  type TenancyOverrides,
} from './mockTenancy';

/** What a test of a page may set. */
export type RenderPageOptions = {
  /** Methods of the control plane that answer otherwise than the examples. */
  api?: TenancyOverrides;
  /** Address with query; `/tenants` when absent. */
  path?: string;
  /** Pattern that the address matches, for pages that read from it. */
  mountPath?: string;
  /** Names of permissions that the person does not have. */
  denied?: string[];
  /** What is in the catalog. */
  entities?: Entity[];
};

/** Renders a page as the portal would, with the address shown in an element with the test id `address`. */
export function renderPage(
  element: JSX.Element,
  options: RenderPageOptions = {},
): ReturnType<typeof renderInTestApp> & { api: MockedTenancy } {
  const { path = '/tenants', denied = [], entities = [] } = options;
  const api = mockTenancy(options.api);
  const authorize = allowAllBut(denied);
  const rendered = renderInTestApp(
    <>
      {element}
      <Address />
    </>,
    {
      apis: [
        [tenancyApiRef, api],
        mockApis.permission({ authorize }),
        mockApis.identity({
          userEntityRef: 'user:default/ana',
          ownershipEntityRefs: [
            'user:default/ana',
            'group:default/team-payments',
          ],
        }),
        catalogApiMock({ entities }),
      ],
      mountPath: options.mountPath,
      initialRouteEntries: [path],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/tenants': tenantsRouteRef,
        '/products': productsRouteRef,
        '/audit': auditRouteRef,
      },
    },
  );
  return { api, ...rendered };
}

type PermissionOptions = NonNullable<Parameters<typeof mockApis.permission>[0]>;
type Authorize = Extract<
  PermissionOptions['authorize'],
  (...input: never[]) => unknown
>;

function allowAllBut(denied: string[]): Authorize {
  const [allow, deny] = ['ALLOW', 'DENY'] as ReturnType<Authorize>[];
  return ({ permission }) => (denied.includes(permission.name) ? deny : allow);
}

function Address() {
  const { pathname, search } = useLocation();
  return (
    <output data-testid="address" hidden>
      {pathname}
      {search}
    </output>
  );
}
