import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApis } from '@backstage/frontend-test-utils';
import {
  exampleCosts,
  exampleId,
  exampleRequest,
  exampleSums,
  mockWidth,
  renderPage,
  type RenderPageOptions,
} from '../../__testUtils__';
import type { SavedView } from '../../model';
import { EnvironmentListPage } from './EnvironmentListPage';

const acme = '00000000-0000-4000-8000-00000000000a';
const address = () => screen.getByTestId('address').textContent;
const bucket = 'groundwork.environments';

function renderList(
  options: RenderPageOptions & {
    stored?: { views?: SavedView[]; layout?: string };
  } = {},
) {
  const storage = mockApis.storage();
  for (const [key, value] of Object.entries(options.stored ?? {})) {
    storage.forBucket(bucket).set(key, value);
  }
  const rendered = renderPage(<EnvironmentListPage />, {
    ...options,
    apis: [storage],
  });
  return { ...rendered, storage };
}

async function openViews(name = 'Views') {
  await userEvent.click(await screen.findByRole('button', { name }));
}

/** What the list itself was asked for, without the counts of the tabs. */
function lastQuery(api: ReturnType<typeof renderPage>['api']) {
  return api.listEnvironmentRequests.mock.calls
    .map(([query]) => query as Record<string, unknown>)
    .filter(({ limit }) => limit !== 1)
    .at(-1);
}

