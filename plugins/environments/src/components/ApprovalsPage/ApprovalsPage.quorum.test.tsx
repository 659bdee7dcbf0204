import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ControlPlaneError } from '@groundwork/plugin-control-plane-common';
import {
  exampleActions,
  exampleError,
  exampleId,
  examplePendingRequest,
  examplePlan,
  exampleRequest,
  exampleSubstitute,
  exampleVote,
  hoursFromNow,
  mockApprovals,
  renderPage,
} from '../../__testUtils__';
import { ApprovalsPage } from './ApprovalsPage';

type Api = NonNullable<NonNullable<Parameters<typeof renderPage>[1]>['api']>;

const request = examplePendingRequest({
  class: 'regulated',
  policy_warnings: 1,
  approval: {
    required: 2,
    given: 1,
    expires_at: hoursFromNow(22),
    escalated_at: hoursFromNow(-1),
    approvers: [
      { ref: 'group:default/platform-approvers', via: 'policy' },
      { ref: 'role:approver', via: 'policy' },
      { ref: 'approver-client:release-bot', via: 'policy' },
      { ref: 'group:default/team-payments', via: 'component-owner' },
      { ref: 'group:default/platform-leads', via: 'escalation' },
      {
        ref: 'user:default/mara',
        via: 'substitute',
        for: 'user:default/ben',
      },
    ],
  },
  votes: [
    exampleVote({ id: 3, on_behalf_of: 'user:default/ada' }),
    exampleVote({
      id: 2,
      decided_by: 'approver-client:release-bot',
      authentication: { method: 'signature', key_id: 'key-2' },
      is_current: false,
      reason: '',
    }),
  ],
});
const OTHER_DIGEST = `sha256:${'b7'.repeat(32)}`;

function open(api: Api = {}, path = '/approvals') {
  return renderPage(<ApprovalsPage />, {
    path,
    api: {
      listEnvironmentRequests: async () => ({
        items: [request],
        total: { value: 1, relation: 'eq' },
      }),
      getEnvironmentRequest: async () => request,
      getEnvironmentRequestPlan: async () => examplePlan(request),
      ...api,
    },
  });
}

const tab = (name: RegExp) => screen.findByRole('tab', { name });

describe('ApprovalsPage', () => {
  it('shows in its rows how far the approval is, and that checks warn', async () => {
    open();
    const row = await within(
      await screen.findByRole('navigation', { name: 'Requests' }),
    ).findByRole('button', { name: /billing-api → regulated/ });
    expect(row).toHaveTextContent('1 of 2 approvals');
    expect(row).toHaveTextContent('1 warning');
    expect(row).toHaveTextContent('2 h ago');
  });

  it('says who may decide, and why they may', async () => {
    open();
    await userEvent.click(await tab(/^Approvals/));
    const approvers = screen.getByRole('region', { name: 'Who may decide' });
    for (const words of [
      '1 of 2 approvals',
      'without a decision',
      'platform-approvers',
      'Everybody with the role approver',
      'The machine release-bot',
      /team-payments.*owns the component/,
      /platform-leads.*since it was passed on/,
      /mara.*stands in for ben/,
    ]) {
      expect(approvers).toHaveTextContent(words);
    }
  });

  it('shows every vote with how its voter was recognised, and those that do not count', async () => {
    open();
    await userEvent.click(await tab(/^Approvals/));
    const [latest, earlier] = within(
      screen.getByRole('region', { name: 'Votes so far' }),
    ).getAllByRole('listitem');
    expect(latest).toHaveTextContent(
      /Approved.*ben.*in place of ada.*Within the budget.*signed in to the portal/,
    );
    expect(latest).not.toHaveTextContent('does not count');
    expect(earlier).toHaveTextContent(
      /release-bot.*On an earlier plan, does not count.*No reason given.*by a signature with the key key-2/,
    );
  });

  it('shows what policy checks say, in words, and what the cost is made of', async () => {
    open();
    const policies = await tab(/Policies and cost/);
    await waitFor(() => expect(policies).toHaveTextContent('1 warning'));
    await userEvent.click(policies);
    const checks = screen.getByRole('region', { name: 'Policy checks' });
    await userEvent.click(within(checks).getByText('1 check passed'));
    const [first, second] = within(checks).getAllByRole('listitem');
    expect(first).toHaveTextContent(
      /Warning.*Reachable from outside on Git repository/,
    );
    expect(second).toHaveTextContent(/Passed.*Limits are set/);
  });

  it('lets a plan that is denied be rejected, and nothing else', async () => {
    open({
      getEnvironmentRequestPlan: async () =>
        examplePlan(request, {
          policy_results: [
            { check: 'a', title: 'A', result: 'deny', message: 'No.' },
          ],
        }),
    });
    const approve = await screen.findByRole('button', { name: 'Approve' });
    await waitFor(() =>
      expect(approve).toHaveAccessibleDescription(
        'A policy check denies this plan',
      ),
    );
    expect(screen.getByRole('button', { name: 'Reject' })).not.toHaveAttribute(
      'aria-disabled',
    );
  });

  it('says that an approval counts while others are missing', async () => {
    const user = userEvent.setup();
    const voted = {
      ...request,
      approval: { ...request.approval, required: 3, given: 2 },
      actions: exampleActions({
        approve: { allowed: false, reason: 'You have decided already' },
      }),
    };
    open({ decideEnvironmentRequest: async () => voted });
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    await user.click(
      await screen.findByRole('button', { name: 'Approve this plan' }),
    );
    expect(
      await screen.findByText(/Your approval of/, { exact: false }),
    ).toHaveTextContent(
      'Your approval of billing-api · regulated counts: 2 of 3 approvals.',
    );
  });

  it('shows what changed with the plan that a stale decision is answered with, before the request is read again', async () => {
    const user = userEvent.setup();
    const later = examplePlan(
      { ...request, plan_digest: OTHER_DIGEST, plan_revision: 2 },
      {
        estimated_monthly_cost_usd: 340,
        policy_results: [
          {
            check: 'public-ingress',
            title: 'Reachable from outside',
            result: 'pass',
            message: 'Nobody reaches it.',
            target: 'gitops',
          },
        ],
      },
    );
    const decide = jest
      .fn(async () => ({ ...request, status: 'queued' as const }))
      .mockImplementationOnce(async () => {
        throw ControlPlaneError.fromResponse(
          new Response(undefined, { status: 409 }),
          {
            error: 'stale_plan',
            message: 'The plan has changed',
            request_id: 'one',
            plan: later,
          },
        );
      });
    const { api } = open({ decideEnvironmentRequest: decide });
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    await user.click(
      await screen.findByRole('button', { name: 'Approve this plan' }),
    );
    const bar = await screen.findByRole('alert');
    expect(bar).toHaveTextContent('Nothing is decided.');
    await user.click(
      within(bar).getByRole('button', { name: 'What changed?' }),
    );
    expect(
      within(bar).getByRole('row', { name: /Estimated cost/ }),
    ).toHaveTextContent(/\$180 \/ month\$340 \/ month/);
    expect(
      within(bar).getByRole('row', { name: /Reachable from outside/ }),
    ).toHaveTextContent(/Warning.*Passed/);
    expect(
      within(bar).getByRole('row', { name: /Limits are set/ }),
    ).toHaveTextContent(/Passed.*not checked/);

    await user.click(
      within(bar).getByRole('button', { name: 'Read the new plan' }),
    );
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    await user.click(screen.getByRole('button', { name: 'Approve this plan' }));
    await waitFor(() =>
      expect(api.decideEnvironmentRequest).toHaveBeenLastCalledWith(
        request.id,
        expect.objectContaining({ plan_digest: OTHER_DIGEST }),
      ),
    );
  });
});

