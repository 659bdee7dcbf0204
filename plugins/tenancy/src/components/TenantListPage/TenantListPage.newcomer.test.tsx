import { screen } from '@testing-library/react';
import { tenantCreatePermission } from '@groundwork/plugin-control-plane-common';
import { renderPage } from '../../__testUtils__';
import { TenantListPage } from './TenantListPage';

// Of its own file: answers about permissions are remembered for as long as the page is loaded.
it('tells somebody who is in no tenant what one is and whom to ask', async () => {
  renderPage(<TenantListPage />, {
    denied: [tenantCreatePermission.name],
    api: {
      tenants: {
        list: async () => ({ items: [], total: { value: 0, relation: 'eq' } }),
      },
    },
  });
  expect(
    await screen.findByRole('heading', {
      name: 'There are no tenants that you may see',
    }),
  ).toBeInTheDocument();
  expect(
    screen.getByText(/Ask an administrator of your team’s tenant to add you/),
  ).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Create tenant' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});
