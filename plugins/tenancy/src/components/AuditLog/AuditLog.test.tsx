import { ReadableStream } from 'node:stream/web';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { saveFile } from '@groundwork/plugin-control-plane-react';
import {
  exampleAuditEvent,
  exampleError,
  exampleTenant,
  mockWidth,
  renderPage,
} from '../../__testUtils__';
import { AuditLog } from './AuditLog';

jest.mock('@groundwork/plugin-control-plane-react', () => ({
  ...jest.requireActual('@groundwork/plugin-control-plane-react'),
  saveFile: jest.fn(),
}));

const renamed = exampleAuditEvent();
const created = exampleAuditEvent({
  id: 48_210,
  action: 'api-key.created',
  message: 'Made the key nightly scans',
  metadata: { scopes: ['scans:read'] },
  actor_id: 'service-account:acme/ci',
  actor_type: 'service',
  position: undefined,
  hash: undefined,
  previous_hash: undefined,
});
const acme = exampleTenant();

function open(
  options: Parameters<typeof renderPage>[1] & { tenantId?: string } = {},
) {
  const { tenantId, ...rest } = options;
  return renderPage(<AuditLog tenantId={tenantId} />, {
    path: '/audit',
    ...rest,
    api: {
      ...rest.api,
      audit: {
        list: async () => ({ items: [renamed, created] }),
        ...rest.api?.audit,
      },
    },
  });
}

function address() {
  return screen.getByTestId('address').textContent ?? '';
}

function lastQuery(api: ReturnType<typeof open>['api']) {
  return api.audit.list.mock.calls.at(-1)?.[0];
}

