import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  exampleActions,
  exampleId,
  examplePendingRequest,
  exampleRequest,
  exampleVote,
  hoursFromNow,
  mockApprovals,
  renderPage,
} from '../../__testUtils__';
import { EnvironmentPage } from './EnvironmentPage';

type Api = NonNullable<NonNullable<Parameters<typeof renderPage>[1]>['api']>;

function open(request: EnvironmentRequest, api: Api = {}, search = '') {
  return renderPage(<EnvironmentPage />, {
    path: `/environments/${request.id}${search}`,
    mountPath: '/environments/:id',
    api: { getEnvironmentRequest: async () => request, ...api },
  });
}

const address = () => screen.getByTestId('address').textContent;

async function chooseFromMenu(name: string) {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Actions for/ }));
  await user.click(await screen.findByRole('menuitem', { name }));
}

const pending = examplePendingRequest({
  approval: { required: 2, given: 1 },
  parameters: {},
});

describe('a request that waits', () => {
  it('is edited, sending what is otherwise, and says that approvals stop counting', async () => {
    const user = userEvent.setup();
    const { api } = open(pending);
    await chooseFromMenu('Edit request…');
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByText(/The 1 approval so far .* stops counting/),
    ).toBeVisible();
    const save = dialog.getByRole('button', { name: 'Save and plan anew' });
    const hours = dialog.getByRole('textbox', { name: 'Lifetime in hours' });
    await user.clear(hours);
    await user.type(hours, '48');
    const revision = dialog.getByRole('textbox', { name: 'Revision' });
    await user.clear(revision);
    await user.click(save);
    await waitFor(() =>
      expect(api.updateEnvironmentRequest).toHaveBeenCalledWith(pending.id, {
        ttl_hours: 48,
        revision: '',
      }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('is not planned anew when nothing was changed', async () => {
    const { api } = open(pending);
    await chooseFromMenu('Edit request…');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Save and plan anew' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.updateEnvironmentRequest).not.toHaveBeenCalled();
  });

  it('is not edited into what the class does not allow', async () => {
    const user = userEvent.setup();
    const { api } = open(pending);
    await chooseFromMenu('Edit request…');
    const dialog = within(await screen.findByRole('dialog'));
    const hours = await dialog.findByRole('textbox', {
      name: 'Lifetime in hours',
    });
    await user.clear(hours);
    await user.type(hours, '99999');
    await user.click(
      dialog.getByRole('button', { name: 'Save and plan anew' }),
    );
    expect(
      await dialog.findByText(/Choose between 1 and 8,760 hours/),
    ).toBeVisible();
    expect(api.updateEnvironmentRequest).not.toHaveBeenCalled();
  });

  it('is cancelled with a reason', async () => {
    const user = userEvent.setup();
    const { api } = open(pending);
    await chooseFromMenu('Cancel request…');
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(
      dialog.getByRole('textbox', { name: /Reason/ }),
      'The launch moved',
    );
    await user.click(dialog.getByRole('button', { name: 'Cancel request' }));
    await waitFor(() =>
      expect(api.cancelEnvironmentRequest).toHaveBeenCalledWith(pending.id, {
        reason: 'The launch moved',
      }),
    );
  });

  it('says how many approvals are missing', async () => {
    open(pending);
    expect(
      await screen.findByRole('region', { name: 'Timeline' }),
    ).toHaveTextContent('1 of 2 approvals');
  });
});

it('leads to the page for another one like it', async () => {
  const request = exampleRequest();
  open(request);
  await chooseFromMenu('Request another like it');
  await waitFor(() =>
    expect(address()).toBe(`/environments/new?clone=${request.id}`),
  );
});

it('retries what failed', async () => {
  const { api } = open(exampleRequest({ status: 'failed', targets: [] }));
  await userEvent.click(
    await screen.findByRole('button', { name: 'Try again' }),
  );
  expect(api.retryEnvironmentRequest).toHaveBeenCalledTimes(1);
  expect(api.reconcileEnvironmentRequest).not.toHaveBeenCalled();
});

it.each<[Partial<EnvironmentRequest>, RegExp]>([
  [{ class_version: 1, class_version_current: 3 }, /has a version 3 by now/],
  [{ class_version: 1, class_version_current: undefined }, /was retired/],
])('says of %j that the class has moved on', async (change, words) => {
  open(exampleRequest(change));
  expect(await screen.findByText(/which it was made with/)).toHaveTextContent(
    words,
  );
});

it('says nothing of a class that is as it was', async () => {
  open(exampleRequest({ class_version: 2, class_version_current: 2 }));
  await screen.findByRole('region', { name: 'Timeline' });
  expect(screen.queryByText(/which it was made with/)).not.toBeInTheDocument();
});

describe('what is suspended', () => {
  const suspended = exampleRequest({
    status: 'suspended',
    class: 'shared-staging',
    expires_at: hoursFromNow(-5),
    suspended_at: hoursFromNow(-5),
    removal_at: hoursFromNow(67.1),
  });

  it('says what that means, when it is removed, and how it goes on', async () => {
    open(suspended);
    expect(
      await screen.findByText(/What can be stopped is stopped/),
    ).toHaveTextContent(/It is removed in 3 days, .* unless it is extended/);
    await userEvent.click(
      screen.getByRole('button', { name: 'Extend to resume' }),
    );
    expect(await screen.findByRole('dialog')).toHaveTextContent(/Extend/);
  });
});

describe('an extension that waits', () => {
  const asked = (isAllowed: boolean) =>
    exampleRequest({
      pending_extension: {
        id: exampleId(600),
        hours: 400,
        reason: 'The audit takes longer.',
        status: 'pending',
        requested_by: 'user:default/ana',
        created_at: hoursFromNow(-1),
      },
      actions: exampleActions({
        decide_extension: isAllowed
          ? { allowed: true }
          : { allowed: false, reason: 'You asked for this' },
      }),
    });

  it('is shown with who asks and why, and says who cannot decide why not', async () => {
    open(asked(false));
    const block = await screen.findByRole('region', { name: 'Extend' });
    expect(block).toHaveTextContent(
      /ana asks for 16 days more.*The audit takes longer/,
    );
    for (const name of ['Approve extension', 'Reject extension']) {
      expect(
        within(block).getByRole('button', { name }),
      ).toHaveAccessibleDescription('You asked for this');
    }
  });

  it('is rejected with a reason only', async () => {
    const user = userEvent.setup();
    const request = asked(true);
    const { api } = open(request);
    await user.click(
      await screen.findByRole('button', { name: 'Reject extension' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const reject = dialog.getByRole('button', { name: 'Reject extension' });
    await user.click(reject);
    expect(
      await dialog.findByText('Say why, so that they know what to change.'),
    ).toBeVisible();
    await user.type(
      dialog.getByRole('textbox', { name: /Reason/ }),
      'Too long',
    );
    await user.click(reject);
    await waitFor(() =>
      expect(api.approvals.decideExtension).toHaveBeenCalledWith(
        request.id,
        exampleId(600),
        { decision: 'reject', reason: 'Too long' },
      ),
    );
  });
});

describe('the proof of an approval', () => {
  const approved = exampleRequest({
    class: 'production',
    votes: [exampleVote()],
    targets: [],
  });

  it('is shown, and can be taken along', async () => {
    const user = userEvent.setup();
    const approvals = mockApprovals({
      getReceipt: async () => ({
        request_id: approved.id,
        jws: 'header.payload.signature',
        key_id: 'receipts-1',
        created_at: hoursFromNow(-1),
      }),
    });
    open(approved, { approvals }, '?tab=approval');
    await user.click(
      await screen.findByRole('button', { name: 'See the receipt' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('header.payload.signature')).toBeVisible();
    expect(dialog.getByText(/Signed/)).toHaveTextContent('receipts-1');
    expect(dialog.getByRole('button', { name: 'Download' })).toBeEnabled();
    expect(
      dialog.getByRole('button', { name: 'Copy signed receipt' }),
    ).toBeEnabled();
  });

  it('says when there is none', async () => {
    const user = userEvent.setup();
    open(approved, {}, '?tab=approval');
    await user.click(
      await screen.findByRole('button', { name: 'See the receipt' }),
    );
    expect(
      await screen.findByText('There is no receipt for it.'),
    ).toBeVisible();
  });
});