it('shows an extension that waits, in its row and to be decided over, in place of the plan', async () => {
  const user = userEvent.setup();
  const extended = exampleRequest({
    class: 'regulated',
    pending_extension: {
      id: exampleId(600),
      hours: 720,
      reason: 'The audit takes longer.',
      status: 'pending',
      requested_by: 'user:default/ana',
      created_at: hoursFromNow(-1),
    },
    actions: exampleActions({ decide_extension: { allowed: true } }),
  });
  const { api } = open({
    listEnvironmentRequests: async () => ({
      items: [extended],
      total: { value: 1, relation: 'eq' },
    }),
    getEnvironmentRequest: async () => extended,
  });
  expect(
    await screen.findByRole('button', { name: /payments-api → regulated/ }),
  ).toHaveTextContent('Asks for 30 days more');
  await user.click(
    await screen.findByRole('button', { name: 'Approve extension' }),
  );
  expect(
    screen.queryByRole('button', { name: 'Approve' }),
  ).not.toBeInTheDocument();
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Approve extension' }));
  await waitFor(() =>
    expect(api.approvals.decideExtension).toHaveBeenCalledWith(
      extended.id,
      exampleId(600),
      { decision: 'approve' },
    ),
  );
});

describe('a link of a notification', () => {
  const address = () => screen.getByTestId('address').textContent;

  it('is followed once, leads to its request, and decides nothing', async () => {
    const { api } = open({}, '/approvals?link=secret-token');
    expect(
      await screen.findByText(/You followed a link. It decides nothing/),
    ).toBeInTheDocument();
    expect(address()).toBe(`/approvals?request=${request.id}`);
    expect(
      await screen.findByRole('heading', { name: 'billing-api → regulated' }),
    ).toBeInTheDocument();
    expect(api.approvals.redeemLink).toHaveBeenCalledTimes(1);
    expect(api.approvals.redeemLink).toHaveBeenCalledWith('secret-token');
    expect(api.decideEnvironmentRequest).not.toHaveBeenCalled();
  });

  it.each([
    ['conflict' as const, 'This link was used already'],
    ['not_found' as const, 'This link leads nowhere any more'],
  ])(
    'that is answered with %s says so, and leaves the address',
    async (code, words) => {
      open(
        {
          approvals: mockApprovals({
            redeemLink: async () => {
              throw exampleError(code, 'No');
            },
          }),
        },
        '/approvals?link=secret-token',
      );
      expect(await screen.findByText(new RegExp(words))).toBeInTheDocument();
      expect(address()).toBe('/approvals');
    },
  );
});

describe('being away', () => {
  it('lets somebody else decide between two days, and shows who does for whom', async () => {
    const user = userEvent.setup();
    const existing = exampleSubstitute({
      id: exampleId(701),
      substitute: 'user:default/vic',
    });
    const approvals = mockApprovals({
      listSubstitutes: async () => ({ items: [existing] }),
    });
    open({ approvals });
    await user.click(await screen.findByRole('button', { name: 'I am away' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByRole('list', { name: 'Substitutions' }),
    ).toHaveTextContent('vic decides for ben');
    await user.click(dialog.getByRole('button', { name: 'Let them decide' }));
    expect(await dialog.findByText('Choose the last day.')).toBeVisible();
    expect(approvals.createSubstitute).not.toHaveBeenCalled();
  });
});
