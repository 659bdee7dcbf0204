import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { environmentRequestCreatePermission } from '@groundwork/plugin-control-plane-common';
import { renderPage } from '../../__testUtils__';
import { RequestButton } from './RequestButton';

// Answers about permissions are kept for seconds across renders, so that being allowed is tested with the pages.
it('stays where it is and says why it does nothing without the permission', async () => {
  renderPage(<RequestButton />, {
    denied: [environmentRequestCreatePermission.name],
  });
  const button = await screen.findByRole('button', {
    name: 'Request environment',
  });
  await waitFor(() =>
    expect(button).toHaveAccessibleDescription(
      'You may not request environments. An administrator of the control plane can give you the role requester.',
    ),
  );
  await userEvent.click(button);
  expect(screen.getByTestId('address')).toHaveTextContent('/environments');
  expect(screen.getByTestId('address')).not.toHaveTextContent('/new');
});
