import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  comeBackOnline,
  exampleActions,
  exampleError,
  exampleId,
  examplePendingRequest,
  examplePlan,
  hoursFromNow,
  mockWidth,
  renderPage,
} from '../../__testUtils__';
import { ApprovalsPage } from './ApprovalsPage';

const older = examplePendingRequest({
  id: exampleId(6),
  app: 'ledger',
  created_at: hoursFromNow(-5),
  note: undefined,
});
const newer = examplePendingRequest({ id: exampleId(2) });
const OTHER_DIGEST = `sha256:${'b7'.repeat(32)}`;

function open(
  options: Parameters<typeof renderPage>[1] = {},
  items: EnvironmentRequest[] = [older, newer],
) {
  const requests = new Map(items.map(item => [item.id, item]));
  const listed = [...items];
  const find = (id: string) => {
    const request = requests.get(id);
    if (!request) {
      throw exampleError('not_found', 'Not here');
    }
    return request;
  };
  const rendered = renderPage(<ApprovalsPage />, {
    path: '/approvals',
    ...options,
    api: {
      listEnvironmentRequests: jest.fn(async () => ({
        items: listed,
        total: { value: listed.length, relation: 'eq' as const },
      })),
      getEnvironmentRequest: async id => find(id),
      getEnvironmentRequestPlan: async id => examplePlan(find(id)),
      decideEnvironmentRequest: jest.fn(async (id, { decision }) => {
        listed.splice(
          listed.findIndex(item => item.id === id),
          1,
        );
        const decided = {
          ...find(id),
          status:
            decision === 'approve'
              ? ('queued' as const)
              : ('rejected' as const),
        };
        requests.set(id, decided);
        return decided;
      }),
      ...options.api,
    },
  });
  return { ...rendered, requests };
}

const detail = () => screen.getByRole('region', { name: 'Request' });
const heading = (name: string) => screen.findByRole('heading', { name });

