import type { Entity } from '@backstage/catalog-model';
import type { TranslationResource } from '@backstage/frontend-plugin-api';
import {
  mockApis,
  renderInTestApp,
  type TestAppOptions,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { useLocation } from 'react-router-dom';
import { speaking } from './speaking';

/** What a test of a page may set, whichever plugin the page is of. @public */
export type PageInTestAppOptions = {
  /** Address with query. */
  path?: string;
  /** Pattern that the address matches, for pages that read from it. */
  mountPath?: string;
  /** Names of permissions that the person does not have. */
  denied?: string[];
  /** What is in the catalog. */
  entities?: Entity[];
  /** What the portal speaks; English when absent. */
  language?: 'de';
};

/** What the plugin of the page brings. @public */
export type PluginInTestApp = {
  apis: NonNullable<TestAppOptions['apis']>;
  /** Its pages, by their paths; the first is where a test is unless it says otherwise. */
  routes: NonNullable<TestAppOptions['mountedRoutes']>;
  /** Its words in other languages. */
  translations?: TranslationResource[];
};

/** Renders a page as the portal would, with the address shown in an element with the test id `address`. @public */
export function renderPageInTestApp(
  element: JSX.Element,
  { apis, routes, translations }: PluginInTestApp,
  options: PageInTestAppOptions,
): ReturnType<typeof renderInTestApp> {
  const { denied = [], entities = [], language } = options;
  const { path = Object.keys(routes)[0] } = options;
  return renderInTestApp(
    <>
      {element}
      <Address />
    </>,
    {
      ...(language && speaking(language, translations)),
      apis: [
        ...apis,
        mockApis.permission({ authorize: allowAllBut(denied) }),
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
        ...routes,
      },
    },
  );
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
