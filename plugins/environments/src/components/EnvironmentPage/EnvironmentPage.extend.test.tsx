import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  addHours,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import { formatExactTime } from '@groundwork/plugin-control-plane-react';
import {
  exampleActions,
  exampleId,
  exampleRequest,
  exampleTarget,
  hoursFromNow,
  renderPage,
} from '../../__testUtils__';
import { EnvironmentPage } from './EnvironmentPage';

const ID = exampleId(1);

function open(
  change: Partial<EnvironmentRequest> = {},
  api: NonNullable<Parameters<typeof renderPage>[1]>['api'] = {},
) {
  const request = exampleRequest({ votes: [], ...change });
  return {
    request,
    ...renderPage(<EnvironmentPage />, {
      path: `/environments/${ID}`,
      mountPath: '/environments/:id',
      api: {
        getEnvironmentRequest: async () => ({
          targets: [exampleTarget(request)],
          ...request,
        }),
        ...api,
      },
    }),
  };
}

describe('EnvironmentPage', () => {
  it('says how long it lives in words, and exactly when it ends', async () => {
    const expires_at = hoursFromNow(75);
    open({ expires_at });
    expect(
      await screen.findByTitle(`Ends ${formatExactTime(expires_at)}`),
    ).toHaveTextContent(
      `in sync · 3 days left, ends ${formatExactTime(expires_at)}`,
    );
    expect(screen.queryByText('Expiring soon')).not.toBeInTheDocument();
  });

  it('draws attention to an end that is close', async () => {
    open({ expires_at: hoursFromNow(2) });
    expect(await screen.findByText('Expiring soon')).toBeVisible();
  });

  it('extends what is ready as its first action, and shows the new end', async () => {
    const user = userEvent.setup();
    const expires_at = hoursFromNow(2);
    const extended = addHours(expires_at, 24);
    let current = exampleRequest({ expires_at, votes: [] });
    open(
      {},
      {
        getEnvironmentRequest: async () => current,
        extendEnvironmentRequest: async () => {
          current = { ...current, expires_at: extended, extensions: 1 };
          return current;
        },
      },
    );
    await user.click(await screen.findByRole('button', { name: 'Extend' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(await dialog.findByRole('button', { name: 'Extend' }));
    expect(
      await screen.findByTitle(`Ends ${formatExactTime(extended)}`),
    ).toHaveTextContent('in sync · 26 h left');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByText('Extended once')).toBeVisible();
  });

  it('keeps the action where it is not possible, and says why', async () => {
    open({
      actions: exampleActions({
        extend: {
          allowed: false,
          reason: 'It lives as long as Preview allows already',
        },
      }),
    });
    expect(
      await screen.findByRole('button', { name: 'Extend' }),
    ).toHaveAccessibleDescription('It lives as long as Preview allows already');
  });

  it.each<[Partial<EnvironmentRequest>, string, RegExp]>([
    [
      { status: 'deprovisioning', end_reason: 'expired' },
      'Deprovisioning',
      /its time is over/,
    ],
    [
      { status: 'expired', end_reason: 'expired', targets: [] },
      'Expired',
      /its time is over · removed 6 h ago/,
    ],
  ])('says of %j that it ended by itself', async (change, state, words) => {
    open(change);
    expect((await screen.findAllByText(state))[0]).toBeVisible();
    expect(screen.getByText(words)).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Extend' }),
    ).not.toBeInTheDocument();
  });
});