describe('AuditLog', () => {
  afterEach(() => mockWidth(1280));

  it('says when, who, what, on what and from where', async () => {
    open();
    const row = await screen.findByRole('row', { name: /renamed the tenant/ });
    expect(row).toHaveTextContent('30 min ago');
    expect(row).toHaveTextContent('tenant.updated');
    expect(row).toHaveTextContent('acme');
    expect(row).toHaveTextContent('192.0.2.14');
    expect(within(row).getByRole('link', { name: 'ana' })).toHaveAttribute(
      'href',
      '/catalog/default/user/ana',
    );
  });

  it('takes its filters from the address and shows them as chips that can be taken away', async () => {
    const user = userEvent.setup();
    const { api } = open({
      path: '/audit?actor=user:default/ana&action=tenant.updated&range=24h&before=48300',
    });
    await screen.findByRole('row', { name: /renamed the tenant/ });
    expect(lastQuery(api)).toMatchObject({
      actor_id: 'user:default/ana',
      action: 'tenant.updated',
      cursor: 48_300,
    });
    const chips = screen.getByRole('grid', { name: 'Filters' });
    expect(
      within(chips).getByRole('row', { name: 'Time: Last 24 hours' }),
    ).toBeInTheDocument();
    await user.click(
      within(
        within(chips).getByRole('row', { name: /Actor: user:default/ }),
      ).getByRole('button'),
    );
    // Other filters begin on the first page.
    await waitFor(() =>
      expect(address()).toBe('/audit?action=tenant.updated&range=24h'),
    );
    await waitFor(() => expect(lastQuery(api)).not.toHaveProperty('actor_id'));
  });

  it('adds a filter by what is typed', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await user.type(
      await screen.findByRole('combobox', { name: 'Actor' }),
      'user:default/zoe{Enter}',
    );
    await waitFor(() =>
      expect(lastQuery(api)).toMatchObject({ actor_id: 'user:default/zoe' }),
    );
    expect(new URLSearchParams(address().split('?')[1]).get('actor')).toBe(
      'user:default/zoe',
    );
  });

  it('adds a filter by choosing among what is shown', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await screen.findByRole('row', { name: /renamed the tenant/ });
    await user.click(screen.getByRole('button', { name: /Filter by/ }));
    await user.click(await screen.findByRole('option', { name: 'Action' }));
    await user.type(screen.getByRole('combobox', { name: 'Action' }), 'api');
    await user.click(
      await screen.findByRole('option', { name: 'api-key.created' }),
    );
    await waitFor(() =>
      expect(lastQuery(api)).toMatchObject({ action: 'api-key.created' }),
    );
  });

  it('filters by a tenant that is found by its name', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await user.click(await screen.findByRole('button', { name: /Filter by/ }));
    await user.click(await screen.findByRole('option', { name: 'Tenant' }));
    await user.type(
      await screen.findByRole('combobox', { name: 'Tenant' }),
      'Ac',
    );
    await user.click(
      await screen.findByRole('option', { name: /Acme Corporation/ }),
    );
    await waitFor(() =>
      expect(lastQuery(api)).toMatchObject({ tenant_id: acme.id }),
    );
    expect(
      await screen.findByRole('row', { name: 'Tenant: Acme Corporation' }),
    ).toBeInTheDocument();
  });

  it('filters by time', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await user.click(await screen.findByRole('button', { name: /^Any time/ }));
    await user.click(
      await screen.findByRole('option', { name: 'Last 7 days' }),
    );
    await waitFor(() => expect(address()).toBe('/audit?range=7d'));
    const since = Date.parse(lastQuery(api)?.since ?? '');
    expect((Date.now() - since) / 86_400_000).toBeCloseTo(7, 1);
  });

  it('walks the pages by their cursors and back', async () => {
    const user = userEvent.setup();
    open({
      api: {
        audit: {
          list: async () => ({ items: [renamed], next_cursor: 48_211 }),
        },
      },
    });
    await user.click(
      await screen.findByRole('button', { name: 'Next table page' }),
    );
    await waitFor(() => expect(address()).toBe('/audit?before=48211'));
    await user.click(
      screen.getByRole('button', { name: 'Previous table page' }),
    );
    await waitFor(() => expect(address()).toBe('/audit'));
  });

  it('opens the whole event, with before and after and its place in the chain', async () => {
    const user = userEvent.setup();
    open();
    await user.click(
      await screen.findByRole('row', { name: /renamed the tenant/ }),
    );
    const drawer = await screen.findByRole('dialog', { name: 'Event 48,211' });
    const diff = within(drawer).getByRole('region', {
      name: 'Before and after',
    });
    expect(diff).toHaveTextContent('removed: name: "Acme"');
    expect(diff).toHaveTextContent('added: name: "Acme Corporation"');
    expect(within(drawer).getByText('a1'.repeat(32))).toBeInTheDocument();
    expect(drawer).toHaveTextContent('Mozilla/5.0');

    await user.click(
      within(drawer).getByRole('button', { name: 'Older event' }),
    );
    const older = await screen.findByRole('dialog', { name: 'Event 48,210' });
    expect(older).toHaveTextContent('so new that it is not in the chain yet');
    expect(
      within(older).getByRole('region', { name: 'Details' }),
    ).toHaveTextContent('scans:read');
    expect(
      within(older).getByRole('button', { name: 'Older event' }),
    ).toBeDisabled();
  });

  it('filters by what an event has', async () => {
    const user = userEvent.setup();
    open();
    await user.click(await screen.findByRole('row', { name: /Made the key/ }));
    await user.click(
      await screen.findByRole('button', { name: 'Same action' }),
    );
    await waitFor(() =>
      expect(address()).toBe('/audit?action=api-key.created'),
    );
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('stays with the tenant whose log it is', async () => {
    const user = userEvent.setup();
    const { api } = open({ tenantId: acme.id, path: '/audit?tenant=other' });
    await user.click(
      await screen.findByRole('row', { name: /renamed the tenant/ }),
    );
    expect(lastQuery(api)).toMatchObject({ tenant_id: acme.id });
    await screen.findByRole('dialog');
    expect(
      screen.queryByRole('button', { name: 'Same tenant' }),
    ).not.toBeInTheDocument();
  });

  it('tells an empty log from an empty filter', async () => {
    const user = userEvent.setup();
    open({
      path: '/audit?product=none',
      api: { audit: { list: async () => ({ items: [] }) } },
    });
    expect(
      await screen.findByRole('heading', {
        name: 'Nothing like this happened',
      }),
    ).toBeInTheDocument();
    await user.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(
      await screen.findByRole('heading', { name: 'Nothing has happened yet' }),
    ).toBeInTheDocument();
    expect(address()).toBe('/audit');
  });

  it('says what failed, and names the permission that is missing', async () => {
    const { unmount } = open({
      api: {
        audit: {
          list: async () => {
            throw exampleError('unavailable', 'No database');
          },
        },
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The audit log could not be loaded');
    expect(
      within(alert).getByRole('button', { name: 'Copy request id' }),
    ).toBeInTheDocument();
    unmount();
    open({
      api: {
        audit: {
          list: async () => {
            throw exampleError('forbidden', 'No');
          },
        },
      },
    });
    expect(
      await screen.findByRole('heading', { name: /^You may not/ }),
    ).toBeInTheDocument();
  });

  it('becomes cards where it is narrow, which open as well', async () => {
    mockWidth(400);
    const user = userEvent.setup();
    open();
    const cards = await screen.findByRole('list', { name: 'Audit events' });
    await user.click(
      within(cards).getByRole('button', {
        name: 'Ana renamed the tenant, tenant.updated',
      }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Event 48,211' }),
    ).toBeInTheDocument();
  });
});

describe('the export', () => {
  const saved = jest.mocked(saveFile);
  const streamOf = (...chunks: string[]) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const chunk of chunks) {
          controller.enqueue(new TextEncoder().encode(chunk));
        }
        controller.close();
      },
    }) as unknown as globalThis.ReadableStream<Uint8Array<ArrayBuffer>>;

  beforeEach(() => saved.mockClear());

  async function openExport(options: Parameters<typeof open>[0]) {
    const user = userEvent.setup();
    const { api } = open({ tenantId: acme.id, ...options });
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    return { user, api, dialog: await screen.findByRole('dialog') };
  }

  it('saves everything that is filtered as one file', async () => {
    const { user, api, dialog } = await openExport({
      path: '/audit?action=tenant.updated&before=400',
      api: { audit: { export: async () => streamOf('a,b\n', 'c,d\n') } },
    });
    await user.click(within(dialog).getByRole('radio', { name: /CSV/ }));
    await user.click(
      within(dialog).getByRole('button', { name: 'Export as CSV' }),
    );
    expect(await within(dialog).findByText(/Saved as/)).toHaveTextContent(
      /audit-\d{4}-\d\d-\d\d\.csv, 8 B/,
    );
    expect(api.audit.export.mock.calls[0][0]).toEqual({
      action: 'tenant.updated',
      tenant_id: acme.id,
      format: 'csv',
    });
    const [file, name] = saved.mock.calls[0];
    expect(file.size).toBe(8);
    expect(file.type).toBe('text/csv');
    expect(name).toMatch(/\.csv$/);
  });

  it('saves nothing when it is stopped', async () => {
    let signal: AbortSignal | undefined;
    const { user, dialog } = await openExport({
      api: {
        audit: {
          export: async (_query, options) => {
            signal = options?.signal;
            return new ReadableStream({
              start: controller => controller.enqueue(new Uint8Array(1_500)),
            }) as unknown as globalThis.ReadableStream<Uint8Array<ArrayBuffer>>;
          },
        },
      },
    });
    await user.click(
      within(dialog).getByRole('button', { name: 'Export as NDJSON' }),
    );
    expect(await within(dialog).findByText(/1.5 kB so far/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Stop' }));
    expect(signal?.aborted).toBe(true);
    expect(
      await within(dialog).findByRole('button', { name: 'Export as NDJSON' }),
    ).toBeEnabled();
    expect(saved).not.toHaveBeenCalled();
  });

  it('says why when it fails', async () => {
    const { user, dialog } = await openExport({
      api: {
        audit: {
          export: async () => {
            throw exampleError('rate_limited', 'Too many exports');
          },
        },
      },
    });
    await user.click(
      within(dialog).getByRole('button', { name: 'Export as NDJSON' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'The log was not exported',
    );
    expect(saved).not.toHaveBeenCalled();
  });
});
