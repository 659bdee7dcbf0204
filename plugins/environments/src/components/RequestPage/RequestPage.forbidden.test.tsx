import { screen } from '@testing-library/react';
import { environmentRequestCreatePermission } from '@groundwork/plugin-control-plane-common';
import { renderPage } from '../../__testUtils__';
import { RequestPage } from './RequestPage';

it('names the permission to request and who can give it', async () => {
  renderPage(<RequestPage />, {
    path: '/environments/new',
    denied: [environmentRequestCreatePermission.name],
  });
  expect(
    await screen.findByRole('heading', {
      name: 'You may not request environments',
    }),
  ).toBeInTheDocument();
  expect(screen.getByText('requester')).toBeInTheDocument();
  expect(screen.queryByRole('radio')).not.toBeInTheDocument();
});
