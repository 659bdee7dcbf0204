import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleActions,
  exampleEntitlement,
  exampleError,
  exampleId,
  exampleProduct,
  exampleProductRequest,
  exampleTenant,
  hoursFromNow,
  mockWidth,
  renderPage,
} from '../../__testUtils__';
import { TenantEntitlements } from './TenantEntitlements';

const acme = exampleTenant();
const granted = exampleEntitlement();
const products = [
  exampleProduct(),
  exampleProduct({ key: 'data-lake', name: 'Data lake' }),
];

function open(
  options: Parameters<typeof renderPage>[1] = {},
  tenant = acme,
  entitlements = [granted],
) {
  return renderPage(<TenantEntitlements tenant={tenant} />, {
    path: '/tenants/acme/entitlements',
    ...options,
    api: {
      ...options.api,
      catalog: {
        listProducts: async () => ({ items: products }),
        listEntitlements: async () => ({ items: entitlements }),
        ...options.api?.catalog,
      },
    },
  });
}

async function startGranting(user: ReturnType<typeof userEvent.setup>) {
  await user.click(
    await screen.findByRole('button', { name: 'Grant a product' }),
  );
  return screen.findByRole('dialog');
}

async function chooseProduct(
  user: ReturnType<typeof userEvent.setup>,
  dialog: HTMLElement,
) {
  await user.click(within(dialog).getByRole('button', { name: /Product/ }));
  await user.click(await screen.findByRole('option', { name: /Data lake/ }));
}

