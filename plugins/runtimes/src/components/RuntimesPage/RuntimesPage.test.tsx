import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleConfiguredRuntime,
  exampleCounts,
  exampleError,
  exampleRuntime,
  renderPage,
} from '../../__testUtils__';
import { RuntimesPage } from './RuntimesPage';

const NONE = { items: [], total: { value: 0, relation: 'eq' as const } };

function listOf(...items: ReturnType<typeof exampleRuntime>[]) {
  return {
    runtimes: {
      list: async () => ({
        items,
        total: { value: items.length, relation: 'eq' as const },
      }),
    },
  };
}

async function openMenu(title: string, item: RegExp) {
  await userEvent.click(
    await screen.findByRole('button', { name: `Actions for ${title}` }),
  );
  return screen.findByRole('menuitem', { name: item });
}

async function openDialog(title: string, item: RegExp) {
  await userEvent.click(await openMenu(title, item));
  return within(await screen.findByRole('dialog'));
}

describe('RuntimesPage', () => {
  it('says of each whether it is well, what waits for it and which groups have it', async () => {
    renderPage(<RuntimesPage />);
    const card = within(
      await screen.findByRole('article', { name: 'Cluster EU' }),
    );
    expect(card.getByText('Healthy')).toBeInTheDocument();
    expect(card.getByText('64 namespaces')).toBeInTheDocument();
    expect(
      card.getByRole('link', { name: /2 running · 1 due/ }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('/runtimes/queue?runtime=cluster-eu'),
    );
    expect(card.getByRole('link', { name: 'production' })).toBeInTheDocument();
    expect(
      await card.findByRole('img', { name: /^The last day: healthy for/ }),
    ).toBeInTheDocument();
  });

  it('says what is held and why, and until when it is paused', async () => {
    renderPage(<RuntimesPage />, {
      api: listOf(
        exampleRuntime({
          maintenance: true,
          maintenance_reason: 'an upgrade',
          health_status: 'maintenance',
          load: exampleCounts({ held: 5 }),
        }),
        exampleRuntime({
          id: '00000000-0000-4000-8000-000000000009',
          title: 'Cluster US',
          paused_until: new Date(Date.now() + 90_000).toISOString(),
        }),
      ),
    });
    expect(
      await screen.findByRole('article', { name: 'Cluster EU' }),
    ).toHaveTextContent(
      '5 pieces of work are held. It is in maintenance: an upgrade',
    );
    expect(
      screen.getByRole('article', { name: 'Cluster US' }),
    ).toHaveTextContent(
      /left alone for a while.*Paused: it is tried again in \d+ (min|s)/,
    );
  });

  it('does not offer to change what the configuration owns, and says why', async () => {
    renderPage(<RuntimesPage />, { api: listOf(exampleConfiguredRuntime()) });
    const item = await openMenu('Git repository', /Edit/);
    expect(item).toHaveAttribute('aria-disabled', 'true');
    expect(item).toHaveTextContent('The configuration owns it');
  });

  it('begins maintenance with a reason, after saying what is held', async () => {
    const { api } = renderPage(<RuntimesPage />, {
      api: listOf(exampleRuntime()),
    });
    const dialog = await openDialog('Cluster EU', /Begin maintenance/);
    expect(
      dialog.getByText(
        /1 piece of work for it is held.*2 passes under way are finished first/,
      ),
    ).toBeInTheDocument();
    const begin = dialog.getByRole('button', { name: 'Begin maintenance' });
    await userEvent.click(begin);
    expect(api.runtimes.setMaintenance).not.toHaveBeenCalled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Reason/ }),
      'an upgrade',
    );
    await userEvent.click(begin);
    await waitFor(() =>
      expect(api.runtimes.setMaintenance).toHaveBeenCalledWith(
        exampleRuntime().id,
        { enabled: true, reason: 'an upgrade' },
      ),
    );
  });

  it('asks what becomes of what it carries, and for the name, before it is removed', async () => {
    const { api } = renderPage(<RuntimesPage />, {
      api: listOf(exampleRuntime()),
    });
    const dialog = await openDialog('Cluster EU', /Remove/);
    expect(dialog.getByText(/It carries 64 namespaces/)).toBeInTheDocument();
    const remove = dialog.getByRole('button', { name: 'Remove cluster-eu' });
    expect(remove).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Type cluster-eu/ }),
      'cluster-eu',
    );
    await userEvent.click(remove);
    expect(api.runtimes.delete).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('radio', { name: /Keep them/ }));
    await userEvent.click(remove);
    await waitFor(() =>
      expect(api.runtimes.delete).toHaveBeenCalledWith(exampleRuntime().id, {
        namespaces: 'keep',
      }),
    );
  });

  it('says why it is empty, with the action that fills it', async () => {
    renderPage(<RuntimesPage />, {
      api: { runtimes: { list: async () => NONE } },
    });
    expect(
      await screen.findByText('There is no runtime environment yet'),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('button', { name: 'Add runtime' })).toHaveLength(
      1,
    );
  });

  it('names the permission that is missing', async () => {
    renderPage(<RuntimesPage />, {
      api: {
        runtimes: {
          list: async () => {
            throw exampleError('forbidden', 'No');
          },
        },
      },
    });
    expect(
      await screen.findByText('You may not see the runtime environments'),
    ).toBeInTheDocument();
  });
});

describe('adding a runtime environment', () => {
  async function openAdding(options: Parameters<typeof renderPage>[1] = {}) {
    const rendered = renderPage(<RuntimesPage />, options);
    await screen.findByRole('article', { name: 'Cluster EU' });
    await userEvent.click(screen.getByRole('button', { name: 'Add runtime' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Name/ }),
      'cluster-us',
    );
    await userEvent.click(await dialog.findByRole('button', { name: /Type/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Git repository' }),
    );
    return { ...rendered, dialog };
  }

  it('builds the form from the schema of the type, and sends only what was entered', async () => {
    const { dialog, api } = await openAdding();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Address/ }),
      'https://git.example.com/a.git',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Add runtime' }));
    await waitFor(() =>
      expect(api.runtimes.create).toHaveBeenCalledWith({
        name: 'cluster-us',
        type: 'gitops',
        connection_config: { url: 'https://git.example.com/a.git' },
      }),
    );
  });

  it('shows what the control plane refuses at the setting that it names', async () => {
    const { dialog } = await openAdding({
      api: {
        runtimes: {
          create: async () => {
            throw exampleError('validation_error', 'No', [
              {
                field: 'connection_config.url',
                message: 'is an address that may not be reached',
              },
            ]);
          },
        },
      },
    });
    const url = dialog.getByRole('textbox', { name: /Address/ });
    await userEvent.type(url, 'https://127.0.0.1/a.git');
    await userEvent.click(dialog.getByRole('button', { name: 'Add runtime' }));
    expect(
      await dialog.findByText('Is an address that may not be reached'),
    ).toBeInTheDocument();
    await waitFor(() => expect(url).toHaveFocus());
    expect(dialog.queryByRole('alert', { name: /not added/ })).toBeNull();
  });
});
