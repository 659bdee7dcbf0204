import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  comeBackOnline,
  exampleActions,
  exampleDriftedTarget,
  exampleError,
  exampleId,
  examplePendingRequest,
  exampleRequest,
  exampleTarget,
  hoursFromNow,
  renderPage,
} from '../../__testUtils__';
import { EnvironmentPage } from './EnvironmentPage';

const ID = exampleId(1);

function open(
  request: EnvironmentRequest,
  api: Parameters<typeof renderPage>[1] = {},
) {
  return renderPage(<EnvironmentPage />, {
    ...api,
    path: `/environments/${ID}`,
    mountPath: '/environments/:id',
    api: { getEnvironmentRequest: async () => request, ...api.api },
  });
}

function withTargets(request: EnvironmentRequest): EnvironmentRequest {
  return { ...request, targets: [exampleTarget(request)], votes: [] };
}

function drifted(): EnvironmentRequest {
  const request = exampleRequest({
    drift_status: 'drifted',
    drift_summary: 'Git repository: 1 field of ResourceQuota is not as agreed.',
    expires_at: hoursFromNow(75),
  });
  return { ...request, targets: [exampleDriftedTarget(request)], votes: [] };
}

describe('EnvironmentPage', () => {
  it('answers in the first line: state, drift, time left, whose it is and what it costs', async () => {
    open(
      withTargets(exampleRequest({ expires_at: hoursFromNow(75), votes: [] })),
    );
    expect(
      await screen.findByRole('heading', { name: 'payments-api · preview' }),
    ).toBeInTheDocument();
    expect(screen.getByText('in sync · 3 days left')).toBeInTheDocument();
    expect(
      screen.getByText(/Requested by/, { selector: 'p' }),
    ).toHaveTextContent('Requested by ana for team-payments · $40 / month');
  });

  it('tells the life of the environment step by step', async () => {
    open({
      ...withTargets(exampleRequest({ class: 'production' })),
      ready_at: '2026-01-31T12:30:00.000Z',
      votes: [
        {
          id: 1,
          authentication: { method: 'backstage' },
          is_current: true,
          decision: 'approve',
          reason: 'Looks right.',
          plan_digest: `sha256:${'a'.repeat(64)}`,
          decided_by: 'user:default/ben',
          created_at: '2026-01-31T12:00:00.000Z',
        },
      ],
    });
    const timeline = await screen.findByRole('region', { name: 'Timeline' });
    const steps = within(timeline)
      .getAllByRole('listitem')
      .map(step => step.textContent);
    expect(steps).toHaveLength(5);
    expect(steps[0]).toMatch(/^Requested, done.*by ana/);
    expect(steps[1]).toMatch(/^Approved, done.*by ben.*Looks right/);
    expect(steps[2]).toMatch(/^Provisioned, done.*Took 30 min/);
    expect(steps[4]).toMatch(/^Ends, to come/);
  });

  it('shows each target with what is not as agreed, field by field, and who changed it', async () => {
    const { api } = open(drifted());
    const lane = await screen.findByRole('article', { name: 'Git repository' });
    expect(lane).toHaveTextContent('5 of 6 resources');
    expect(lane).toHaveTextContent('spec.hard.pods');
    expect(lane).toHaveTextContent('agreed "20"');
    expect(lane).toHaveTextContent('live "200"');
    expect(lane).toHaveTextContent('changed by Vic Tanaka');

    await userEvent.click(within(lane).getByRole('button', { name: 'Revert' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(api.targets.revertDrift).not.toHaveBeenCalled();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Revert 1 resource' }),
    );
    expect(api.targets.revertDrift).toHaveBeenCalledWith(
      exampleDriftedTarget(exampleRequest()).id,
    );
  });

  it('says why a failed target failed, and when it is tried again', async () => {
    const request = exampleRequest({
      status: 'failed',
      ready_at: undefined,
      expires_at: undefined,
      status_message: 'Git repository: the branch refused the commit.',
    });
    open({
      ...request,
      targets: [
        exampleTarget(request, {
          status: 'failed',
          message: 'The branch refused the commit.',
          attempt: 3,
          next_reconcile_at: hoursFromNow(0.5),
          last_error: 'GH006: Protected branch update failed',
        }),
      ],
    });
    const lane = await screen.findByRole('article', { name: 'Git repository' });
    expect(lane).toHaveTextContent('3 failed attempts in a row');
    expect(lane).toHaveTextContent(/Next in (29|30) min/);
    expect(lane).toHaveTextContent('GH006: Protected branch update failed');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeEnabled();
  });

  it('keeps the approve button of an own request and says why it does nothing', async () => {
    open(
      examplePendingRequest({
        id: ID,
        actions: exampleActions({
          approve: {
            allowed: false,
            reason: 'You requested this; someone else must approve',
          },
          reconcile: { allowed: false },
          extend: { allowed: false },
        }),
      }),
    );
    const button = await screen.findByRole('button', { name: 'Approve' });
    expect(button).toHaveAccessibleDescription(
      'You requested this; someone else must approve',
    );
  });

  it('leads whoever may decide to the approvals page', async () => {
    open(examplePendingRequest({ id: ID }));
    expect(
      await screen.findByRole('link', { name: 'Review and decide' }),
    ).toHaveAttribute('href', `/approvals?request=${ID}`);
  });

  it('announces a change politely, and nothing when it is opened', async () => {
    const get = jest.fn(async () =>
      withTargets(
        exampleRequest({ status: 'reconciling', ready_at: undefined }),
      ),
    );
    open(exampleRequest(), { api: { getEnvironmentRequest: get } });
    await screen.findByText('1 of 1 target ready');
    expect(screen.queryByText(/is now/)).not.toBeInTheDocument();

    get.mockImplementation(async () => withTargets(exampleRequest()));
    await comeBackOnline();
    const message = await screen.findByText(
      'payments-api · preview is now ready.',
    );
    expect(message.closest('[aria-live="polite"]')).toBeInTheDocument();
  });

  it('asks for the name before it deletes, and lists what goes', async () => {
    const user = userEvent.setup();
    const request = withTargets(exampleRequest());
    const { api } = open(request);
    await user.click(
      await screen.findByRole('button', { name: /^Actions for/ }),
    );
    await user.click(await screen.findByRole('menuitem', { name: /^Delete/ }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Delete payments-api · preview?',
    });
    expect(
      await within(dialog).findByText(/6 resources in the namespace/),
    ).toBeInTheDocument();
    expect(dialog).toHaveTextContent('It stops costing $40 / month.');

    const button = within(dialog).getByRole('button', {
      name: `Delete ${request.name}`,
    });
    expect(button).toBeDisabled();
    const field = within(dialog).getByRole('textbox', {
      name: 'Name of the environment',
    });
    await user.type(field, 'payments');
    await user.keyboard('{Enter}');
    expect(api.deleteEnvironmentRequest).not.toHaveBeenCalled();

    await user.clear(field);
    await user.type(field, request.name);
    await user.click(button);
    expect(api.deleteEnvironmentRequest).toHaveBeenCalledWith(ID);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('cancels a request without asking for a name, as nothing is lost', async () => {
    const { api } = open(examplePendingRequest({ id: ID }));
    await userEvent.click(
      await screen.findByRole('button', { name: /^Actions for/ }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /^Cancel request/ }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).queryByRole('textbox', { name: /Name/ }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel request' }),
    );
    expect(api.cancelEnvironmentRequest).toHaveBeenCalledWith(ID, {});
  });

  it('shows plan, events and facts in tabs that the address names', async () => {
    const user = userEvent.setup();
    open(withTargets(exampleRequest()));
    await user.click(await screen.findByRole('tab', { name: 'Events' }));
    expect(
      await screen.findByText('Ready on every target'),
    ).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('?tab=events');

    await user.click(screen.getByRole('tab', { name: 'Plan' }));
    expect(
      await screen.findByRole('region', { name: 'Git repository' }),
    ).toHaveTextContent('6 to create');

    await user.click(screen.getByRole('tab', { name: 'Details' }));
    expect(
      await screen.findByText(
        '2 CPU, 4 GiB memory, 20 GiB storage, 20 pods, 0 load balancers',
      ),
    ).toBeInTheDocument();
  });

  it('lets a commit that cannot be opened be copied', async () => {
    open(withTargets(exampleRequest()));
    const lane = await screen.findByRole('article', { name: 'Git repository' });
    expect(
      within(lane).getByRole('button', { name: 'Copy commit' }),
    ).toBeInTheDocument();
    expect(
      within(lane).queryByRole('link', { name: 'Commit' }),
    ).not.toBeInTheDocument();
  });

  it('does not say whether what it cannot show exists', async () => {
    open(exampleRequest(), {
      api: {
        getEnvironmentRequest: async () => {
          throw exampleError('not_found', 'Not here');
        },
      },
    });
    expect(
      await screen.findByRole('heading', {
        name: 'There is no such environment, or you may not see it',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'All environments' }),
    ).toHaveAttribute('href', '/environments');
  });

  it('says that it could not be loaded, and tries again', async () => {
    const get = jest
      .fn(async () => withTargets(exampleRequest()))
      .mockRejectedValueOnce(exampleError('internal_error', 'Broken'));
    open(exampleRequest(), { api: { getEnvironmentRequest: get } });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The environment could not be loaded',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('heading', { name: 'payments-api · preview' }),
    ).toBeInTheDocument();
  });
});
