import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleActions,
  exampleError,
  exampleServiceAccount,
  exampleTenant,
  exampleToken,
  renderPage,
  type RenderPageOptions,
} from '../../__testUtils__';
import { ServiceAccountsTab } from './ServiceAccountsTab';

const { token } = exampleToken();

async function openMenu(
  options: RenderPageOptions = {},
  tenant = exampleTenant(),
) {
  const rendered = renderPage(<ServiceAccountsTab tenant={tenant} />, options);
  await userEvent.click(
    await screen.findByRole('button', { name: 'Actions for ci' }),
  );
  return { ...rendered, menu: within(await screen.findByRole('menu')) };
}

async function issue(options: RenderPageOptions = {}) {
  const rendered = await openMenu(options);
  await userEvent.click(
    rendered.menu.getByRole('menuitem', { name: /Issue token/ }),
  );
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name: 'Issue token' }));
  return rendered;
}

describe('ServiceAccountsTab', () => {
  it('shows a token once, and forgets it when it was stored', async () => {
    const { api } = await issue();
    const dialog = within(
      await screen.findByRole('dialog', { name: 'A token for ci' }),
    );
    expect(dialog.getByLabelText('token')).toHaveTextContent(token);
    expect(api.tenants.issueServiceAccountToken).toHaveBeenCalledWith(
      exampleServiceAccount().id,
      { ttl_seconds: 3600 },
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'I have stored it' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(document.body).not.toHaveTextContent(token);
  });

  it('closes the token in no other way, and says why', async () => {
    await issue();
    const dialog = within(
      await screen.findByRole('dialog', { name: 'A token for ci' }),
    );
    await userEvent.keyboard('{Escape}');
    await userEvent.click(dialog.getByRole('button', { name: 'Close' }));
    expect(dialog.getByLabelText('token')).toHaveTextContent(token);
    expect(dialog.getByText(/Store it first: once/)).toBeInTheDocument();
  });

  it('copies the token', async () => {
    const user = userEvent.setup();
    await issue();
    const dialog = within(
      await screen.findByRole('dialog', { name: 'A token for ci' }),
    );
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(dialog.getByRole('button', { name: 'Copy token' }));
    expect(writeText).toHaveBeenCalledWith(token);
  });

  it('shows no token when none was issued', async () => {
    await issue({
      api: {
        tenants: {
          issueServiceAccountToken: async () => {
            throw exampleError('conflict', 'The tenant is frozen');
          },
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The tenant is frozen',
    );
  });

  it('revokes all tokens', async () => {
    const { api, menu } = await openMenu();
    await userEvent.click(menu.getByRole('menuitem', { name: /Revoke all/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      dialog.getByRole('button', { name: 'Revoke all tokens' }),
    );
    await waitFor(() =>
      expect(api.tenants.revokeServiceAccountTokens).toHaveBeenCalledWith(
        exampleServiceAccount().id,
      ),
    );
  });

  it('has nothing to revoke where no token works', async () => {
    const { menu } = await openMenu({
      api: {
        tenants: {
          listServiceAccounts: async () => ({
            items: [exampleServiceAccount({ token_expires_at: undefined })],
          }),
        },
      },
    });
    expect(
      menu.getByRole('menuitem', { name: /Revoke all/ }),
    ).toHaveTextContent('It has no token that works');
  });

  it('says why somebody may not change them', async () => {
    const reason = 'Only those who administer the tenant may';
    const { menu } = await openMenu(
      {},
      exampleTenant({
        actions: exampleActions({ manage_service_accounts: reason }),
      }),
    );
    expect(
      menu.getByRole('menuitem', { name: /Issue token/ }),
    ).toHaveTextContent(reason);
  });

  it('refuses a name that cannot be in an address before it is sent', async () => {
    const { api } = renderPage(<ServiceAccountsTab tenant={exampleTenant()} />);
    await screen.findByRole('row', { name: /ci/ });
    await userEvent.click(
      screen.getByRole('button', { name: 'Create service account' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const name = dialog.getByRole('textbox', { name: /Name/ });
    await userEvent.type(name, 'my build');
    await userEvent.tab();
    expect(dialog.getByText(/Use lower-case letters/)).toBeInTheDocument();
    await userEvent.clear(name);
    await userEvent.type(name, 'build');
    await userEvent.click(dialog.getByRole('radio', { name: /Viewer/ }));
    await userEvent.click(
      dialog.getByRole('button', { name: 'Create service account' }),
    );
    await waitFor(() =>
      expect(api.tenants.createServiceAccount).toHaveBeenCalledWith({
        tenant_id: exampleTenant().id,
        name: 'build',
        description: '',
        role: 'viewer',
      }),
    );
  });
});
