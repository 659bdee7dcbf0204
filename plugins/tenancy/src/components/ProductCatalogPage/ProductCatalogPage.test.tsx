import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleEntitlement,
  exampleError,
  exampleProduct,
  exampleProductRequest,
  exampleTenant,
  exampleTrialTenant,
  hoursFromNow,
  renderPage,
} from '../../__testUtils__';
import { ProductCatalogPage } from './ProductCatalogPage';

const acme = exampleTenant();
const scanner = exampleProduct();
const lake = exampleProduct({
  key: 'data-lake',
  name: 'Data lake',
  plans_required: ['enterprise'],
  supports_trial: false,
  origin: 'api',
  open_request: exampleProductRequest({ created_at: hoursFromNow(-48) }),
  actions: {
    request: { allowed: false, reason: 'Acme asked for it already.' },
    trial: { allowed: false, reason: 'This product has no trial.' },
  },
});

function open(
  options: Parameters<typeof renderPage>[1] = {},
  products = [scanner, lake],
) {
  return renderPage(<ProductCatalogPage />, {
    path: '/products?tenant=acme',
    ...options,
    api: {
      ...options.api,
      catalog: {
        listProducts: async () => ({ items: products }),
        ...options.api?.catalog,
      },
    },
  });
}

function card(name: string) {
  return screen.findByRole('listitem', { name });
}

