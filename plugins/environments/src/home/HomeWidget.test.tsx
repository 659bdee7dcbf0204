import { screen, within } from '@testing-library/react';
import type {
  EnvironmentRequestCounts,
  ListEnvironmentRequestsQuery,
} from '@groundwork/plugin-control-plane-common';
import {
  exampleError,
  exampleGate,
  exampleId,
  examplePendingRequest,
  exampleRequest,
  hoursFromNow,
  mockGates,
  renderPage,
} from '../__testUtils__';
import { HomeWidget } from './HomeWidget';

const exactly = (value: number) => ({ value, relation: 'eq' as const });

const counts = (
  waiting: number,
  mine: number,
  expiring: number,
  gates = 0,
): EnvironmentRequestCounts => ({
  mine: exactly(mine),
  my_teams: exactly(mine),
  awaiting_my_decision: exactly(waiting),
  expiring: exactly(expiring),
  drifted: exactly(0),
  failed: exactly(0),
  gates_awaiting_my_decision: exactly(gates),
  gates_mine: exactly(0),
});

const ready = exampleRequest();
const ending = exampleRequest({
  id: exampleId(7),
  app: 'search-api',
  expires_at: hoursFromNow(3.5),
});
const pending = examplePendingRequest();

const list = jest.fn(async (query: ListEnvironmentRequestsQuery = {}) => {
  const found = () => {
    if (query.awaiting_my_decision) {
      return pending;
    }
    return query.mine ? ready : ending;
  };
  return { items: [found()], total: exactly(1) };
});

const section = (name: RegExp) => screen.findByRole('region', { name });

describe('HomeWidget', () => {
  it('shows what waits, what is mine and what ends soon, each with the way to it', async () => {
    renderPage(<HomeWidget />, {
      path: '/',
      api: {
        countEnvironmentRequests: async () => counts(1, 12, 1),
        listEnvironmentRequests: list,
      },
    });
    const waiting = await section(/Waiting for me/);
    expect(
      await within(waiting).findByRole('link', { name: /billing-api/ }),
    ).toHaveAttribute('href', `/approvals?request=${pending.id}`);
    expect(waiting).toHaveTextContent(/Asked 2 h(ours)? ago/);

    const mine = await section(/Mine/);
    expect(
      await within(mine).findByRole('link', { name: /payments-api/ }),
    ).toHaveAttribute('href', `/environments/${ready.id}`);
    expect(within(mine).getByText('Ready')).toBeInTheDocument();
    expect(
      within(mine).getByRole('link', { name: 'Mine: see all 12' }),
    ).toHaveAttribute('href', '/environments?tab=mine');

    const expiring = await section(/Expiring/);
    expect(
      await within(expiring).findByRole('link', { name: /search-api/ }),
    ).toHaveAttribute('href', `/environments/${ending.id}`);
    expect(expiring).toHaveTextContent(/3 h.* left/);
    for (const [query] of list.mock.calls) {
      expect(query).toMatchObject({ limit: 3 });
    }
  });

  it('counts and shows runs of templates that wait among the requests, those that waited longest first', async () => {
    const gate = exampleGate();
    renderPage(<HomeWidget />, {
      path: '/',
      api: {
        countEnvironmentRequests: async () => counts(1, 0, 0, 1),
        listEnvironmentRequests: list,
        gates: mockGates({
          list: jest.fn(async () => ({ items: [gate], total: exactly(1) })),
        }),
      },
    });
    const waiting = await section(/Waiting for me ?2/);
    const links = await within(waiting).findAllByRole('link');
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      `/approvals?gate=${gate.id}`,
      `/approvals?request=${pending.id}`,
    ]);
    expect(waiting).toHaveTextContent(
      'New service checkout for team-webTemplate: New service',
    );
  });

  it('speaks German', async () => {
    renderPage(<HomeWidget />, {
      path: '/',
      language: 'de',
      api: {
        countEnvironmentRequests: async () => counts(1, 1, 1),
        listEnvironmentRequests: list,
      },
    });
    expect(await section(/Wartet auf mich/)).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: /billing-api/ }),
    ).toBeInTheDocument();
    await screen.findByRole('link', { name: /search-api/ });
    await screen.findByRole('link', { name: /payments-api/ });
    expect(
      screen.queryByRole('heading', { name: /your|waiting|mine|expiring/i }),
    ).not.toBeInTheDocument();
  });

  it('says what of it there is nothing of, and does not ask for it', async () => {
    const { api } = renderPage(<HomeWidget />, {
      path: '/',
      api: {
        countEnvironmentRequests: async () => counts(0, 1, 0),
        listEnvironmentRequests: jest.fn(list),
      },
    });
    expect(
      await screen.findByText('Nothing waits for your decision.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Nothing of yours ends within a day.'),
    ).toBeInTheDocument();
    await screen.findByRole('link', { name: /payments-api/ });
    expect(api.listEnvironmentRequests).toHaveBeenCalledTimes(1);
  });

  it('says on a first visit what an environment is, and how to get one', async () => {
    renderPage(<HomeWidget />, { path: '/' });
    expect(
      await screen.findByRole('heading', { name: 'Nothing of yours yet' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Request environment' }),
    ).toBeEnabled();
  });

  it('says which permission is missing', async () => {
    renderPage(<HomeWidget />, {
      path: '/',
      api: {
        countEnvironmentRequests: async () => {
          throw exampleError('forbidden', 'No');
        },
      },
    });
    expect(
      await screen.findByText(/You may not see environments/),
    ).toBeInTheDocument();
  });

  it('says where it failed, and tries again', async () => {
    renderPage(<HomeWidget />, {
      path: '/',
      api: {
        countEnvironmentRequests: async () => {
          throw exampleError('internal_error', 'It broke');
        },
      },
    });
    expect(
      await screen.findByText('Your environments could not be loaded'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /Try again/ }),
    ).toBeInTheDocument();
  });
});