describe('ApprovalsPage', () => {
  beforeEach(() => {
    localStorage.clear();
  });
  afterEach(() => {
    mockWidth(1280);
  });

  it('opens what has waited longest, with what it would change', async () => {
    const { api } = open();
    expect(await heading('ledger → production')).toBeInTheDocument();
    expect(
      await screen.findByRole('region', { name: 'Git repository' }),
    ).toHaveTextContent('6 to create');
    expect(api.listEnvironmentRequests).toHaveBeenCalledWith(
      expect.objectContaining({
        awaiting_my_decision: true,
        order: 'created_at.asc',
      }),
      expect.anything(),
    );
    const inbox = screen.getByRole('navigation', { name: 'Requests' });
    expect(
      within(inbox).getByRole('button', { current: true }),
    ).toHaveTextContent('ledger → production');
  });

  it('approves the plan that was read, and goes on to the next request', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await heading('ledger → production');
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    await user.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      'Fine by me',
    );
    await user.click(screen.getByRole('button', { name: 'Approve this plan' }));
    expect(api.decideEnvironmentRequest).toHaveBeenCalledWith(older.id, {
      decision: 'approve',
      reason: 'Fine by me',
      plan_digest: older.plan_digest,
    });
    expect(await heading('billing-api → production')).toBeInTheDocument();
    expect(
      screen.getByText('Approved', { exact: false, selector: 'span' }),
    ).toHaveTextContent('Approved ledger · production.');
  });

  it('does not reject without a reason', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await heading('ledger → production');
    await user.click(await screen.findByRole('button', { name: 'Reject' }));
    await user.click(
      screen.getByRole('button', { name: 'Reject this request' }),
    );
    expect(
      screen.getByRole('textbox', { name: /Reason/ }),
    ).toHaveAccessibleDescription(/Say why/);
    expect(api.decideEnvironmentRequest).not.toHaveBeenCalled();

    await user.type(screen.getByRole('textbox', { name: /Reason/ }), 'Too big');
    await user.click(
      screen.getByRole('button', { name: 'Reject this request' }),
    );
    expect(api.decideEnvironmentRequest).toHaveBeenCalledWith(
      older.id,
      expect.objectContaining({ decision: 'reject', reason: 'Too big' }),
    );
  });

  it('walks by j and k, opens the reason by a and r, and decides on no single key', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await heading('ledger → production');
    await screen.findByRole('button', { name: 'Approve' });
    await user.keyboard('j');
    expect(await heading('billing-api → production')).toBeInTheDocument();
    await user.keyboard('k');
    expect(await heading('ledger → production')).toBeInTheDocument();

    await waitFor(async () => {
      await user.keyboard('r');
      expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveFocus();
    });
    await user.keyboard('a and j are letters here');
    expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveValue(
      'a and j are letters here',
    );
    expect(await heading('ledger → production')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(api.decideEnvironmentRequest).not.toHaveBeenCalled();
  });

  it('says which keys there are by one of them, and lets them be turned off', async () => {
    const user = userEvent.setup();
    open();
    await heading('ledger → production');
    await user.keyboard('?');
    const help = await screen.findByRole('dialog', {
      name: 'Keyboard shortcuts',
    });
    expect(help).toHaveTextContent('No key decides anything');
    await user.click(within(help).getByRole('switch'));
    await user.click(within(help).getAllByRole('button', { name: 'Close' })[0]);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    await user.keyboard('j');
    expect(await heading('ledger → production')).toBeInTheDocument();
  });

  it('says why a decision is not possible', async () => {
    open({}, [
      examplePendingRequest({
        actions: exampleActions({
          approve: {
            allowed: false,
            reason: 'You requested this; someone else must approve',
          },
          reconcile: { allowed: false },
          extend: { allowed: false },
        }),
      }),
    ]);
    for (const name of ['Approve', 'Reject']) {
      expect(
        await screen.findByRole('button', { name }),
      ).toHaveAccessibleDescription(
        'You requested this; someone else must approve',
      );
    }
  });

  it('keeps the plan that is read, and tells what a new one does otherwise', async () => {
    const user = userEvent.setup();
    const { requests } = open({
      api: {
        getEnvironmentRequestPlan: async id => {
          const request = requests.get(id) ?? older;
          const plan = examplePlan(request);
          const [target] = plan.targets;
          return request.plan_digest === OTHER_DIGEST
            ? {
                ...plan,
                targets: [
                  {
                    ...target,
                    resources: target.resources.map(resource =>
                      resource.kind === 'ResourceQuota'
                        ? {
                            ...resource,
                            content: resource.content.replace('"20"', '"90"'),
                          }
                        : resource,
                    ),
                  },
                ],
              }
            : plan;
        },
      },
    });
    await heading('ledger → production');
    await screen.findByRole('region', { name: 'Git repository' });
    requests.set(older.id, { ...older, plan_digest: OTHER_DIGEST });
    await comeBackOnline();
    const bar = await screen.findByRole('alert');
    expect(bar).toHaveTextContent('The plan has changed since you opened it.');
    expect(
      screen.getByRole('button', { name: 'Approve' }),
    ).toHaveAccessibleDescription(
      'The plan has changed. Read the new one first.',
    );
    await user.click(
      within(bar).getByRole('button', { name: 'What changed?' }),
    );
    expect(bar).toHaveTextContent(/added:\s+pods: "90"/);
    expect(bar).toHaveTextContent(/removed:\s+pods: "20"/);

    await user.click(
      within(bar).getByRole('button', { name: 'Read the new plan' }),
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Approve' })).not.toHaveAttribute(
      'aria-disabled',
    );
  });

  it('decides nothing when the control plane says that the plan is stale, and reads the new one', async () => {
    const user = userEvent.setup();
    const { requests, api } = open({
      api: {
        decideEnvironmentRequest: jest
          .fn(async () => ({ ...older, status: 'queued' as const }))
          .mockImplementationOnce(async () => {
            requests.set(older.id, { ...older, plan_digest: OTHER_DIGEST });
            throw exampleError('stale_plan', 'The plan has changed');
          }),
      },
    });
    await heading('ledger → production');
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    await user.click(screen.getByRole('button', { name: 'Approve this plan' }));
    expect(
      await screen.findByText('The plan has changed since you opened it.'),
    ).toBeInTheDocument();
    await user.click(
      await screen.findByRole('button', { name: 'Read the new plan' }),
    );
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    await user.click(screen.getByRole('button', { name: 'Approve this plan' }));
    expect(api.decideEnvironmentRequest).toHaveBeenLastCalledWith(
      older.id,
      expect.objectContaining({ plan_digest: OTHER_DIGEST }),
    );
    expect(await heading('billing-api → production')).toBeInTheDocument();
  });

  it('says what failed and keeps the reason', async () => {
    const user = userEvent.setup();
    open({
      api: {
        decideEnvironmentRequest: async () => {
          throw exampleError('unavailable', 'No database');
        },
      },
    });
    await heading('ledger → production');
    await user.click(await screen.findByRole('button', { name: 'Reject' }));
    await user.type(screen.getByRole('textbox', { name: /Reason/ }), 'Too big');
    await user.click(
      screen.getByRole('button', { name: 'Reject this request' }),
    );
    expect(await within(detail()).findByRole('alert')).toHaveTextContent(
      'Nothing was decided',
    );
    expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveValue(
      'Too big',
    );
  });

  it('tells who asks and what they have already, and what happened so far', async () => {
    const user = userEvent.setup();
    open();
    await heading('ledger → production');
    await user.click(screen.getByRole('tab', { name: 'Who is asking' }));
    expect(
      await screen.findByText('2 current, this one included'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: 'History' }));
    expect(
      await screen.findByText(/Requested Preview for payments-api/),
    ).toBeInTheDocument();
  });

  it('shows a request in place of the inbox where it is narrow', async () => {
    const user = userEvent.setup();
    mockWidth(400);
    open();
    const item = await screen.findByRole('button', {
      name: /ledger → production/,
    });
    await act(() => user.click(item));
    expect(await heading('ledger → production')).toBeInTheDocument();
    await screen.findByRole('region', { name: 'Git repository' });
    expect(
      screen.queryByRole('navigation', { name: 'Requests' }),
    ).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'All requests' }));
    expect(
      await screen.findByRole('button', { name: /billing-api → production/ }),
    ).toBeInTheDocument();
  });

  it('says when nothing waits', async () => {
    open({}, []);
    expect(await heading('Nothing waits for you')).toBeInTheDocument();
  });

  it('says what failed, and tries again', async () => {
    const list = jest
      .fn(async () => ({
        items: [older],
        total: { value: 1, relation: 'eq' as const },
      }))
      .mockRejectedValueOnce(exampleError('unavailable', 'No database'));
    open({ api: { listEnvironmentRequests: list } });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The requests could not be loaded',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await heading('ledger → production')).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    open({
      api: {
        listEnvironmentRequests: async () => {
          throw exampleError('forbidden', 'No');
        },
      },
    });
    expect(await heading('You may not see environments')).toBeInTheDocument();
  });
});
