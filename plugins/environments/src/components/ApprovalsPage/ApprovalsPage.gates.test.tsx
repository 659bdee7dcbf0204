import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  EnvironmentEvent,
  EnvironmentEventList,
  TemplateGate,
} from '@groundwork/plugin-control-plane-common';
import {
  comeBackOnline,
  exampleError,
  exampleGate,
  exampleGateEvents,
  exampleId,
  examplePendingRequest,
  hoursFromNow,
  mockGates,
  renderPage,
} from '../../__testUtils__';
import { ApprovalsPage } from './ApprovalsPage';

const request = examplePendingRequest({ created_at: hoursFromNow(-1) });

function open(
  options: Parameters<typeof renderPage>[1] & { gate?: TemplateGate } = {},
) {
  const { gate = exampleGate(), ...rest } = options;
  return renderPage(<ApprovalsPage />, {
    path: '/approvals',
    ...rest,
    api: {
      listEnvironmentRequests: jest.fn(async () => ({
        items: [request],
        total: { value: 1, relation: 'eq' as const },
      })),
      getEnvironmentRequest: async () => request,
      gates: mockGates({
        list: jest.fn(async () => ({
          items: [gate],
          total: { value: 1, relation: 'eq' as const },
        })),
        get: jest.fn(async () => gate),
        decide: jest.fn(async (_id, { decision }) => ({
          ...gate,
          status:
            decision === 'approve'
              ? ('approved' as const)
              : ('rejected' as const),
        })),
      }),
      ...rest.api,
    },
  });
}

const detail = () => screen.findByRole('region', { name: 'Run of a template' });

/** Opens the history of a run in which this happened. */
async function openHistory(
  events: EnvironmentEvent[] | (() => Promise<EnvironmentEventList>),
): Promise<HTMLElement> {
  const items = [exampleGate()];
  open({
    api: {
      gates: mockGates({
        list: async () => ({ items, total: { value: 1, relation: 'eq' } }),
        listEvents: Array.isArray(events)
          ? async () => ({ items: events })
          : events,
      }),
    },
  });
  await userEvent.click(
    await within(await detail()).findByRole('tab', { name: 'History' }),
  );
  return screen.findByRole('tabpanel', { name: 'History' });
}

