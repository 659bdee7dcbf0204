import { screen } from '@testing-library/react';
import { namespaceCreatePermission } from '@groundwork/plugin-control-plane-common';
import { renderPage } from '../../__testUtils__';
import { CreateNamespacePage } from './CreateNamespacePage';

const path = '/namespaces/new';

// Of its own file: answers about permissions are remembered for as long as the page is loaded.
it('names the permission that is missing instead of the form', async () => {
  renderPage(<CreateNamespacePage />, {
    path,
    denied: [namespaceCreatePermission.name],
  });
  expect(
    await screen.findByText('You may not create namespaces'),
  ).toBeInTheDocument();
  expect(screen.getByText('namespace-creator')).toBeInTheDocument();
});
