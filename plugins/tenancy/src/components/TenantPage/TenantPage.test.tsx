import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  exampleActions,
  exampleError,
  exampleQuotas,
  exampleTenant,
  exampleTrialTenant,
  renderPage,
  type RenderPageOptions,
} from '../../__testUtils__';
import { TenantsRouter } from '../TenantsRouter';

function open(
  tenant: Tenant = exampleTenant(),
  options: RenderPageOptions = {},
) {
  return renderPage(<TenantsRouter />, {
    path: `/tenants/${tenant.slug}`,
    mountPath: '/tenants/*',
    ...options,
    api: {
      ...options.api,
      tenants: { getBySlug: async () => tenant, ...options.api?.tenants },
    },
  });
}

async function openMenu(tenant: Tenant) {
  await userEvent.click(
    await screen.findByRole('button', { name: `Actions for ${tenant.name}` }),
  );
  return within(await screen.findByRole('menu'));
}

function address() {
  return screen.getByTestId('address').textContent;
}

describe('TenantPage', () => {
  it('answers first: state, plan and contract, and how much room is left', async () => {
    open();
    expect(await screen.findByText(/Team plan · contract until/)).toBeVisible();
    const quotas = within(
      await screen.findByRole('region', { name: 'Quotas' }),
    );
    expect(quotas.getByText('8 of 10')).toBeInTheDocument();
    expect(quotas.getByText('Nearly used up')).toBeInTheDocument();
    expect(quotas.getByText('$640 of $1,500')).toBeInTheDocument();
  });

  it('says in words that a quota is used up', async () => {
    open(exampleTenant(), {
      api: {
        tenants: {
          getQuotas: async () =>
            exampleQuotas({
              quotas: [
                { name: 'api_keys', limit: 3, use: 3, source: 'tenant' },
              ],
            }),
        },
      },
    });
    expect(await screen.findByText('Used up')).toBeInTheDocument();
  });

  it('says what a planned cancellation does, and why it was planned', async () => {
    open(
      exampleTenant({
        cancel_at_period_end: true,
        cancellation_reason: 'They moved.',
      }),
    );
    expect(
      await screen.findByText(/when its contract ends on .*They moved\./),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Keep tenant' }),
    ).toBeInTheDocument();
  });

  it('does not tell a tenant that is not there from one that may not be seen', async () => {
    open(exampleTenant(), {
      api: {
        tenants: {
          getBySlug: async () => {
            throw exampleError('not_found', 'There is no such tenant');
          },
        },
      },
    });
    expect(
      await screen.findByText('There is no such tenant, or you may not see it'),
    ).toBeInTheDocument();
  });

  it('says what failed, with the request id', async () => {
    open(exampleTenant(), {
      api: {
        tenants: {
          getBySlug: async () => {
            throw exampleError('internal_error', 'The database is away');
          },
        },
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The tenant could not be loaded');
    expect(
      within(alert).getByRole('button', { name: 'Copy request id' }),
    ).toBeInTheDocument();
  });

  it('opens the tab of the address, and puts the tab into the address', async () => {
    open(exampleTenant(), { path: '/tenants/acme/projects' });
    expect(
      await screen.findByRole('row', { name: /Storefront/ }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Members' }));
    await waitFor(() => expect(address()).toBe('/tenants/acme/members'));
    expect(
      await screen.findByRole('row', { name: /team-payments/ }),
    ).toBeInTheDocument();
  });

  it('names the permission for what a member may not read', async () => {
    open(
      exampleTenant({
        actions: exampleActions({
          read_audit: 'Only those who administer the tenant may read it',
        }),
      }),
      { path: '/tenants/acme/audit' },
    );
    expect(
      await screen.findByText('You may not read the audit log'),
    ).toBeInTheDocument();
  });
});

describe('the actions of a tenant', () => {
  it('stay visible with the reason when they are not possible', async () => {
    const tenant = exampleTenant({
      actions: exampleActions({
        activate: 'Only administrators may activate a tenant',
        cancel: 'Only administrators may cancel a tenant',
        delete: 'It is active; it must be archived first',
      }),
    });
    open(tenant);
    expect(
      await screen.findByRole('button', { name: 'Renew contract' }),
    ).toHaveAccessibleDescription('Only administrators may activate a tenant');
    const menu = await openMenu(tenant);
    const cancel = menu.getByRole('menuitem', { name: /Cancel now/ });
    expect(cancel).toHaveAttribute('aria-disabled', 'true');
    expect(cancel).toHaveTextContent('Only administrators may cancel a tenant');
    expect(menu.getByRole('menuitem', { name: /Delete/ })).toHaveTextContent(
      'it must be archived first',
    );
    expect(menu.getByRole('menuitem', { name: /Edit/ })).not.toHaveAttribute(
      'aria-disabled',
    );
  });

  it('offer no cancellation at the end of a contract that has none', async () => {
    const tenant = exampleTenant({ contract_end: undefined });
    open(tenant);
    const menu = await openMenu(tenant);
    expect(
      menu.getByRole('menuitem', { name: /Cancel at period end/ }),
    ).toHaveTextContent('neither a trial nor a contract that ends');
  });

  it('activate a trial under a contract, and show the tenant as it is then', async () => {
    const trial = exampleTrialTenant();
    let now: Tenant = trial;
    const { api } = open(trial, {
      api: {
        tenants: {
          getBySlug: async () => now,
          activate: async () => {
            now = { ...exampleTenant(), slug: trial.slug };
            return now;
          },
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Activate' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/The trial ends/)).toBeInTheDocument();
    await userEvent.type(dialog.getByRole('textbox', { name: /ERP/ }), ' C-7 ');
    await userEvent.click(dialog.getByRole('button', { name: 'Activate' }));
    await waitFor(() =>
      expect(api.tenants.activate).toHaveBeenCalledWith(
        trial.id,
        expect.objectContaining({ plan: 'starter', erp_customer_id: 'C-7' }),
      ),
    );
    expect(api.tenants.activate.mock.calls[0][1]).not.toHaveProperty(
      'contract_end',
    );
    expect(
      await screen.findByText(/Team plan · contract until/),
    ).toBeInTheDocument();
  });

  it('cancel now or at the end, with the reason that was given', async () => {
    const tenant = exampleTenant();
    const { api } = open(tenant);
    const menu = await openMenu(tenant);
    await userEvent.click(
      menu.getByRole('menuitem', { name: /Cancel at period end/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByText(/The tenant is frozen when .*2026 has passed/),
    ).toBeInTheDocument();
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Reason' }),
      'They moved.',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Cancel at period end' }),
    );
    await waitFor(() =>
      expect(api.tenants.cancel).toHaveBeenCalledWith(tenant.id, {
        at_period_end: true,
        reason: 'They moved.',
      }),
    );
  });

  it('delete only after what goes was listed and the slug was typed', async () => {
    const tenant = exampleTenant({
      status: 'archived',
      actions: exampleActions(),
    });
    const { api } = open(tenant);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('1 API key')).toBeInTheDocument();
    const confirm = dialog.getByRole('button', { name: 'Delete acme' });
    expect(confirm).toBeDisabled();
    const typed = dialog.getByRole('textbox', { name: 'Slug of the tenant' });
    await userEvent.type(typed, 'acm{Enter}');
    expect(api.tenants.delete).not.toHaveBeenCalled();
    await userEvent.type(typed, 'e');
    await userEvent.click(confirm);
    await waitFor(() => expect(address()).toBe('/tenants'));
    expect(api.tenants.delete).toHaveBeenCalledWith(tenant.id);
  });

  it('keep the dialog open with what failed', async () => {
    const tenant = exampleTenant({
      status: 'frozen',
      actions: exampleActions(),
    });
    open(tenant, {
      api: {
        tenants: {
          archive: async () => {
            throw exampleError('conflict', 'The tenant has environments');
          },
        },
      },
    });
    const menu = await openMenu(tenant);
    await userEvent.click(menu.getByRole('menuitem', { name: /Archive/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Slug of the tenant' }),
      'acme{Enter}',
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The tenant has environments',
    );
  });
});

describe('editing a tenant', () => {
  async function edit(tenant: Tenant) {
    const rendered = open(tenant);
    await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
    return {
      ...rendered,
      dialog: within(await screen.findByRole('dialog')),
    };
  }

  it('sends only what was changed, and takes away what was emptied', async () => {
    const { api, dialog } = await edit(exampleTenant());
    await userEvent.clear(dialog.getByRole('textbox', { name: 'Sales owner' }));
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Customer at Stripe' }),
      'cus_1',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(api.tenants.update).toHaveBeenCalledWith(exampleTenant().id, {
        sales_owner: null,
        stripe_cust_id: 'cus_1',
      }),
    );
  });

  it('shows those who only administer the tenant what is theirs to change', async () => {
    const { dialog } = await edit(
      exampleTenant({
        actions: exampleActions({ set_quotas: 'Only administrators may' }),
      }),
    );
    expect(dialog.getByRole('textbox', { name: 'Name' })).toBeInTheDocument();
    expect(
      dialog.queryByRole('textbox', { name: 'Sales owner' }),
    ).not.toBeInTheDocument();
  });
});
