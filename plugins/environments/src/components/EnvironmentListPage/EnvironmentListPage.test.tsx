import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleError,
  exampleId,
  exampleRequest,
  mockWidth,
  renderPage,
} from '../../__testUtils__';
import { EnvironmentListPage } from './EnvironmentListPage';

const ready = exampleRequest();
const drifted = exampleRequest({
  id: exampleId(3),
  app: 'billing-api',
  class: 'shared-staging',
  drift_status: 'drifted',
});

function answering(items = [ready, drifted], nextCursor?: string) {
  return jest.fn(async (_query?: object) => ({
    items,
    total: { value: items.length, relation: 'eq' as const },
    ...(nextCursor && { next_cursor: nextCursor }),
  }));
}

/** What the list itself was asked for, without the counts of the tabs. */
function listQueries(list: ReturnType<typeof answering>) {
  return list.mock.calls
    .map(([query]) => query as Record<string, unknown>)
    .filter(query => query.limit !== 1);
}

function address() {
  return screen.getByTestId('address').textContent;
}

describe('EnvironmentListPage', () => {
  afterEach(() => {
    mockWidth(1280);
  });

  it('answers first: state, drift, time left, owner and cost of each environment', async () => {
    renderPage(<EnvironmentListPage />, {
      api: { listEnvironmentRequests: answering() },
    });
    const row = await screen.findByRole('row', { name: /billing-api/ });
    expect(row).toHaveTextContent('shared-staging · us-east-1');
    expect(row).toHaveTextContent('Ready');
    expect(row).toHaveTextContent('Drifted');
    expect(row).toHaveTextContent(/7 days left/);
    expect(row).toHaveTextContent('$90');
    expect(
      within(row).getByRole('link', { name: 'team-payments' }),
    ).toHaveAttribute('href', '/catalog/default/group/team-payments');
    expect(screen.getByText('Live')).toBeInTheDocument();
  });

  it('opens a row by keyboard alone', async () => {
    const user = userEvent.setup();
    renderPage(<EnvironmentListPage />, {
      api: { listEnvironmentRequests: answering() },
    });
    const row = await screen.findByRole('row', { name: /billing-api/ });
    const first = screen.getByRole('row', { name: /payments-api/ });
    while (!first.matches(':focus')) {
      await user.tab();
    }
    await user.keyboard('{ArrowDown}');
    expect(row).toHaveFocus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(address()).toBe(`/environments/${drifted.id}`));
  });

  it('leaves out what has ended until asked', async () => {
    const list = answering();
    renderPage(<EnvironmentListPage />, {
      api: { listEnvironmentRequests: list },
    });
    await screen.findByRole('row', { name: /billing-api/ });
    expect(listQueries(list)[0].status).not.toContain('deleted');
    await userEvent.click(screen.getByRole('button', { name: 'Show them' }));
    await waitFor(() =>
      expect(listQueries(list).at(-1)?.status).toBeUndefined(),
    );
    expect(address()).toBe('/environments?ended=1');
  });

  it('takes its filters from the address', async () => {
    const list = answering();
    renderPage(<EnvironmentListPage />, {
      api: { listEnvironmentRequests: list },
      path: '/environments?tab=mine&q=pay&class=preview&region=us-east-1&status=failed&order=name.asc&size=50',
    });
    await screen.findByRole('row', { name: /billing-api/ });
    expect(listQueries(list)[0]).toMatchObject({
      mine: true,
      q: 'pay',
      class: 'preview',
      region: 'us-east-1',
      status: ['failed'],
      order: 'name.asc',
      limit: 50,
    });
    expect(screen.getByRole('tab', { name: /Mine/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('ignores what an address has no right to ask', async () => {
    const list = answering();
    renderPage(<EnvironmentListPage />, {
      api: { listEnvironmentRequests: list },
      path: '/environments?tab=theirs&status=half_ready&order=mood.asc&size=7',
    });
    await screen.findByRole('row', { name: /billing-api/ });
    expect(listQueries(list)[0]).toMatchObject({
      order: 'created_at.desc',
      limit: 20,
    });
  });

  it('searches once typing pauses, and writes it to the address', async () => {
    const user = userEvent.setup();
    const list = answering();
    renderPage(<EnvironmentListPage />, {
      api: { listEnvironmentRequests: list },
    });
    await user.type(
      await screen.findByRole('searchbox', { name: 'Search environments' }),
      'pay',
    );
    await waitFor(() => expect(address()).toBe('/environments?q=pay'));
    expect(
      listQueries(list).filter(({ q }) => typeof q === 'string'),
    ).toHaveLength(1);
  });

  it('sorts by name from the header of the column', async () => {
    const list = answering();
    renderPage(<EnvironmentListPage />, {
      api: { listEnvironmentRequests: list },
    });
    await userEvent.click(
      await screen.findByRole('columnheader', { name: /Name/ }),
    );
    await waitFor(() =>
      expect(listQueries(list).at(-1)?.order).toBe('name.asc'),
    );
  });

  it('walks the pages by their cursors and back', async () => {
    const list = answering([ready, drifted], 'second');
    renderPage(<EnvironmentListPage />, {
      api: { listEnvironmentRequests: list },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Next table page' }),
    );
    await waitFor(() => expect(address()).toBe('/environments?after=second'));
    expect(listQueries(list).at(-1)?.cursor).toBe('second');
    await userEvent.click(
      screen.getByRole('button', { name: 'Previous table page' }),
    );
    await waitFor(() => expect(address()).toBe('/environments'));
  });

  it('says how many there are, and that counting stopped', async () => {
    renderPage(<EnvironmentListPage />, {
      api: {
        listEnvironmentRequests: jest.fn(async () => ({
          items: [ready],
          total: { value: 1000, relation: 'gte' as const },
        })),
      },
    });
    expect(await screen.findByText('1–1 of about 1,000+')).toBeInTheDocument();
  });

  it('shows a skeleton while it loads', async () => {
    renderPage(<EnvironmentListPage />, {
      api: { listEnvironmentRequests: () => new Promise(() => {}) },
    });
    expect(await screen.findByText('Loading environments')).toBeInTheDocument();
    const table = screen.getByRole('grid', { name: 'Environments' });
    expect(within(table).getAllByRole('columnheader')).toHaveLength(7);
    expect(within(table).queryByRole('link')).not.toBeInTheDocument();
  });

  it('says why it is empty and offers what fills it', async () => {
    renderPage(<EnvironmentListPage />, {
      api: { listEnvironmentRequests: answering([]) },
    });
    expect(
      await screen.findByRole('heading', {
        name: 'There are no environments yet',
      }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Request environment' }),
    );
    expect(address()).toBe('/environments/new');
  });

  it('says when only the filters are empty, and clears them', async () => {
    const list = answering([]);
    renderPage(<EnvironmentListPage />, {
      api: { listEnvironmentRequests: list },
      path: '/environments?class=preview',
    });
    expect(
      await screen.findByRole('heading', {
        name: 'Nothing matches your filters',
      }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(address()).toBe('/environments');
  });

  it('says what failed where the data would be, and tries again', async () => {
    const list = jest
      .fn(answering())
      .mockRejectedValue(exampleError('unavailable', 'No database'));
    renderPage(<EnvironmentListPage />, {
      api: { listEnvironmentRequests: list },
    });
    const title = await screen.findByText(
      'The environments could not be loaded',
    );
    const [alert] = screen
      .getAllByRole('alert')
      .filter(each => each.contains(title));
    expect(
      within(alert).getByRole('button', { name: 'Copy request id' }),
    ).toBeInTheDocument();

    list.mockImplementation(answering());
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByRole('row', { name: /billing-api/ }),
    ).toBeInTheDocument();
    expect(title).not.toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    renderPage(<EnvironmentListPage />, {
      api: {
        listEnvironmentRequests: async () => {
          throw exampleError('forbidden', 'No');
        },
      },
    });
    expect(
      await screen.findByRole('heading', {
        name: 'You may not see environments',
      }),
    ).toBeInTheDocument();
  });

  it('becomes cards where it is narrow', async () => {
    mockWidth(400);
    renderPage(<EnvironmentListPage />, {
      api: { listEnvironmentRequests: answering() },
    });
    const cards = await screen.findByRole('list', { name: 'Environments' });
    expect(within(cards).getAllByRole('listitem')).toHaveLength(2);
    expect(
      within(cards).getByRole('link', { name: 'billing-api' }),
    ).toHaveAttribute('href', `/environments/${drifted.id}`);
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });

  it('reconciles from the menu of a row', async () => {
    const { api } = renderPage(<EnvironmentListPage />, {
      api: { listEnvironmentRequests: answering() },
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Actions for billing-api · shared-staging',
      }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Reconcile' }),
    );
    expect(api.reconcileEnvironmentRequest).toHaveBeenCalledWith(drifted.id);
  });
});
