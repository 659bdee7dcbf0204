import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleError,
  exampleTenant,
  exampleTrialTenant,
  mockWidth,
  renderPage,
} from '../../__testUtils__';
import { TenantListPage } from './TenantListPage';

const NONE = {
  items: [],
  total: { value: 0, relation: 'eq' as const },
};

function address() {
  return screen.getByTestId('address').textContent;
}

describe('TenantListPage', () => {
  afterEach(() => mockWidth(1280));

  it('lists tenants with state, plan and end, each row leading to its page', async () => {
    renderPage(<TenantListPage />);
    const row = await screen.findByRole('row', { name: /Acme Corporation/ });
    expect(within(row).getByText('Active')).toBeInTheDocument();
    expect(within(row).getByText('Team')).toBeInTheDocument();
    expect(row).toHaveAttribute('data-href', '/tenants/acme');
    expect(screen.getByText('1–2 of 2')).toBeInTheDocument();
  });

  it('opens a tenant by keyboard', async () => {
    renderPage(<TenantListPage />);
    const row = await screen.findByRole('row', { name: /Birch Logistics/ });
    while (!screen.getByRole('row', { name: /Acme/ }).matches(':focus')) {
      await userEvent.tab();
    }
    await userEvent.keyboard('{ArrowDown}');
    expect(row).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(address()).toBe('/tenants/birch'));
  });

  it('reads filters, order and page from the address and asks for them', async () => {
    const { api } = renderPage(<TenantListPage />, {
      path: '/tenants?q=ac&status=trial&status=active&kind=demo&plan=team&order=created_at.desc&size=50&after=next',
    });
    await screen.findByRole('row', { name: /Acme/ });
    expect(api.tenants.list).toHaveBeenCalledWith(
      {
        q: 'ac',
        status: ['trial', 'active'],
        kind: 'demo',
        plan: 'team',
        order: 'created_at.desc',
        limit: 50,
        cursor: 'next',
      },
      expect.anything(),
    );
  });

  it('leaves out of the query what makes no sense in the address', async () => {
    const { api } = renderPage(<TenantListPage />, {
      path: '/tenants?status=nonsense&kind=other&order=name&size=7',
    });
    await screen.findByRole('row', { name: /Acme/ });
    expect(api.tenants.list).toHaveBeenCalledWith(
      { order: 'slug.asc', limit: 20 },
      expect.anything(),
    );
  });

  it('puts what is searched into the address, and goes back to the first page', async () => {
    const { api } = renderPage(<TenantListPage />, {
      path: '/tenants?after=next',
    });
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Search tenants' }),
      'birch',
    );
    await waitFor(() => expect(address()).toBe('/tenants?q=birch'));
    await waitFor(() =>
      expect(api.tenants.list).toHaveBeenLastCalledWith(
        expect.objectContaining({ q: 'birch', cursor: undefined }),
        expect.anything(),
      ),
    );
  });

  it('sorts by a column', async () => {
    renderPage(<TenantListPage />);
    await screen.findByRole('row', { name: /Acme/ });
    await userEvent.click(
      screen.getByRole('columnheader', { name: /Created/ }),
    );
    await waitFor(() =>
      expect(address()).toMatch(/order=created_at\.(asc|desc)/),
    );
  });

  it('says why it is empty, with the action that fills it', async () => {
    renderPage(<TenantListPage />, {
      api: { tenants: { list: async () => NONE } },
    });
    expect(
      await screen.findByRole('heading', { name: 'There are no tenants yet' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/A tenant is an organisation or team that owns/),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('button', { name: 'Create tenant' }),
    ).toHaveLength(1);
  });

  it('offers to clear filters that match nothing', async () => {
    renderPage(<TenantListPage />, {
      api: { tenants: { list: async () => NONE } },
      path: '/tenants?q=nobody',
    });
    await screen.findByText('Nothing matches your filters');
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    await waitFor(() => expect(address()).toBe('/tenants'));
  });

  it('says what failed, with the request id and another try', async () => {
    let attempts = 0;
    renderPage(<TenantListPage />, {
      api: {
        tenants: {
          list: async () => {
            attempts += 1;
            if (attempts === 1) {
              throw exampleError('unavailable', 'The database is away');
            }
            return {
              items: [exampleTrialTenant()],
              total: { value: 1, relation: 'eq' as const },
            };
          },
        },
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The tenants could not be loaded');
    expect(
      within(alert).getByRole('button', { name: 'Copy request id' }),
    ).toBeInTheDocument();
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByRole('row', { name: /Birch/ }),
    ).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    renderPage(<TenantListPage />, {
      api: {
        tenants: {
          list: async () => {
            throw exampleError('forbidden', 'No');
          },
        },
      },
    });
    expect(
      await screen.findByText('You may not see tenants'),
    ).toBeInTheDocument();
  });

  it('shows cards where it is narrow, each a link', async () => {
    mockWidth(400);
    renderPage(<TenantListPage />);
    expect(
      await screen.findByRole('link', { name: /Acme Corporation/ }),
    ).toHaveAttribute('href', '/tenants/acme');
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });
});

describe('creating a tenant', () => {
  async function openDialog(options: Parameters<typeof renderPage>[1] = {}) {
    const rendered = renderPage(<TenantListPage />, options);
    await screen.findByRole('row', { name: /Acme/ });
    await userEvent.click(
      screen.getByRole('button', { name: 'Create tenant' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    return { ...rendered, dialog };
  }

  it('suggests the slug from the name until one is written', async () => {
    const { dialog } = await openDialog();
    const [name, slug] = [
      dialog.getByRole('textbox', { name: /Name/ }),
      dialog.getByRole('textbox', { name: /Slug/ }),
    ];
    await userEvent.type(name, 'Öland Ferries');
    expect(slug).toHaveValue('oland-ferries');
    await userEvent.clear(slug);
    await userEvent.type(slug, 'Oland');
    await userEvent.type(name, ' AB');
    expect(slug).toHaveValue('oland');
  });

  it('says what is wrong at the fields and focuses the first one', async () => {
    const { dialog, api } = await openDialog();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Create tenant' }),
    );
    expect(dialog.getByText('Enter a name.')).toBeInTheDocument();
    expect(dialog.getByText('Enter a slug.')).toBeInTheDocument();
    await waitFor(() =>
      expect(dialog.getByRole('textbox', { name: /Name/ })).toHaveFocus(),
    );
    expect(api.tenants.create).not.toHaveBeenCalled();
  });

  it('shows what the control plane refuses at its field, and keeps what was typed', async () => {
    const { dialog } = await openDialog({
      api: {
        tenants: {
          create: async () => {
            throw exampleError('conflict', 'The slug is taken', [
              { field: 'slug', message: 'is taken by another tenant' },
            ]);
          },
        },
      },
    });
    await userEvent.type(dialog.getByRole('textbox', { name: /Name/ }), 'Acme');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Create tenant' }),
    );
    expect(
      await dialog.findByText('Is taken by another tenant'),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(dialog.getByRole('textbox', { name: /Slug/ })).toHaveFocus(),
    );
    expect(dialog.getByRole('textbox', { name: /Name/ })).toHaveValue('Acme');
    expect(dialog.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('creates it and opens its page', async () => {
    const { dialog, api } = await openDialog({
      api: {
        tenants: { create: async () => exampleTenant({ slug: 'oland' }) },
      },
    });
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Name/ }),
      'Oland',
    );
    await userEvent.click(dialog.getByRole('radio', { name: 'Demo' }));
    await userEvent.click(
      dialog.getByRole('button', { name: 'Create tenant' }),
    );
    await waitFor(() => expect(address()).toBe('/tenants/oland'));
    expect(api.tenants.create).toHaveBeenCalledWith({
      name: 'Oland',
      slug: 'oland',
      plan: 'starter',
      kind: 'demo',
    });
  });
});
