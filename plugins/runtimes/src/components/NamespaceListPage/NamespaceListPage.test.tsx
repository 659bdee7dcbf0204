import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleId,
  exampleNamespace,
  mockWidth,
  renderPage,
} from '../../__testUtils__';
import { NamespaceListPage } from './NamespaceListPage';

describe('NamespaceListPage', () => {
  afterEach(() => mockWidth(1280));

  it('lists namespaces with state, drift and group, each row leading to its page', async () => {
    renderPage(<NamespaceListPage />, { path: '/namespaces' });
    const row = await screen.findByRole('row', { name: /payments-ledger-dev/ });
    expect(row).toHaveTextContent('Active');
    expect(row).toHaveTextContent('In sync');
    await waitFor(() => expect(row).toHaveTextContent('Production'));
    expect(row).toHaveAttribute('data-href', `/namespaces/${exampleId(41)}`);
  });

  it('reads filters and page from the address, and goes back to the first page when they change', async () => {
    const { api } = renderPage(<NamespaceListPage />, {
      path: `/namespaces?q=pay&status=failed&group=${exampleId(11)}&kind=direct&size=50&page=3`,
    });
    await screen.findByRole('row', { name: /payments-ledger-dev/ });
    expect(api.namespaces.list).toHaveBeenCalledWith(
      {
        q: 'pay',
        status: 'failed',
        group_id: exampleId(11),
        environments: false,
        page: 3,
        page_size: 50,
      },
      expect.anything(),
    );
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search namespaces' }),
      'ments',
    );
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent('q=payments'),
    );
    expect(screen.getByTestId('address')).not.toHaveTextContent('page=');
  });

  it('leads on to the other pages', async () => {
    renderPage(<NamespaceListPage />, {
      path: '/namespaces',
      api: {
        namespaces: {
          list: async ({ page = 1 } = {}) => ({
            items: [exampleNamespace()],
            pagination: { page, page_size: 20, total: 45 },
          }),
        },
      },
    });
    expect(await screen.findByText('1–20 of 45')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /next/i }));
    expect(await screen.findByText('21–40 of 45')).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('page=2');
  });

  it('shows cards where it is narrow, each a link', async () => {
    mockWidth(400);
    renderPage(<NamespaceListPage />, { path: '/namespaces' });
    expect(
      await screen.findByRole('link', { name: /payments-ledger-dev/ }),
    ).toHaveAttribute('href', `/namespaces/${exampleId(41)}`);
  });
});
