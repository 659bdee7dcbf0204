import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { tenantCreatePermission } from '@groundwork/plugin-control-plane-common';
import { renderPage } from '../../__testUtils__';
import { CreateTenantButton } from './CreateTenantButton';

describe('CreateTenantButton', () => {
  it('stays visible and says why for those who may not create tenants', async () => {
    renderPage(<CreateTenantButton />, {
      denied: [tenantCreatePermission.name],
    });
    const button = await screen.findByRole('button', { name: 'Create tenant' });
    await waitFor(() =>
      expect(button).toHaveAccessibleDescription(
        /You may not create tenants\. An administrator/,
      ),
    );
    await userEvent.click(button);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});
