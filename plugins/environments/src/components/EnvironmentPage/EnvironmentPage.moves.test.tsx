import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  addHours,
  type EnvironmentRequest,
  type Target,
} from '@groundwork/plugin-control-plane-common';
import { formatExactTime } from '@groundwork/plugin-control-plane-react';
import {
  exampleDriftedTarget,
  exampleError,
  examplePendingRequest,
  exampleRequest,
  hoursFromNow,
  renderPage,
} from '../../__testUtils__';
import { EnvironmentPage } from './EnvironmentPage';

type Api = NonNullable<NonNullable<Parameters<typeof renderPage>[1]>['api']>;

function open(request: EnvironmentRequest, api: Api = {}) {
  return renderPage(<EnvironmentPage />, {
    path: `/environments/${request.id}`,
    mountPath: '/environments/:id',
    api: { getEnvironmentRequest: async () => request, ...api },
  });
}

/** A call that is answered when the test says so. */
function later<T>() {
  let answer: (value: T) => void = () => {};
  let refuse: (error: Error) => void = () => {};
  const promise = new Promise<T>((resolve, reject) => {
    answer = resolve;
    refuse = reject;
  });
  return { promise, answer, refuse };
}

const user = userEvent.setup();

async function extend() {
  await user.click(await screen.findByRole('button', { name: 'Extend' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(await dialog.findByRole('button', { name: 'Extend' }));
}

async function cancel() {
  await user.click(await screen.findByRole('button', { name: /^Actions for/ }));
  await user.click(
    await screen.findByRole('menuitem', { name: /^Cancel request/ }),
  );
  await user.click(
    within(await screen.findByRole('dialog')).getByRole('button', {
      name: 'Cancel request',
    }),
  );
}

const ready = exampleRequest({
  expires_at: hoursFromNow(2),
  targets: [],
  votes: [],
});
const newEnd = formatExactTime(addHours(ready.expires_at ?? '', 24));

describe('what people do to an environment', () => {
  it('shows a new end before it is answered', async () => {
    const answered = later<EnvironmentRequest>();
    const { api } = open(ready, {
      extendEnvironmentRequest: jest.fn(() => answered.promise),
    });
    await extend();
    expect(await screen.findByTitle(`Ends ${newEnd}`)).toBeVisible();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(api.extendEnvironmentRequest).toHaveBeenCalledWith(ready.id, {
      hours: 24,
    });
    answered.answer({ ...ready, expires_at: addHours(ready.expires_at!, 24) });
    await waitFor(() =>
      expect(screen.queryByRole('alert')).toBeEmptyDOMElement(),
    );
  });

  it('takes a new end back visibly when it is refused, and says why', async () => {
    const answered = later<EnvironmentRequest>();
    open(ready, { extendEnvironmentRequest: () => answered.promise });
    await extend();
    await screen.findByTitle(`Ends ${newEnd}`);
    answered.refuse(
      exampleError('conflict', 'It lives as long as Preview allows'),
    );
    const notice = await screen.findByText(
      'payments-api · preview was not extended',
    );
    expect(notice.closest('[role="alert"]')).toHaveTextContent(
      'It lives as long as Preview allows',
    );
    expect(
      screen.getByTitle(`Ends ${formatExactTime(ready.expires_at ?? '')}`),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Dismiss|Close|Got/ }));
    expect(notice).not.toBeInTheDocument();
  });

  it('brings a request back that could not be cancelled', async () => {
    const answered = later<EnvironmentRequest>();
    const pending = examplePendingRequest();
    open(pending, { cancelEnvironmentRequest: () => answered.promise });
    await cancel();
    expect((await screen.findAllByText('Cancelled'))[0]).toBeVisible();
    answered.refuse(exampleError('conflict', 'It has just been approved'));
    expect(await screen.findByText(/It has just been approved/)).toBeVisible();
    expect(screen.getAllByText('Pending approval')[0]).toBeVisible();
    expect(screen.queryByText('Cancelled')).not.toBeInTheDocument();
  });

  describe('about drift', () => {
    const base = exampleRequest({ drift_status: 'drifted', votes: [] });
    const target = exampleDriftedTarget(base);
    const second = {
      ...target.drift[0],
      id: 'limitrange.yaml',
      kind: 'LimitRange',
    };
    const drifted = {
      ...base,
      targets: [{ ...target, drift: [...target.drift, second] }],
    };
    const targetsOf = (changes: Partial<Api['targets']>) => ({
      targets: {
        listDriftEvents: jest.fn(async () => ({
          items: [
            {
              id: 1,
              kind: 'drifted' as const,
              message: 'Changed by hand',
              resources: [],
              created_at: hoursFromNow(-0.05),
            },
          ],
        })),
        revertDrift: jest.fn(),
        acceptDrift: jest.fn(),
        retry: jest.fn(),
        ...changes,
      },
    });
    const lane = () => screen.findByRole('article', { name: 'Git repository' });

    it('says since when it is known', async () => {
      open(drifted, targetsOf({}));
      expect(await screen.findByText(/^Noticed/)).toHaveTextContent(
        'Noticed 3 min ago',
      );
    });

    it('shows that it is being taken back, and the drift again when that fails', async () => {
      const answered = later<Target>();
      open(drifted, targetsOf({ revertDrift: () => answered.promise }));
      await user.click(
        within(await lane()).getByRole('button', { name: 'Revert' }),
      );
      await user.click(
        within(await screen.findByRole('dialog')).getByRole('button', {
          name: 'Revert 2 resources',
        }),
      );
      await waitFor(async () =>
        expect(await lane()).toHaveTextContent(
          'What was changed is being taken back.',
        ),
      );
      expect(
        within(await lane()).getByRole('button', { name: 'Revert' }),
      ).toHaveAccessibleDescription(/being worked on/);
      answered.refuse(exampleError('unavailable', 'The repository is closed'));
      expect(
        await screen.findByText('The drift on Git repository was not reverted'),
      ).toBeVisible();
      expect(await lane()).not.toHaveTextContent('is being taken back');
    });

    it('accepts what of it was chosen', async () => {
      const acceptDrift = jest.fn(async () => target);
      open(drifted, targetsOf({ acceptDrift }));
      await user.click(
        within(await lane()).getByRole('button', { name: 'Accept' }),
      );
      const dialog = within(await screen.findByRole('dialog'));
      await user.click(
        dialog.getByRole('checkbox', { name: /^ResourceQuota/ }),
      );
      await user.click(
        dialog.getByRole('button', { name: 'Accept 1 resource' }),
      );
      expect(acceptDrift).toHaveBeenCalledWith(target.id, {
        resource_ids: ['limitrange.yaml'],
      });
    });
  });
});
