import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  mockApis,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { HomePageLayout } from './HomePageLayout';

const pages = createFrontendPlugin({
  pluginId: 'catalog',
  extensions: [
    PageBlueprint.make({
      name: 'test',
      params: {
        path: '/',
        loader: async () => <HomePageLayout widgets={[]} />,
      },
    }),
    PageBlueprint.make({
      params: {
        path: '/somewhere',
        routeRef: createRouteRef(),
        loader: async () => <div />,
      },
    }),
  ],
});

describe('HomePageLayout', () => {
  it('greets people by their first name', async () => {
    renderInTestApp(<HomePageLayout widgets={[]} />, {
      apis: [mockApis.identity({ displayName: 'Ana Ruiz' })],
    });

    expect(
      await screen.findByRole('heading', { name: 'Welcome, Ana' }),
    ).toBeInTheDocument();
  });

  it('leads to the pages that are installed, and to no other', async () => {
    renderTestApp({ features: [pages] });

    expect(
      await screen.findByRole('link', { name: 'Catalog' }),
    ).toHaveAttribute('href', '/somewhere');
    for (const name of ['Environments', 'Approvals', 'Templates']) {
      expect(screen.queryByRole('link', { name })).not.toBeInTheDocument();
    }
  });
});
