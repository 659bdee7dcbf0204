import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { ActorLink } from './ActorLink';

const mountedRoutes = {
  '/catalog/:namespace/:kind/:name': entityRouteRef,
};

it('links a person to the catalog', async () => {
  renderInTestApp(<ActorLink entityRef="user:default/ana" />, {
    mountedRoutes,
  });
  expect(await screen.findByRole('link', { name: /ana/i })).toHaveAttribute(
    'href',
    '/catalog/default/user/ana',
  );
});

it('names a machine without a link', async () => {
  renderInTestApp(<ActorLink entityRef="repo:payments/pipeline" />, {
    mountedRoutes,
  });
  expect(await screen.findByText('repo:payments/pipeline')).toBeInTheDocument();
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
});