describe('TenantEntitlements', () => {
  afterEach(() => mockWidth(1280));

  it('says of each product whether the tenant may use it, and until when', async () => {
    open({}, acme, [
      granted,
      exampleEntitlement({
        product: 'data-lake',
        trial: true,
        expires_at: hoursFromNow(9 * 24),
        config: {},
      }),
      exampleEntitlement({ product: 'load-lab', enabled: false }),
    ]);
    expect(
      await screen.findByRole('row', { name: /Compliance scanner/ }),
    ).toHaveTextContent('Entitled');
    const trial = screen.getByRole('row', { name: /Data lake/ });
    expect(trial).toHaveTextContent('Trial, 9 days left');
    expect(trial).toHaveTextContent('None');
    // It is in the catalog no more, so that its key has to do.
    expect(screen.getByRole('row', { name: /load-lab/ })).toHaveTextContent(
      'Switched off',
    );
  });

  it('shows the configuration', async () => {
    open();
    await userEvent.click(
      await screen.findByRole('button', {
        name: '1 setting of Compliance scanner',
      }),
    );
    expect(
      await screen.findByRole('region', { name: 'Configuration' }),
    ).toHaveTextContent('"max_scans": 500');
  });

  it('grants a product with a configuration and an end', async () => {
    const user = userEvent.setup();
    const { api } = open();
    const dialog = await startGranting(user);
    await chooseProduct(user, dialog);
    await user.click(within(dialog).getByRole('button', { name: /Ends/ }));
    await user.click(await screen.findByRole('option', { name: 'In 30 days' }));
    await user.click(
      within(dialog).getByRole('textbox', { name: /Configuration/ }),
    );
    await user.paste('{"max_gb": 5}');
    await user.click(
      within(dialog).getByRole('button', { name: 'Grant product' }),
    );
    await waitFor(() =>
      expect(api.catalog.grantEntitlement).toHaveBeenCalledTimes(1),
    );
    const [tenantId, product, body] =
      api.catalog.grantEntitlement.mock.calls[0];
    expect([tenantId, product]).toEqual([acme.id, 'data-lake']);
    expect(body).toMatchObject({ enabled: true, config: { max_gb: 5 } });
    const days = (Date.parse(body?.expires_at ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(30, 1);
    expect(
      await screen.findByText('Acme Corporation is entitled to Data lake.'),
    ).toBeInTheDocument();
  });

  it('says at the fields what is missing or is no JSON, and sends nothing', async () => {
    const user = userEvent.setup();
    const { api } = open();
    const dialog = await startGranting(user);
    const config = within(dialog).getByRole('textbox', {
      name: /Configuration/,
    });
    await user.click(config);
    await user.paste('{ max');
    await user.click(
      within(dialog).getByRole('button', { name: 'Grant product' }),
    );
    expect(within(dialog).getByText('Choose a product.')).toBeVisible();
    expect(config).toHaveAccessibleDescription(/This is not JSON/);
    await user.clear(config);
    await user.paste('[1]');
    expect(config).toHaveAccessibleDescription(/An object is needed/);
    expect(api.catalog.grantEntitlement).not.toHaveBeenCalled();
  });

  it('changes what was granted without losing its end', async () => {
    const user = userEvent.setup();
    const end = hoursFromNow(24 * 40);
    const { api } = open({}, acme, [exampleEntitlement({ expires_at: end })]);
    await user.click(
      await screen.findByRole('button', {
        name: 'Actions for Compliance scanner',
      }),
    );
    await user.click(await screen.findByRole('menuitem', { name: 'Change…' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('switch'));
    await user.click(
      within(dialog).getByRole('button', { name: 'Save changes' }),
    );
    await waitFor(() =>
      expect(api.catalog.grantEntitlement).toHaveBeenCalledWith(
        acme.id,
        'compliance-scanner',
        { enabled: false, config: { max_scans: 500 }, expires_at: end },
      ),
    );
  });

  it('says what goes and asks for the key before it revokes', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await user.click(
      await screen.findByRole('button', {
        name: 'Actions for Compliance scanner',
      }),
    );
    await user.click(await screen.findByRole('menuitem', { name: 'Revoke…' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(
      'Its configuration with 1 setting is deleted.',
    );
    const confirm = within(dialog).getByRole('button', {
      name: 'Revoke compliance-scanner',
    });
    expect(confirm).toBeDisabled();
    await user.type(
      within(dialog).getByRole('textbox', { name: 'Key of the product' }),
      'compliance-scanner',
    );
    await user.click(confirm);
    await waitFor(() =>
      expect(api.catalog.revokeEntitlement).toHaveBeenCalledWith(
        acme.id,
        'compliance-scanner',
      ),
    );
  });

  it('declines a request with a reason, and not without one', async () => {
    const user = userEvent.setup();
    const request = exampleProductRequest();
    const { api } = open();
    await user.click(
      await screen.findByRole('button', {
        name: 'Decline the request for Data lake',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    const decline = within(dialog).getByRole('button', {
      name: 'Decline request',
    });
    await user.click(decline);
    const reason = within(dialog).getByRole('textbox', { name: /Reason/ });
    expect(reason).toHaveFocus();
    expect(reason).toHaveAccessibleDescription(/Say why/);
    expect(api.catalog.declineProductRequest).not.toHaveBeenCalled();
    await user.type(reason, 'Not this year');
    await user.click(decline);
    await waitFor(() =>
      expect(api.catalog.declineProductRequest).toHaveBeenCalledWith(
        request.id,
        'Not this year',
      ),
    );
  });

  it('grants what was asked for', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await user.click(
      await screen.findByRole('button', { name: 'Grant Data lake' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Grant Acme Corporation Data lake',
    });
    await user.click(
      within(dialog).getByRole('button', { name: 'Grant product' }),
    );
    await waitFor(() =>
      expect(api.catalog.grantEntitlement.mock.calls[0][1]).toBe('data-lake'),
    );
  });

  it('shows what was decided when asked', async () => {
    open({
      api: {
        catalog: {
          listProductRequests: async () => ({
            items: [
              exampleProductRequest({
                id: exampleId(41),
                status: 'declined',
                decided_by: 'user:default/rui',
                decided_at: hoursFromNow(-2),
                reason: 'Ask again in May.',
              }),
            ],
          }),
        },
      },
    });
    expect(
      await screen.findByText('Nothing waits for a decision.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 1 decided' }),
    );
    expect(screen.getByText('Reason: Ask again in May.')).toBeInTheDocument();
  });

  it('switches a product off at once, and back on when that was refused', async () => {
    const user = userEvent.setup();
    let refuse: (error: Error) => void = () => {};
    const { api } = open({
      api: {
        catalog: {
          grantEntitlement: () =>
            new Promise((_resolve, reject) => {
              refuse = reject;
            }),
        },
      },
    });
    await user.click(
      await screen.findByRole('button', {
        name: 'Actions for Compliance scanner',
      }),
    );
    await user.click(
      await screen.findByRole('menuitem', { name: 'Switch off' }),
    );
    const row = screen.getByRole('row', { name: /Compliance scanner/ });
    expect(await within(row).findByText('Switched off')).toBeInTheDocument();
    expect(api.catalog.grantEntitlement).toHaveBeenCalledWith(
      acme.id,
      granted.product,
      expect.objectContaining({ enabled: false, config: granted.config }),
    );

    refuse(exampleError('conflict', 'It is being changed'));
    expect(
      await screen.findByText('Compliance scanner is still switched on'),
    ).toBeInTheDocument();
    expect(screen.getByText(/It is being changed/)).toBeInTheDocument();
    await waitFor(() =>
      expect(within(row).queryByText('Switched off')).not.toBeInTheDocument(),
    );
  });

  it('says why nothing can be decided', async () => {
    const reason = 'Only administrators may grant and revoke products';
    open(
      {},
      exampleTenant({
        actions: exampleActions({ manage_entitlements: reason }),
      }),
    );
    for (const name of [
      'Grant a product',
      'Grant Data lake',
      'Decline the request for Data lake',
    ]) {
      expect(
        await screen.findByRole('button', { name }),
      ).toHaveAccessibleDescription(reason);
    }
  });

  it('says why it is empty', async () => {
    open({}, acme, []);
    expect(
      await screen.findByRole('heading', {
        name: 'Acme Corporation is entitled to nothing yet',
      }),
    ).toBeInTheDocument();
  });

  it('says what failed, and names the permission that is missing', async () => {
    const { unmount } = open({
      api: {
        catalog: {
          listEntitlements: async () => {
            throw exampleError('unavailable', 'No database');
          },
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The entitlements could not be loaded',
    );
    unmount();
    open({
      api: {
        catalog: {
          listEntitlements: async () => {
            throw exampleError('forbidden', 'No');
          },
        },
      },
    });
    expect(
      await screen.findByRole('heading', { name: /^You may not/ }),
    ).toBeInTheDocument();
  });

  it('becomes cards where it is narrow', async () => {
    mockWidth(400);
    open();
    expect(
      await screen.findByRole('list', { name: 'Entitlements' }),
    ).toHaveTextContent('Compliance scanner');
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });
});
