import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import {
  controlPlaneApiRef,
  type ControlPlaneApi,
} from '@groundwork/plugin-control-plane-react';
import {
  exampleError,
  speaking,
} from '@groundwork/plugin-control-plane-react/testUtils';
import { screen } from '@testing-library/react';
import { portalTranslations } from '../translations/portalTranslation';
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

const counts = (requests: number, gates: number) => {
  const total = (value: number) => ({ value, relation: 'eq' as const });
  return {
    mine: total(0),
    my_teams: total(0),
    awaiting_my_decision: total(requests),
    expiring: total(0),
    drifted: total(0),
    failed: total(0),
    gates_awaiting_my_decision: total(gates),
    gates_mine: total(0),
  };
};

function renderSidebarWithApprovals(
  countEnvironmentRequests: ControlPlaneApi['countEnvironmentRequests'],
  language?: ReturnType<typeof speaking>,
) {
  const environments = pluginWithPages('environments', {
    Approvals: '/environments/approvals',
    Environments: '/environments',
  });
  const api: Partial<ControlPlaneApi> = { countEnvironmentRequests };
  renderTestApp({
    ...language,
    features: [navigationModule, environments, ...(language?.features ?? [])],
    apis: [[controlPlaneApiRef, api as ControlPlaneApi]],
    initialRouteEntries: ['/nowhere'],
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

  it('tells how many requests and gates wait for the person', async () => {
    renderSidebarWithApprovals(async () => counts(2, 1));
    const link = await screen.findByRole('link', {
      name: 'Approvals, 3 wait for you',
    });
    expect(link).toHaveAttribute('href', '/environments/approvals');
    expect(link.querySelector('[data-count]')).toHaveAttribute(
      'data-count',
      '3',
    );
  });

  it('has no badge where nothing waits, nor for people who may not know', async () => {
    renderSidebarWithApprovals(async () => {
      throw exampleError('forbidden', 'You may not see requests');
    });
    const link = await screen.findByRole('link', { name: 'Approvals' });
    expect(link.querySelector('[data-count]')).toBeNull();
  });

  it('speaks German where it was chosen', async () => {
    renderSidebarWithApprovals(
      async () => counts(1, 0),
      speaking('de', [portalTranslations]),
    );
    expect(
      await screen.findByRole('link', {
        name: 'Genehmigungen, 1 wartet auf dich',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Umgebungen' }),
    ).toBeInTheDocument();
  });
});
