import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleActions,
  exampleCreatedKey,
  exampleError,
  exampleId,
  exampleKey,
  exampleTenant,
  hoursFromNow,
  mockWidth,
  renderPage,
} from '../../__testUtils__';
import { TenantApiKeys } from './TenantApiKeys';

const acme = exampleTenant();
const working = exampleKey();
const revoked = exampleKey({
  id: exampleId(51),
  name: 'leaked',
  prefix: 'bp_Pq72d-Uw',
  revoked_at: hoursFromNow(-24),
});
const { plaintext } = exampleCreatedKey();

function open(
  options: Parameters<typeof renderPage>[1] = {},
  tenant = acme,
  keys = [working, revoked],
) {
  return renderPage(<TenantApiKeys tenant={tenant} />, {
    path: '/tenants/acme/api-keys',
    ...options,
    api: {
      ...options.api,
      apiKeys: {
        list: async () => ({ items: keys }),
        ...options.api?.apiKeys,
      },
    },
  });
}

async function create(user: ReturnType<typeof userEvent.setup>) {
  await user.click(
    await screen.findByRole('button', { name: 'Create API key' }),
  );
  const dialog = await screen.findByRole('dialog');
  await user.type(
    within(dialog).getByRole('textbox', { name: /^Name/ }),
    'ci-deploy',
  );
  await user.type(
    within(dialog).getByRole('textbox', { name: /^Scopes/ }),
    'scans:read{Enter}',
  );
  await user.click(within(dialog).getByRole('button', { name: 'Create key' }));
  return screen.findByRole('dialog', { name: /is ready/ });
}

