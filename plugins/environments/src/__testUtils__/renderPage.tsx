import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { Entity } from '@backstage/catalog-model';
import type { ControlPlaneApi } from '@groundwork/plugin-control-plane-react';
import { useLocation } from 'react-router-dom';
import { approvalsRouteRef, environmentsRouteRef } from '../routes';
import { mockControlPlane } from './mockControlPlane';

/** What a test of a page may set. */
export type RenderPageOptions = {
  /** Methods of the control plane that answer otherwise than the examples. */
  api?: Partial<ControlPlaneApi>;
  /** Address with query; `/environments` when absent. */
  path?: string;
  /** Pattern that the address matches, for pages that read from it. */
  mountPath?: string;
  /** Names of permissions that the person does not have. */
  denied?: string[];
  /** What is in the catalog. */
  entities?: Entity[];
};

type MockedControlPlane = ReturnType<typeof mockControlPlane>;

/** Renders a page as the portal would, with the address shown in an element with the test id `address`. */
export function renderPage(
  element: JSX.Element,
  options: RenderPageOptions = {},
): ReturnType<typeof renderInTestApp> & { api: MockedControlPlane } {
  const { path = '/environments', denied = [], entities = [] } = options;
  const api = mockControlPlane(options.api);
  const authorize = allowAllBut(denied);
  const rendered = renderInTestApp(
    <>
      {element}
      <Address />
    </>,
    {
      apis: [
        api,
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
        '/environments': environmentsRouteRef,
        '/approvals': approvalsRouteRef,
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
