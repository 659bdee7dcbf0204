import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  addHours,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import { formatExactTime } from '@groundwork/plugin-control-plane-react';
import {
  exampleError,
  exampleRequest,
  hoursFromNow,
  renderPage,
} from '../../__testUtils__';
import { ExtendDialog } from './ExtendDialog';

/** Ready for six hours, and to end in eighteen: 24 hours at once and 144 in all are left. */
const request = exampleRequest();
const endsAt = request.expires_at ?? '';

function open(
  change: Partial<EnvironmentRequest> = {},
  api: Parameters<typeof renderPage>[1] = {},
) {
  const onClose = jest.fn();
  const onExtended = jest.fn();
  const page = renderPage(
    <ExtendDialog
      request={{ ...request, ...change }}
      onClose={onClose}
      onExtended={onExtended}
    />,
    api,
  );
  return { ...page, onClose, onExtended };
}

const hoursField = () => screen.findByRole('textbox', { name: 'Hours' });
const extend = () => screen.getByRole('button', { name: 'Extend' });

describe('ExtendDialog', () => {
  it('offers common lengths within what is left, and shows the end that each leads to', async () => {
    const user = userEvent.setup();
    open();
    const presets = within(
      await screen.findByRole('radiogroup', { name: 'How much longer' }),
    );
    expect(
      presets.getAllByRole('radio').map(({ textContent }) => textContent),
    ).toEqual(['1 h', '4 h', '12 h', '24 h']);
    expect(
      screen.getByText(formatExactTime(addHours(endsAt, 24))),
    ).toBeInTheDocument();

    await user.click(presets.getByRole('radio', { name: '4 h' }));
    expect(
      screen.getByText(formatExactTime(addHours(endsAt, 4))),
    ).toBeInTheDocument();
    expect(await hoursField()).toHaveValue('4');
  });

  it('says how much may be added at once and in all', async () => {
    open();
    expect(await hoursField()).toHaveAccessibleDescription(
      `Preview is extended by 24 h at most at once, until ${formatExactTime(
        addHours(request.ready_at ?? '', 168),
      )} at the latest: 6 days are left.`,
    );
  });

  it('extends by the hours that were chosen, with the reason', async () => {
    const user = userEvent.setup();
    const { api, onClose, onExtended } = open();
    const field = await hoursField();
    await user.clear(field);
    await user.type(field, '5');
    await user.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      ' The demonstration is tomorrow ',
    );
    await user.click(extend());
    await waitFor(() => expect(onExtended).toHaveBeenCalled());
    expect(api.extendEnvironmentRequest).toHaveBeenCalledWith(request.id, {
      hours: 5,
      reason: 'The demonstration is tomorrow',
    });
    expect(onClose).toHaveBeenCalled();
  });

  it('sends nothing that is more than is left, and says what is', async () => {
    const user = userEvent.setup();
    const { api } = open();
    const field = await hoursField();
    await user.clear(field);
    await user.type(field, '25');
    await user.click(extend());
    expect(await screen.findByText('At most 24 h at once.')).toBeVisible();
    expect(field).toHaveFocus();
    expect(api.extendEnvironmentRequest).not.toHaveBeenCalled();
  });

  it('offers no more than what is left until the latest end', async () => {
    open({ expires_at: addHours(request.ready_at ?? '', 165) });
    const presets = within(
      await screen.findByRole('radiogroup', { name: 'How much longer' }),
    );
    expect(
      presets.getAllByRole('radio').map(({ textContent }) => textContent),
    ).toEqual(['1 h', '3 h']);
  });

  it('puts what the control plane refuses at the field', async () => {
    const user = userEvent.setup();
    const { onClose } = open(
      {},
      {
        api: {
          extendEnvironmentRequest: async () => {
            throw exampleError('validation_error', 'hours: too many', [
              { field: 'hours', message: 'it may live until Friday' },
            ]);
          },
        },
      },
    );
    await hoursField();
    await user.click(extend());
    expect(await screen.findByText('It may live until Friday')).toBeVisible();
    expect(onClose).not.toHaveBeenCalled();
  });

  it('keeps the dialog open and says why when somebody else was first', async () => {
    const user = userEvent.setup();
    open(
      {},
      {
        api: {
          extendEnvironmentRequest: async () => {
            throw exampleError('conflict', 'Its time is over already');
          },
        },
      },
    );
    await hoursField();
    await user.click(extend());
    expect(
      await screen.findByText('payments-api · preview was not extended'),
    ).toBeVisible();
    expect(screen.getByText(/^Its time is over already/)).toBeVisible();
  });

  it.each([
    ['there is no such class any more', { class: 'gone' }],
    ['nothing is left', { expires_at: addHours(request.ready_at ?? '', 168) }],
  ])('says so when %s', async (_name, change) => {
    open(change);
    expect(
      await screen.findByText(
        'Its class leaves nothing for extensions any more.',
      ),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Extend' }),
    ).not.toBeInTheDocument();
  });

  it('goes by the version of the class that it was made with', async () => {
    const { api } = open({ class_version: 3 });
    await hoursField();
    expect(api.classes.get).toHaveBeenCalledWith(
      request.class,
      { version: 3 },
      expect.anything(),
    );
  });

  it('asks for an approval, with a reason, beyond what the class allows by itself', async () => {
    const user = userEvent.setup();
    const { api, onExtended } = open({ class: 'shared-staging' });
    const field = await hoursField();
    expect(screen.queryByText(/waits for somebody/)).not.toBeInTheDocument();
    await user.clear(field);
    await user.type(field, '400');
    await user.tab();
    expect(screen.getByText(/waits for somebody/)).toBeVisible();
    const ask = screen.getByRole('button', { name: 'Ask for approval' });
    await user.click(ask);
    expect(
      await screen.findByText('Say why, as somebody has to approve it.'),
    ).toBeVisible();
    expect(api.extendEnvironmentRequest).not.toHaveBeenCalled();

    await user.type(screen.getByRole('textbox', { name: /Reason/ }), 'Audit');
    await user.click(ask);
    await waitFor(() => expect(onExtended).toHaveBeenCalled());
    expect(api.extendEnvironmentRequest).toHaveBeenCalledWith(request.id, {
      hours: 400,
      reason: 'Audit',
    });
  });

  it('extends from now on what is suspended', async () => {
    open({
      status: 'suspended',
      class: 'shared-staging',
      expires_at: hoursFromNow(-5),
      suspended_at: hoursFromNow(-5),
    });
    await hoursField();
    expect(
      screen.getByText(formatExactTime(hoursFromNow(168))),
    ).toBeInTheDocument();
  });

  it('says when it could not be loaded how far it can be extended', async () => {
    open(
      {},
      {
        api: {
          classes: {
            get: async () => {
              throw exampleError('unavailable', 'The database is away');
            },
          },
        },
      },
    );
    expect(
      await screen.findByText('How far it can be extended could not be loaded'),
    ).toBeVisible();
  });
});