describe('ProductCatalogPage', () => {
  beforeEach(() => localStorage.clear());

  it('says of each product what it takes and what the tenant has of it', async () => {
    open({}, [
      {
        ...scanner,
        entitlement: exampleEntitlement({
          expires_at: hoursFromNow(24 * 9),
          trial: true,
        }),
      },
      lake,
    ]);
    expect(await card('Compliance scanner')).toHaveTextContent(
      'Trial, 9 days left',
    );
    expect(await card('Compliance scanner')).toHaveTextContent(
      'Plans team or enterprise',
    );
    expect(await card('Data lake')).toHaveTextContent('Requested 2 days ago');
  });

  it('keeps buttons that cannot be used, and says why', async () => {
    const { api } = open();
    const trial = within(await card('Data lake')).getByRole('button', {
      name: 'Start 14-day trial of Data lake',
    });
    const request = within(await card('Data lake')).getByRole('button', {
      name: 'Request Data lake',
    });
    expect(trial).toHaveAttribute('aria-disabled', 'true');
    expect(trial).toHaveAccessibleDescription('This product has no trial.');
    expect(request).toHaveAccessibleDescription('Acme asked for it already.');
    await userEvent.click(request);
    await userEvent.click(trial);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(api.catalog.startTrial).not.toHaveBeenCalled();
  });

  it('requests a product with a note, and confirms it on its card', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await user.click(
      within(await card('Compliance scanner')).getByRole('button', {
        name: 'Request Compliance scanner',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('team-security decides');
    await user.type(
      within(dialog).getByRole('textbox', { name: /Note/ }),
      'For the audit in May',
    );
    await user.click(
      within(dialog).getByRole('button', {
        name: 'Request Compliance scanner',
      }),
    );
    await waitFor(() =>
      expect(api.catalog.requestProduct).toHaveBeenCalledWith({
        tenant_id: acme.id,
        product: 'compliance-scanner',
        note: 'For the audit in May',
      }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(
      within(await card('Compliance scanner')).getByText(
        /team-security was told/,
      ),
    ).toBeInTheDocument();
  });

  it('keeps the dialog and says why when a request fails', async () => {
    const user = userEvent.setup();
    open({
      api: {
        catalog: {
          requestProduct: async () => {
            throw exampleError('conflict', 'The tenant is frozen');
          },
        },
      },
    });
    await user.click(
      await screen.findByRole('button', { name: 'Request Compliance scanner' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.click(
      within(dialog).getByRole('button', { name: /Request Comp/ }),
    );
    const alert = await within(dialog).findByRole('alert');
    expect(alert).toHaveTextContent('The tenant is frozen');
    expect(
      within(alert).getByRole('button', { name: 'Copy request id' }),
    ).toBeInTheDocument();
  });

  it('says when a trial ends before it is started', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await user.click(
      await screen.findByRole('button', {
        name: 'Start 14-day trial of Compliance scanner',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('A tenant can try a product once.');
    expect(api.catalog.startTrial).not.toHaveBeenCalled();
    await user.click(
      within(dialog).getByRole('button', { name: 'Start trial' }),
    );
    await waitFor(() =>
      expect(api.catalog.startTrial).toHaveBeenCalledWith({
        tenant_id: acme.id,
        product: 'compliance-scanner',
      }),
    );
    expect(
      await within(await card('Compliance scanner')).findByText(
        /The trial has started/,
      ),
    ).toBeInTheDocument();
  });

  it('remembers for which tenant a person acts, and writes it to the address', async () => {
    localStorage.setItem('groundwork.tenant', 'birch');
    const birch = exampleTrialTenant();
    const { api } = open({
      path: '/products',
      api: { tenants: { getBySlug: async () => birch } },
    });
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '/products?tenant=birch',
      ),
    );
    expect(api.tenants.getBySlug.mock.calls[0][0]).toBe('birch');
    await waitFor(() =>
      expect(api.catalog.listProducts.mock.calls.at(-1)?.[0]).toMatchObject({
        tenant_id: birch.id,
      }),
    );
  });

  it('takes another tenant when the remembered one is gone', async () => {
    localStorage.setItem('groundwork.tenant', 'gone');
    open({
      path: '/products',
      api: {
        tenants: {
          getBySlug: async slug => {
            if (slug === 'gone') {
              throw exampleError('not_found', 'There is no such tenant');
            }
            return acme;
          },
        },
      },
    });
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '/products?tenant=acme',
      ),
    );
  });

  it('lists the products for people without a tenant, and says why nothing can be done', async () => {
    open(
      {
        path: '/products',
        api: {
          tenants: {
            list: async () => ({
              items: [],
              total: { value: 0, relation: 'eq' as const },
            }),
          },
        },
      },
      [exampleProduct({ actions: undefined })],
    );
    expect(
      await screen.findByText('You belong to no tenant yet'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: 'Request Compliance scanner' }),
    ).toHaveAccessibleDescription('Choose a tenant to act for first.');
  });

  it('does not say whether a tenant that cannot be read exists', async () => {
    open({
      path: '/products?tenant=secret',
      api: {
        tenants: {
          getBySlug: async () => {
            throw exampleError('not_found', 'There is no such tenant');
          },
        },
      },
    });
    expect(
      await screen.findByText(
        'There is no tenant “secret”, or you may not see it',
      ),
    ).toBeInTheDocument();
  });

  it('searches once typing pauses, and says when nothing matches', async () => {
    const user = userEvent.setup();
    const { api } = open({}, []);
    await user.type(
      await screen.findByRole('searchbox', { name: 'Search products' }),
      'lake',
    );
    expect(
      await screen.findByRole('heading', {
        name: 'No product matches your search',
      }),
    ).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('q=lake');
    expect(api.catalog.listProducts.mock.calls.at(-1)?.[0]).toMatchObject({
      q: 'lake',
    });
    await user.click(screen.getByRole('button', { name: 'Show all products' }));
    expect(
      await screen.findByRole('heading', { name: 'There are no products yet' }),
    ).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    open({
      api: {
        catalog: {
          listProducts: async () => {
            throw exampleError('forbidden', 'No');
          },
        },
      },
    });
    expect(
      await screen.findByRole('heading', { name: /^You may not/ }),
    ).toBeInTheDocument();
  });

  it('says what failed where the products would be, and tries again', async () => {
    const { api } = open({
      api: {
        catalog: {
          listProducts: async () => {
            throw exampleError('unavailable', 'No database');
          },
        },
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The products could not be loaded');
    api.catalog.listProducts.mockResolvedValue({ items: [scanner] });
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(await card('Compliance scanner')).toBeInTheDocument();
  });

  describe('for administrators', () => {
    it('leaves products of the configuration to the configuration', async () => {
      const user = userEvent.setup();
      open();
      await user.click(
        await screen.findByRole('button', {
          name: 'Actions for Compliance scanner',
        }),
      );
      const edit = await screen.findByRole('menuitem', { name: /Edit/ });
      expect(edit).toHaveAttribute('aria-disabled', 'true');
      expect(edit).toHaveTextContent(/configuration of this portal/);
    });

    it('adds a product, and says at its field what is not acceptable', async () => {
      const user = userEvent.setup();
      const { api } = open();
      await user.click(
        await screen.findByRole('button', { name: 'Add product' }),
      );
      const dialog = await screen.findByRole('dialog');
      const submit = within(dialog).getByRole('button', {
        name: 'Add product',
      });
      await user.click(submit);
      const name = within(dialog).getByRole('textbox', { name: /^Name/ });
      expect(name).toHaveFocus();
      expect(name).toHaveAccessibleDescription(/Give the product a name/);
      await user.type(name, 'Load lab');
      await user.type(
        within(dialog).getByRole('textbox', { name: /^Key/ }),
        'load-lab',
      );
      await user.click(submit);
      await waitFor(() =>
        expect(api.catalog.putProduct).toHaveBeenCalledWith('load-lab', {
          name: 'Load lab',
          description: '',
          plans_required: [],
          supports_trial: false,
        }),
      );
    });

    it('asks for the key before it deletes a product', async () => {
      const user = userEvent.setup();
      const { api } = open();
      await user.click(
        await screen.findByRole('button', { name: 'Actions for Data lake' }),
      );
      await user.click(
        await screen.findByRole('menuitem', { name: 'Delete…' }),
      );
      const dialog = await screen.findByRole('dialog');
      const confirm = within(dialog).getByRole('button', {
        name: 'Delete data-lake',
      });
      expect(confirm).toBeDisabled();
      await user.type(
        within(dialog).getByRole('textbox', { name: 'Key of the product' }),
        'data-lake',
      );
      await user.click(confirm);
      await waitFor(() =>
        expect(api.catalog.deleteProduct).toHaveBeenCalledWith('data-lake'),
      );
    });
  });
});
