import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { exampleError, exampleWork, renderPage } from '../../__testUtils__';
import { QueuePage } from './QueuePage';

const path = '/runtimes/queue';

function listOf(...items: ReturnType<typeof exampleWork>[]) {
  return {
    queue: {
      list: async () => ({
        items,
        total: { value: items.length, relation: 'eq' as const },
      }),
    },
  };
}

describe('QueuePage', () => {
  it('counts work by runtime environment and state, each count leading to what it counts', async () => {
    renderPage(<QueuePage />, { path });
    const table = await screen.findByRole('table', {
      name: 'Work by runtime environment and state',
    });
    const row = within(table).getByRole('row', { name: /Cluster US/ });
    expect(row).toHaveTextContent('control plane upgrade');
    expect(
      within(row).getByRole('link', { name: '5 Held on Cluster US' }),
    ).toHaveAttribute('href', '/runtimes/queue?state=held&runtime=cluster-us');
  });

  it('says who has work, why it is held, and the last error', async () => {
    renderPage(<QueuePage />, {
      path,
      api: listOf(
        exampleWork({
          id: '00000000-0000-4000-8000-000000000091',
          name: 'one',
          state: 'running',
          attempt: 0,
          message: 'Applying.',
          claimed_by: 'backend-1',
          claimed_at: new Date(Date.now() - 60_000).toISOString(),
        }),
        exampleWork({
          id: '00000000-0000-4000-8000-000000000092',
          name: 'two',
          state: 'held',
          held_reason: 'It does not answer.',
        }),
        exampleWork({ name: 'three' }),
      ),
    });
    expect(await screen.findByRole('row', { name: /one/ })).toHaveTextContent(
      /Applying\.backend-1 has it.*since 1 min ago/,
    );
    expect(screen.getByRole('row', { name: /two/ })).toHaveTextContent(
      'It does not answer.',
    );
    expect(screen.getByRole('row', { name: /three/ })).toHaveTextContent(
      'admission webhook "policy" denied the request8 ×',
    );
  });

  it('reads filters and page from the address, and leaves out what makes no sense', async () => {
    const { api } = renderPage(<QueuePage />, {
      path: '/runtimes/queue?state=dead&state=nonsense&runtime=cluster-eu&q=pay&size=50&after=next',
    });
    await screen.findByRole('row', { name: /payments-ledger-dev/ });
    expect(api.queue.list).toHaveBeenCalledWith(
      {
        state: ['dead'],
        runtime: 'cluster-eu',
        q: 'pay',
        limit: 50,
        cursor: 'next',
      },
      expect.anything(),
    );
  });

  it('replays what gave up only after a question', async () => {
    const { api } = renderPage(<QueuePage />, { path });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Actions for payments-ledger-dev on Cluster EU',
      }),
    );
    const release = await screen.findByRole('menuitem', { name: /Take away/ });
    expect(release).toHaveAttribute('aria-disabled', 'true');
    expect(release).toHaveTextContent('No worker has it.');
    await userEvent.click(screen.getByRole('menuitem', { name: /Try again/ }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/gave up after 8 attempts/)).toBeInTheDocument();
    expect(api.queue.replay).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(api.queue.replay).toHaveBeenCalledWith(exampleWork().id),
    );
  });

  it('replays all of one runtime environment', async () => {
    const { api } = renderPage(<QueuePage />, { path });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Actions for the work on Cluster EU',
      }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /Try all again/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      dialog.getByRole('button', { name: 'Try all again' }),
    );
    await waitFor(() =>
      expect(api.queue.replayAll).toHaveBeenCalledWith({
        runtime: 'cluster-eu',
      }),
    );
  });

  it('names the permission that is missing', async () => {
    renderPage(<QueuePage />, {
      path,
      api: {
        queue: {
          list: async () => {
            throw exampleError('forbidden', 'No');
          },
        },
      },
    });
    expect(
      await screen.findByText('You may not see the queue'),
    ).toBeInTheDocument();
  });
});