describe('the overview, as people want to see it', () => {
  afterEach(() => mockWidth(1280));

  it('keeps what is shown under a name, and opens it again', async () => {
    const user = userEvent.setup();
    const { storage } = renderList({
      path: '/environments?tab=mine&class=preview',
    });
    await openViews();
    await user.click(
      await screen.findByRole('menuitem', { name: 'Save this view…' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Save view' }));
    expect(dialog).toHaveTextContent('Give the view a name.');
    await user.type(
      within(dialog).getByRole('textbox', { name: 'Name' }),
      'My previews',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Save view' }));
    expect(
      await screen.findByRole('button', { name: 'View: My previews' }),
    ).toBeInTheDocument();
    expect(storage.forBucket(bucket).snapshot('views').value).toEqual([
      {
        id: expect.any(String),
        name: 'My previews',
        query: 'tab=mine&class=preview',
      },
    ]);
    await user.click(screen.getByRole('tab', { name: /^All/ }));
    await openViews();
    await user.click(
      await screen.findByRole('menuitem', { name: 'My previews' }),
    );
    await waitFor(() =>
      expect(address()).toBe('/environments?tab=mine&class=preview'),
    );
  });

  it('renames views, makes one the default, and deletes them', async () => {
    const user = userEvent.setup();
    const { storage } = renderList({
      stored: {
        views: [
          { id: 'a', name: 'Failing', query: 'status=failed' },
          { id: 'b', name: 'Drift', query: 'tab=drifted' },
        ],
      },
    });
    const kept = () => storage.forBucket(bucket).snapshot('views').value;
    await openViews();
    await user.click(
      await screen.findByRole('menuitem', { name: 'Manage views…' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.click(
      within(dialog).getByRole('button', { name: 'Rename Failing' }),
    );
    const name = within(dialog).getByRole('textbox', {
      name: 'New name of Failing',
    });
    await user.clear(name);
    await user.type(name, 'drift');
    await user.click(within(dialog).getByRole('button', { name: 'Save name' }));
    expect(dialog).toHaveTextContent('You have a view of that name already.');
    await user.clear(name);
    await user.type(name, 'Broken{Enter}');
    await within(dialog).findByText('Broken');
    await user.click(
      within(dialog).getByRole('button', { name: 'Make default: Broken' }),
    );
    await within(dialog).findByText('Default');
    await user.click(
      within(dialog).getByRole('button', { name: 'Delete Drift' }),
    );
    await waitFor(() =>
      expect(kept()).toEqual([
        { id: 'a', name: 'Broken', query: 'status=failed', isDefault: true },
      ]),
    );
  });

  it('opens the default view for who comes without a wish, and for nobody else', async () => {
    const stored = {
      views: [
        { id: 'a', name: 'Failing', query: 'status=failed', isDefault: true },
      ],
    };
    const { api, unmount } = renderList({ stored });
    await waitFor(() => expect(address()).toBe('/environments?status=failed'));
    await waitFor(() => expect(lastQuery(api)?.status).toEqual(['failed']));
    unmount();
    renderList({ stored, path: '/environments?tab=mine' });
    await screen.findByRole('row', { name: /payments-api/ });
    expect(address()).toBe('/environments?tab=mine');
  });

  it('shows cards when they are chosen, in the address and for the next visit', async () => {
    const { storage, unmount } = renderList();
    await userEvent.click(await screen.findByRole('radio', { name: 'Cards' }));
    expect(
      await screen.findByRole('list', { name: 'Environments' }),
    ).toBeInTheDocument();
    expect(address()).toBe('/environments?layout=cards');
    expect(storage.forBucket(bucket).snapshot('layout').value).toBe('cards');
    unmount();
    renderList({ stored: { layout: 'cards' } });
    expect(
      await screen.findByRole('list', { name: 'Environments' }),
    ).toBeInTheDocument();
  });

  it('filters by tenant, owner and drift, in the address too', async () => {
    const { api } = renderList({
      path: `/environments?tenant=${acme}&owner=group:default/team-payments&drift=drifted`,
    });
    await screen.findByRole('row', { name: /payments-api/ });
    expect(lastQuery(api)).toMatchObject({
      tenant_id: acme,
      owner: 'group:default/team-payments',
      drift_status: 'drifted',
    });
    expect(
      await screen.findByRole('button', { name: /^Acme Tenant/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /^team-payments Owner/ }),
    ).toBeInTheDocument();
  });

  it('opens its filters below the search where it is narrow', async () => {
    mockWidth(400);
    renderList({ path: '/environments?class=preview&drift=drifted' });
    const open = await screen.findByRole('button', { name: 'Filters (2)' });
    expect(screen.queryByRole('button', { name: /Region/ })).toBeNull();
    await userEvent.click(open);
    expect(open).toHaveAttribute('aria-expanded', 'true');
    expect(
      await screen.findByRole('button', { name: /Region/ }),
    ).toBeInTheDocument();
    await screen.findByRole('button', { name: /^Any tenant/ });
  });

  it('explains itself to people without environments, with the classes there are', async () => {
    renderList({
      api: {
        listEnvironmentRequests: async () => ({
          items: [],
          total: { value: 0, relation: 'eq' as const },
        }),
        getEnvironmentCosts: async query =>
          exampleCosts(query, { groups: [], total: exampleSums(0) }),
      },
    });
    expect(
      await screen.findByText(/An environment is a namespace of your own/),
    ).toBeInTheDocument();
    const steps = screen.getByRole('list', { name: 'How it goes' });
    expect(within(steps).getAllByRole('listitem')).toHaveLength(3);
    expect(
      await screen.findByRole('link', { name: 'Request Preview' }),
    ).toHaveAttribute('href', '/environments/new?class=preview');
  });

  it('explains itself beside the environments of others, until that is dismissed for good', async () => {
    const { storage } = renderList();
    await screen.findByRole('heading', { name: 'New here?' });
    await userEvent.click(
      screen.getByRole('button', { name: 'Do not show this again' }),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('heading', { name: 'New here?' }),
      ).not.toBeInTheDocument(),
    );
    expect(
      storage.forBucket(bucket).snapshot('introductionDismissed').value,
    ).toBe(true);
  });

  it('speaks German', async () => {
    renderList({ language: 'de' });
    expect(
      await screen.findByRole('heading', { name: 'Umgebungen' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('columnheader', { name: 'Zustand' }),
    ).toBeInTheDocument();
    await screen.findByRole('heading', { name: 'Neu hier?' });
    expect(
      screen.queryByRole('heading', { name: /environment|new here/i }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('tab', { name: /^(Mine|My teams|Waiting)/ }),
    ).not.toBeInTheDocument();
  });

  it('takes every letter at once with a full page out of a thousand, and asks once', async () => {
    const items = Array.from({ length: 20 }, (_, index) =>
      exampleRequest({ id: exampleId(500 + index), app: `service-${index}` }),
    );
    const { api } = renderList({
      api: {
        listEnvironmentRequests: jest.fn(async () => ({
          items: items.map(item => ({ ...item })),
          total: { value: 1000, relation: 'gte' as const },
          next_cursor: 'more',
        })),
      },
    });
    const row = await screen.findByRole('row', { name: /service-19/ });
    const search = screen.getByRole('searchbox');
    const spent: number[] = [];
    for (let length = 1; length <= 'service-19'.length; length += 1) {
      const text = 'service-19'.slice(0, length);
      const before = performance.now();
      fireEvent.change(search, { target: { value: text } });
      spent.push(performance.now() - before);
      expect(search).toHaveValue(text);
    }
    spent.sort((a, b) => a - b);
    expect(spent[spent.length / 2]).toBeLessThan(100);
    await waitFor(() => expect(lastQuery(api)?.q).toBe('service-19'));
    // Rows that say the same are the same rows.
    expect(row).toBeInTheDocument();
    expect(
      api.listEnvironmentRequests.mock.calls.filter(
        ([query]) => 'q' in (query ?? {}) && query?.q,
      ),
    ).toHaveLength(1);
  });
});