describe('TenantApiKeys', () => {
  afterEach(() => mockWidth(1280));

  it('lists the keys that work, and the others when asked', async () => {
    open();
    const row = await screen.findByRole('row', { name: /nightly scans/ });
    expect(row).toHaveTextContent('bp_3fK9x-Qa…');
    expect(row).toHaveTextContent('Active');
    expect(row).toHaveTextContent('scans:read');
    expect(
      screen.getByText(/1 expired, revoked or replaced is hidden/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /Which keys/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'All keys' }),
    );
    expect(
      await screen.findByRole('row', { name: /leaked/ }),
    ).toHaveTextContent('Revoked');
    expect(screen.getByTestId('address')).toHaveTextContent('show=all');
  });

  it('finds a key by its prefix', async () => {
    open({ path: '/tenants/acme/api-keys?show=all&q=Pq72' });
    expect(await screen.findByRole('row', { name: /leaked/ })).toBeVisible();
    expect(
      screen.queryByRole('row', { name: /nightly scans/ }),
    ).not.toBeInTheDocument();
  });

  it('asks for a name before it makes a key, at the field', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await user.click(
      await screen.findByRole('button', { name: 'Create API key' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.click(
      within(dialog).getByRole('button', { name: 'Create key' }),
    );
    const name = within(dialog).getByRole('textbox', { name: /^Name/ });
    expect(name).toHaveFocus();
    expect(name).toHaveAccessibleDescription(/Give the key a name/);
    expect(api.apiKeys.create).not.toHaveBeenCalled();
  });

  it('makes a key for what was chosen, and says what a scope allows', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await user.click(
      await screen.findByRole('button', { name: 'Create API key' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.type(
      within(dialog).getByRole('textbox', { name: /^Name/ }),
      'ci-deploy',
    );
    await user.type(
      within(dialog).getByRole('textbox', { name: /^Scopes/ }),
      'scans:read{Enter}',
    );
    expect(
      within(dialog).getByRole('row', { name: 'scans:read' }),
    ).toHaveTextContent('Read scans');
    await user.click(
      within(dialog).getByRole('button', { name: 'Create key' }),
    );
    await waitFor(() => expect(api.apiKeys.create).toHaveBeenCalledTimes(1));
    const [body] = api.apiKeys.create.mock.calls[0];
    expect(body).toMatchObject({
      tenant_id: acme.id,
      name: 'ci-deploy',
      scopes: ['scans:read'],
    });
    const days = (Date.parse(body.expires_at ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(90, 1);
  });

  it('shows a key once: it closes when it was stored, and is nowhere after that', async () => {
    const user = userEvent.setup();
    open();
    const dialog = await create(user);
    expect(
      within(dialog).getByRole('region', { name: 'API key' }),
    ).toHaveTextContent(plaintext);
    const command = await within(dialog).findByRole('region', {
      name: 'Command',
    });
    expect(command).toHaveTextContent('Bearer $GROUNDWORK_TOKEN');
    expect(command).toHaveTextContent('/v1/internal/api-keys/verify');

    const stored = within(dialog).getByRole('checkbox', {
      name: 'I have stored it',
    });
    const [cross, close] = within(dialog).getAllByRole('button', {
      name: 'Close',
    });
    expect(close).toHaveAccessibleDescription(/Tick “I have stored it” first/);
    await user.keyboard('{Escape}');
    await user.click(close);
    await user.click(cross);
    expect(within(dialog).getByRole('alert')).toHaveTextContent(
      'Tick this first',
    );
    expect(stored).toHaveFocus();

    await user.click(stored);
    await user.click(close);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(document.documentElement.innerHTML).not.toContain(plaintext);
    expect(screen.getByTestId('address')).not.toHaveTextContent(plaintext);
    for (const storage of [localStorage, sessionStorage]) {
      expect(JSON.stringify({ ...storage })).not.toContain(plaintext);
    }
  });

  it('copies the key', async () => {
    const user = userEvent.setup();
    open();
    const dialog = await create(user);
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(
      within(dialog).getByRole('button', { name: 'Copy API key' }),
    );
    expect(writeText).toHaveBeenCalledWith(plaintext);
  });

  it('warns before a reload would lose the key, and only then', async () => {
    const user = userEvent.setup();
    open();
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    await screen.findByRole('row', { name: /nightly scans/ });
    expect(leave()).toBe(false);
    const dialog = await create(user);
    expect(leave()).toBe(true);
    await user.click(
      within(dialog).getByRole('checkbox', { name: 'I have stored it' }),
    );
    expect(leave()).toBe(false);
  });

  it('says at the field what the API does not accept of it', async () => {
    const user = userEvent.setup();
    open({
      api: {
        apiKeys: {
          create: async () => {
            throw exampleError('validation_error', 'The key is not valid', [
              { field: 'name', message: 'there is a key of this name' },
            ]);
          },
        },
      },
    });
    await user.click(
      await screen.findByRole('button', { name: 'Create API key' }),
    );
    const dialog = await screen.findByRole('dialog');
    const name = within(dialog).getByRole('textbox', { name: /^Name/ });
    await user.type(name, 'ci');
    await user.click(
      within(dialog).getByRole('button', { name: 'Create key' }),
    );
    await waitFor(() =>
      expect(name).toHaveAccessibleDescription(/There is a key of this name/),
    );
  });

  it('says what a quota refuses, and keeps what was typed', async () => {
    const user = userEvent.setup();
    open({
      api: {
        apiKeys: {
          create: async () => {
            throw exampleError('conflict', 'The tenant has 20 of 20 API keys');
          },
        },
      },
    });
    await user.click(
      await screen.findByRole('button', { name: 'Create API key' }),
    );
    const dialog = await screen.findByRole('dialog');
    const name = within(dialog).getByRole('textbox', { name: /^Name/ });
    await user.type(name, 'ci');
    await user.click(
      within(dialog).getByRole('button', { name: 'Create key' }),
    );
    expect(await within(dialog).findByText(/20 of 20 API keys/)).toBeVisible();
    expect(name).toHaveValue('ci');
  });

  it('rotates a key with an overlap, and shows the new one once', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await user.click(
      await screen.findByRole('button', { name: 'Actions for nightly scans' }),
    );
    await user.click(await screen.findByRole('menuitem', { name: 'Rotate…' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(
      within(dialog).getByRole('radio', { name: /stops at once/ }),
    );
    await user.click(
      within(dialog).getByRole('button', { name: 'Rotate key' }),
    );
    const shown = await screen.findByRole('dialog', { name: /is ready/ });
    expect(api.apiKeys.rotate).toHaveBeenCalledWith(working.id, {
      overlap_seconds: 0,
    });
    expect(shown).toHaveTextContent(/which has stopped working/);
    expect(
      within(shown).getByRole('region', { name: 'API key' }),
    ).toHaveTextContent(plaintext);
  });

  it('says what stops and asks for the name before it revokes a key', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await user.click(
      await screen.findByRole('button', { name: 'Actions for nightly scans' }),
    );
    await user.click(await screen.findByRole('menuitem', { name: 'Revoke…' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(
      'everything that uses it as Acme Corporation is refused',
    );
    expect(dialog).toHaveTextContent(/Last used 1\d min ago/);
    const confirm = within(dialog).getByRole('button', {
      name: 'Revoke nightly scans',
    });
    expect(confirm).toBeDisabled();
    await user.type(
      within(dialog).getByRole('textbox', { name: 'Name of the key' }),
      'nightly scans',
    );
    await user.click(confirm);
    await waitFor(() =>
      expect(api.apiKeys.revoke).toHaveBeenCalledWith(working.id),
    );
  });

  it('says why keys cannot be made', async () => {
    open(
      {},
      exampleTenant({
        actions: exampleActions({ manage_api_keys: 'The tenant is frozen' }),
      }),
    );
    expect(
      await screen.findByRole('button', { name: 'Create API key' }),
    ).toHaveAccessibleDescription('The tenant is frozen');
  });

  it('says why it is empty, and offers what fills it', async () => {
    open({}, acme, []);
    expect(
      await screen.findByRole('heading', {
        name: 'Acme Corporation has no API keys yet',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('button', { name: 'Create API key' }),
    ).toHaveLength(1);
  });

  it('says what failed where the keys would be', async () => {
    open({
      api: {
        apiKeys: {
          list: async () => {
            throw exampleError('unavailable', 'No database');
          },
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The API keys could not be loaded',
    );
  });

  it('names the permission that is missing', async () => {
    open(
      {},
      exampleTenant({
        actions: exampleActions({ read_api_keys: 'Only developers may' }),
      }),
    );
    expect(
      await screen.findByRole('heading', { name: /^You may not/ }),
    ).toBeInTheDocument();
  });

  it('becomes cards where it is narrow', async () => {
    mockWidth(400);
    open();
    const cards = await screen.findByRole('list', { name: 'API keys' });
    expect(
      within(cards).getByRole('button', { name: 'Actions for nightly scans' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });
});