describe('runs of templates in the inbox', () => {
  beforeEach(() => localStorage.clear());

  it('stand among the requests, by their age, and are counted with them', async () => {
    open();
    const inbox = await screen.findByRole('navigation', { name: 'Requests' });
    await within(inbox).findByText('New service checkout for team-web');
    const [first, second] = within(inbox).getAllByRole('listitem');
    expect(first).toHaveTextContent('New service · by');
    expect(second).toHaveTextContent('billing-api → production');
    expect(within(inbox).getByText('2')).toBeInTheDocument();
  });

  it('show what is decided over as names and values, whatever it contains', async () => {
    const user = userEvent.setup();
    const long = 'a long text '.repeat(30).trim();
    open({
      gate: exampleGate({
        parameters: {
          '<b>name</b>': '<img src=x onerror="alert(1)">',
          token: '***',
          public: false,
          database: { engine: 'postgres', ports: [5432] },
          text: long,
          nothing: null,
        },
      }),
    });
    const shown = await detail();
    const parameters = await within(shown).findByRole('region', {
      name: 'Parameters',
    });
    expect(parameters).toHaveTextContent('<b>name</b>');
    expect(parameters).toHaveTextContent('<img src=x onerror="alert(1)">');
    expect(within(parameters).queryByRole('img')).not.toBeInTheDocument();
    expect(parameters).toHaveTextContent('Secret, not shown');
    expect(parameters).not.toHaveTextContent('***');
    expect(parameters).toHaveTextContent('publicNo');
    expect(parameters).toHaveTextContent('enginepostgres');
    expect(parameters).toHaveTextContent('5,432');
    expect(within(parameters).getByText(long)).not.toBeVisible();
    await user.click(within(parameters).getByText('359 characters'));
    expect(within(parameters).getByText(long)).toBeVisible();
  });

  it('are approved with the digest of what was read, and the next is opened', async () => {
    const user = userEvent.setup();
    const gate = exampleGate();
    const { api } = open({ gate });
    const shown = await detail();
    expect(
      await within(shown).findByText(/Template: New service asks for approval/),
    ).toBeInTheDocument();
    expect(shown).toHaveTextContent('1 of 2 approvals');
    await user.click(within(shown).getByRole('button', { name: 'Approve' }));
    await user.type(screen.getByRole('textbox', { name: /Reason/ }), 'Fine');
    await user.click(screen.getByRole('button', { name: 'Approve this run' }));
    expect(api.gates.decide).toHaveBeenCalledWith(gate.id, {
      decision: 'approve',
      reason: 'Fine',
      parameters_digest: gate.parameters_digest,
    });
    expect(
      await screen.findByRole('heading', { name: 'billing-api → production' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Approved', { exact: false, selector: 'span' }),
    ).toHaveTextContent('Approved New service checkout for team-web.');
  });

  it('are not rejected without a reason', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await user.click(
      await within(await detail()).findByRole('button', { name: 'Reject' }),
    );
    await user.click(
      screen.getByRole('button', { name: 'Reject this request' }),
    );
    const reason = screen.getByRole('textbox', { name: /Reason/ });
    expect(reason).toHaveAccessibleDescription(/Say why/);
    expect(reason).toHaveFocus();
    expect(api.gates.decide).not.toHaveBeenCalled();
  });

  it('say why they cannot be decided over, and are read anew when somebody was quicker', async () => {
    const user = userEvent.setup();
    const gate = exampleGate();
    const get = jest.fn(async () => gate);
    open({
      api: {
        gates: mockGates({
          list: async () => ({
            items: [gate],
            total: { value: 1, relation: 'eq' },
          }),
          get,
          decide: async () => {
            get.mockImplementation(async () =>
              exampleGate({
                status: 'rejected',
                actions: {
                  ...gate.actions,
                  approve: { allowed: false, reason: 'It was rejected' },
                },
              }),
            );
            throw exampleError('conflict', 'It was rejected');
          },
        }),
      },
    });
    await user.click(
      await within(await detail()).findByRole('button', { name: 'Approve' }),
    );
    await user.click(screen.getByRole('button', { name: 'Approve this run' }));
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Approve' }),
      ).toHaveAccessibleDescription('It does not wait for a decision'),
    );
    expect(await screen.findByText('Rejected')).toBeInTheDocument();
  });

  it('are opened by their address, and filtered by their kind', async () => {
    const { api } = open({
      path: `/approvals?gate=${exampleId(60)}&kind=gate&order=newest`,
    });
    expect(
      await screen.findByRole('heading', {
        name: 'New service checkout for team-web',
      }),
    ).toBeInTheDocument();
    expect(api.listEnvironmentRequests).not.toHaveBeenCalled();
    expect(api.gates.list).toHaveBeenCalledWith(
      expect.objectContaining({ order: 'created_at.desc' }),
      expect.anything(),
    );
  });

  it('leave the requests to be decided over when they cannot be read', async () => {
    open({
      api: {
        gates: mockGates({
          list: async () => {
            throw exampleError('unavailable', 'No database');
          },
        }),
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The runs of templates could not be loaded',
    );
    expect(
      await screen.findByRole('heading', { name: 'billing-api → production' }),
    ).toBeInTheDocument();
  });

  it('show what happened to them in words, newest first, with why and for whom', async () => {
    const [given, requested] = exampleGateEvents();
    const history = await openHistory([
      {
        ...given,
        id: 3,
        action: 'template-gate.approval-escalated',
        actor_id: 'system',
        actor_type: 'system',
        message: 'Nobody decided in time: group:default/security may as well',
        metadata: {},
      },
      {
        ...given,
        metadata: { ...given.metadata, on_behalf_of: 'user:default/zoe' },
      },
      requested,
    ]);
    const shown = await within(history).findAllByRole('listitem');
    expect(shown.map(each => each.textContent)).toEqual([
      expect.stringContaining('Nobody has decided yet, so it was passed on'),
      expect.stringMatching(
        /ben: Approved, 1 of 2: We planned it together\.in place of .*zoe/,
      ),
      expect.stringContaining('ana: Asked for approval'),
    ]);
    // Stands where the gate is shown already.
    expect(history).not.toHaveTextContent(/digest|task id|template ref/);
  });

  it('show what happens while their history is open', async () => {
    const [given, requested] = exampleGateEvents();
    const listEvents = jest.fn(async () => ({ items: [requested] }));
    const history = await openHistory(listEvents);
    expect(await within(history).findAllByRole('listitem')).toHaveLength(1);
    listEvents.mockImplementation(async () => ({ items: [given, requested] }));
    await comeBackOnline();
    await waitFor(() =>
      expect(within(history).getAllByRole('listitem')).toHaveLength(2),
    );
  });

  it('can be decided over when their history cannot be read', async () => {
    const history = await openHistory(async () => {
      throw exampleError('unavailable', 'No database');
    });
    expect(await within(history).findByRole('alert')).toHaveTextContent(
      'The history could not be loaded',
    );
    expect(
      within(await detail()).getByRole('button', { name: 'Approve' }),
    ).toBeEnabled();
  });

  it('speak German with whoever chose it', async () => {
    open({ language: 'de' });
    expect(
      await screen.findByRole('heading', { name: 'Genehmigungen' }),
    ).toBeInTheDocument();
    const shown = await screen.findByRole('region', {
      name: 'Lauf einer Vorlage',
    });
    expect(
      await within(shown).findByRole('button', { name: 'Genehmigen' }),
    ).toBeInTheDocument();
    await userEvent.click(within(shown).getByRole('tab', { name: 'Verlauf' }));
    const [given] = await within(shown).findAllByRole('listitem');
    expect(given).toHaveTextContent(
      'ben: Genehmigt, 1 von 2: We planned it together.',
    );
    expect(
      screen.queryByRole('heading', { name: 'Approvals' }),
    ).not.toBeInTheDocument();
  });
});
