import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { navigationModule } from './navigationModule';

// Items of plugins that are not installed here
jest.mock('@backstage/plugin-notifications', () => ({
  NotificationsSidebarItem: () => null,
}));
jest.mock('@backstage/plugin-search', () => ({
  SidebarSearchModal: () => null,
}));
jest.mock('@backstage/plugin-user-settings', () => ({
  Settings: () => null,
  UserSettingsSignInAvatar: () => null,
}));

function pluginWithPages(pluginId: string, pages: Record<string, string>) {
  return createFrontendPlugin({
    pluginId,
    extensions: Object.entries(pages).map(([title, path]) =>
      PageBlueprint.make({
        name: path === `/${pluginId}` ? undefined : path.split('/').at(-1),
        params: {
          path,
          title,
          icon: <svg />,
          routeRef: createRouteRef(),
          loader: async () => <div />,
        },
      }),
    ),
  });
}

describe('PortalSidebar', () => {
  it('leads to environments, approvals, namespaces, runtimes and tenants first, and to every other page after those of the catalog', async () => {
    renderTestApp({
      features: [
        navigationModule,
        pluginWithPages('zoning', { Zoning: '/zoning' }),
        pluginWithPages('budgets', { Budgets: '/budgets' }),
        pluginWithPages('scaffolder', { Create: '/scaffolder' }),
        pluginWithPages('catalog', { Catalog: '/catalog' }),
        pluginWithPages('search', { Search: '/search' }),
        pluginWithPages('environments', {
          Approvals: '/environments/approvals',
          Environments: '/environments',
        }),
        pluginWithPages('runtimes', {
          Namespaces: '/runtimes/namespaces',
          Runtimes: '/runtimes',
        }),
        pluginWithPages('tenancy', {
          Audit: '/tenancy/audit',
          Products: '/tenancy/products',
          Tenants: '/tenancy',
        }),
        pluginWithPages('home', { Home: '/home' }),
      ],
      initialRouteEntries: ['/nowhere'],
    });

    await screen.findByRole('link', { name: 'Environments' });
    const navigation = screen.getByRole('navigation');
    const labels = Array.from(navigation.querySelectorAll('a'), link =>
      (link.getAttribute('aria-label') ?? link.textContent)?.trim(),
    );

    expect(labels).toEqual([
      'Groundwork, home',
      'Home',
      'Environments',
      'Approvals',
      'Namespaces',
      'Runtimes',
      'Tenants',
      'Products',
      'Audit',
      'Catalog',
      'Create',
      'Budgets',
      'Zoning',
    ]);
  });
});
