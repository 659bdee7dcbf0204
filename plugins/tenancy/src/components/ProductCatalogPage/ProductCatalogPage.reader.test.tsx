import { screen } from '@testing-library/react';
import { productWritePermission } from '@groundwork/plugin-control-plane-common';
import { exampleProduct, renderPage } from '../../__testUtils__';
import { ProductCatalogPage } from './ProductCatalogPage';

// Of its own file: answers about permissions are remembered for as long as the page is loaded.
it('offers changing products only to those who may', async () => {
  renderPage(<ProductCatalogPage />, {
    path: '/products?tenant=acme',
    denied: [productWritePermission.name],
    api: {
      catalog: {
        listProducts: async () => ({
          items: [exampleProduct({ origin: 'api' })],
        }),
      },
    },
  });
  await screen.findByRole('listitem', { name: 'Compliance scanner' });
  expect(
    screen.queryByRole('button', { name: 'Add product' }),
  ).not.toBeInTheDocument();
  expect(
    screen.queryByRole('button', { name: 'Actions for Compliance scanner' }),
  ).not.toBeInTheDocument();
});
