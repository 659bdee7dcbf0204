import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { exampleError, exampleId, renderPage } from '../../__testUtils__';
import { CreateNamespacePage } from './CreateNamespacePage';

const path = '/namespaces/new';

async function fillIn() {
  await userEvent.type(
    await screen.findByRole('textbox', { name: /^team/ }),
    'payments',
  );
  await userEvent.type(
    screen.getByRole('textbox', { name: /^project/ }),
    'ledger',
  );
  await userEvent.click(screen.getByRole('button', { name: /env/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'dev' }));
  await userEvent.type(
    screen.getByRole('textbox', { name: /^cost-center/ }),
    'c-104',
  );
}

const create = () => screen.getByRole('button', { name: 'Create namespace' });

describe('CreateNamespacePage', () => {
  it('says what it will be called as one types, and that the name is free', async () => {
    const { api } = renderPage(<CreateNamespacePage />, { path });
    await fillIn();
    expect(
      await screen.findByText('Free, and possible on every target'),
    ).toBeInTheDocument();
    expect(screen.getByText('payments-ledger-dev')).toBeInTheDocument();
    expect(api.namespaces.previewName).toHaveBeenLastCalledWith(
      {
        name_components: { team: 'payments', project: 'ledger', env: 'dev' },
        metadata: { 'cost-center': 'c-104' },
      },
      expect.anything(),
    );
  });

  it('creates it with who is signed in as a member, and opens its page', async () => {
    const { api } = renderPage(<CreateNamespacePage />, { path });
    await fillIn();
    await userEvent.click(create());
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        `/namespaces/${exampleId(41)}`,
      ),
    );
    expect(api.namespaces.create).toHaveBeenCalledWith({
      name_components: { team: 'payments', project: 'ledger', env: 'dev' },
      members: [
        { identifier: 'user:default/ana', type: 'user', role: 'read_write' },
      ],
      metadata: { 'cost-center': 'c-104' },
    });
  });

  it('shows every problem at its field in one go, and sends nothing', async () => {
    const { api } = renderPage(<CreateNamespacePage />, { path });
    await screen.findByRole('textbox', { name: /^team/ });
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove user:default/ana' }),
    );
    await userEvent.click(create());
    for (const problem of [
      'Enter team.',
      'Enter project.',
      'Enter env.',
      'Enter cost-center.',
      'Add at least one member: nobody could work in it otherwise.',
    ]) {
      expect(await screen.findByText(problem)).toBeInTheDocument();
    }
    expect(api.namespaces.create).not.toHaveBeenCalled();
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: /^team/ })).toHaveFocus(),
    );
  });

  it('shows what the control plane says of the name while one types', async () => {
    renderPage(<CreateNamespacePage />, {
      path,
      api: {
        namespaces: {
          previewName: async () => ({
            composite_name: 'payments-ledger-dev',
            acceptable: false,
            problems: [
              {
                field: 'composite_name',
                message: 'payments-ledger-dev is taken',
              },
              { field: 'name_components.team', message: 'is reserved' },
            ],
          }),
        },
      },
    });
    await fillIn();
    expect(
      await screen.findByText('Payments-ledger-dev is taken.'),
    ).toBeInTheDocument();
    expect(await screen.findByText('Is reserved.')).toBeInTheDocument();
  });

  it('shows what is refused when it is created at the fields', async () => {
    renderPage(<CreateNamespacePage />, {
      path,
      api: {
        namespaces: {
          create: async () => {
            throw exampleError('validation_error', 'No', [
              { field: 'metadata.cost-center', message: 'is closed' },
              { field: 'members.0.identifier', message: 'is not known' },
            ]);
          },
        },
      },
    });
    await fillIn();
    await userEvent.click(create());
    expect(await screen.findByText('Is closed')).toBeInTheDocument();
    expect(screen.getByText('Is not known')).toBeInTheDocument();
  });

  it('adds a group that is not in the catalog by its name', async () => {
    renderPage(<CreateNamespacePage />, { path });
    await userEvent.click(
      await screen.findByRole('button', { name: /Not in the catalog/ }),
    );
    const members = within(screen.getByRole('group', { name: 'Members' }));
    await userEvent.type(
      members.getByRole('textbox', { name: /Name/ }),
      'cn=sre{Enter}',
    );
    const rows = members.getAllByRole('listitem');
    const added = within(rows[rows.length - 1]);
    expect(added.getByText('cn=sre')).toBeInTheDocument();
    expect(added.getByLabelText('Group')).toBeInTheDocument();
  });
});
