import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnvironmentCostsQuery } from '@groundwork/plugin-control-plane-common';
import {
  exampleCosts,
  exampleError,
  exampleSums,
  mockWidth,
  renderPage,
} from '../../__testUtils__';
import { CostPage } from './CostPage';

const path = '/environments/costs';
const acme = '00000000-0000-4000-8000-00000000000a';

/** What the page itself asked for, without what there is to filter by and the quotas. */
function queriesOf(api: ReturnType<typeof renderPage>['api']) {
  return api.getEnvironmentCosts.mock.calls
    .map(([query]) => query as EnvironmentCostsQuery)
    .filter(({ limit }) => limit === undefined);
}

const chart = (name: string) => screen.findByRole('figure', { name });
const settled = () => screen.findByText(/Environments: 6 of 6/);

describe('CostPage', () => {
  afterEach(() => mockWidth(1280));

  it('says first what it costs, what would come on top, and what ends soon', async () => {
    renderPage(<CostPage />, { path });
    expect(
      await screen.findByText(
        '9 environments cost $360 / month · $40 more wait for an approval · $80 end within 7 days',
      ),
    ).toBeInTheDocument();
    await settled();
  });

  it('says with bars and in a table the same, and leads to the environments of each', async () => {
    renderPage(<CostPage />, { path });
    const bars = await chart('Cost by team');
    expect(
      within(bars)
        .getAllByRole('listitem')
        .map(each => each.textContent),
    ).toEqual(
      expect.arrayContaining(['team-payments$240 + $40', 'team-search$120']),
    );
    const table = screen.getByRole('table', { name: 'In numbers' });
    const row = within(table).getByRole('row', { name: /team-payments/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map(each => each.textContent),
    ).toEqual(['$240', '6', '12', '24 GiB', '120 GiB', '120', '$40', '$80']);
    expect(
      within(row).getByRole('link', {
        name: 'Show the environments of team-payments',
      }),
    ).toHaveAttribute(
      'href',
      '/environments?owner=group%3Adefault%2Fteam-payments',
    );
    expect(
      within(table).getByRole('row', { name: /^Total/ }),
    ).toHaveTextContent('$360');
    await settled();
  });

  it('groups, filters and measures by what stands in the address', async () => {
    const { api } = renderPage(<CostPage />, {
      path: `${path}?by=class&show=memory&within=24&class=preview&region=us-east-1&tenant=${acme}&mine=1`,
    });
    const bars = await chart('Memory by class');
    expect(queriesOf(api)[0]).toEqual({
      group_by: 'class',
      expiring_hours: 24,
      class: 'preview',
      region: 'us-east-1',
      tenant_id: acme,
      my_teams: true,
    });
    expect(
      await within(bars).findByRole('link', {
        name: 'Show the environments of Preview',
      }),
    ).toHaveAttribute(
      'href',
      `/environments?tab=myTeams&class=preview&region=us-east-1&tenant=${acme}`,
    );
    await settled();
  });

  it('writes to the address what is chosen', async () => {
    const user = userEvent.setup();
    const { api } = renderPage(<CostPage />, { path });
    await chart('Cost by team');
    await user.click(screen.getByRole('radio', { name: 'Tenant' }));
    expect(await chart('Cost by tenant')).toHaveTextContent('Without a tenant');
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/environments/costs?by=tenant',
    );
    expect(queriesOf(api).at(-1)?.group_by).toBe('tenant');
    await settled();
  });

  it('takes what is beyond the groups together', async () => {
    renderPage(<CostPage />, {
      path,
      api: {
        getEnvironmentCosts: async query =>
          exampleCosts(query, { other: { groups: 7, sums: exampleSums(2) } }),
      },
    });
    expect(await chart('Cost by team')).toHaveTextContent('7 others$80');
    await settled();
  });

  it('names tenants near their quotas, and what ends soon frees', async () => {
    renderPage(<CostPage />, { path });
    await settled();
    expect(screen.getByText(/Environments: 6 of 6/)).toBeInTheDocument();
    expect(screen.queryByText(/Cost \/ month: \$240/)).not.toBeInTheDocument();
    expect(
      screen.getByText(
        '2 environments end within 7 days unless they are extended. That frees $80 / month, 4 CPU, 8 GiB memory and 40 GiB storage.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Those that end first' }),
    ).toHaveAttribute('href', '/environments?order=expires_at.asc');
  });

  it('says when there is nothing, and when only the filters are empty', async () => {
    const nothing = async (query: EnvironmentCostsQuery = {}) =>
      exampleCosts(query, { groups: [], total: exampleSums(0) });
    renderPage(<CostPage />, { path, api: { getEnvironmentCosts: nothing } });
    expect(
      await screen.findByRole('heading', {
        name: 'Nothing costs anything yet',
      }),
    ).toBeInTheDocument();
  });

  it('clears filters that leave nothing', async () => {
    const nothing = async (query: EnvironmentCostsQuery = {}) =>
      exampleCosts(query, { groups: [], total: exampleSums(0) });
    renderPage(<CostPage />, {
      path: `${path}?class=preview`,
      api: { getEnvironmentCosts: nothing },
    });
    await screen.findByRole('heading', {
      name: 'Nothing matches your filters',
    });
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(
      await screen.findByRole('heading', {
        name: 'Nothing costs anything yet',
      }),
    ).toBeInTheDocument();
  });

  it('says what failed, with the request id, and what is not allowed', async () => {
    renderPage(<CostPage />, {
      path,
      api: {
        getEnvironmentCosts: async () => {
          throw exampleError('internal_error', 'It broke');
        },
      },
    });
    expect(
      await screen.findByText('Cost and capacity could not be loaded'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Copy request id' }),
    ).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    renderPage(<CostPage />, {
      path,
      api: {
        getEnvironmentCosts: async () => {
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

  it('says that it loads', async () => {
    renderPage(<CostPage />, {
      path,
      api: { getEnvironmentCosts: () => new Promise(() => {}) },
    });
    expect(
      (await screen.findAllByText('Loading cost and capacity')).length,
    ).toBeGreaterThan(0);
  });

  it('shows its numbers as cards where it is narrow', async () => {
    mockWidth(400);
    renderPage(<CostPage />, { path });
    await settled();
    await waitFor(() =>
      expect(screen.queryByRole('table')).not.toBeInTheDocument(),
    );
    expect(screen.getAllByText('Waiting for approval')).toHaveLength(2);
  });

  it('speaks German', async () => {
    renderPage(<CostPage />, { path, language: 'de' });
    expect(
      await screen.findByRole('heading', { name: 'Kosten und Kapazität' }),
    ).toBeInTheDocument();
    expect(await chart('Kosten nach Team')).toBeInTheDocument();
    expect(
      await screen.findByText(/9 Umgebungen kosten 360/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: /cost|quota|number/i }),
    ).not.toBeInTheDocument();
    await screen.findByText(/Umgebungen: 6 von 6/);
  });
});
