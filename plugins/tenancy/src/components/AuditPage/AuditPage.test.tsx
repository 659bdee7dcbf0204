import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleChain,
  exampleError,
  exampleVerification,
  hoursFromNow,
  renderPage,
} from '../../__testUtils__';
import { AuditPage } from './AuditPage';
import { PART_SIZE } from './useChainVerification';

function open(options: Parameters<typeof renderPage>[1] = {}) {
  return renderPage(<AuditPage />, { path: '/audit', ...options });
}

function chain() {
  return screen.findByRole('region', { name: 'Chain' });
}

describe('AuditPage', () => {
  it('says first whether the log is still what was written', async () => {
    open();
    expect(await chain()).toHaveTextContent(
      /Intact up to event 48,211, checked 2 min ago.* · anchored 1 h ago/,
    );
  });

  it('says when nobody has checked or anchored it', async () => {
    open({
      api: {
        audit: {
          getChain: async () =>
            exampleChain({
              last_verification: undefined,
              anchors: [],
              unsealed: 2,
            }),
        },
      },
    });
    expect(await chain()).toHaveTextContent(
      /Not checked yet.*not anchored outside.*2 events are too new to be in it/,
    );
  });

  it('says when the head of the chain could not be anchored', async () => {
    open({
      api: {
        audit: {
          getChain: async () =>
            exampleChain({
              anchor_failures: [
                {
                  sink: 'git',
                  message: 'The remote refused the push',
                  failed_at: hoursFromNow(-0.5),
                },
              ],
            }),
        },
      },
    });
    expect(await chain()).toHaveTextContent(
      /Anchoring to git failed 30 min ago.*The remote refused the push/,
    );
  });

  it('offers no export of what may not be read', async () => {
    open({
      api: {
        audit: {
          list: async () => {
            throw exampleError('forbidden', 'No');
          },
        },
      },
    });
    await screen.findByRole('heading', { name: /^You may not/ });
    expect(
      screen.queryByRole('button', { name: 'Export' }),
    ).not.toBeInTheDocument();
  });

  it('names the first broken event, and leads to it', async () => {
    const user = userEvent.setup();
    open({
      api: {
        audit: {
          getChain: async () =>
            exampleChain({
              last_verification: exampleVerification({
                status: 'broken',
                broken_id: 48_100,
                broken_position: 48_100,
                reason: 'changed',
                message: undefined,
              }),
            }),
        },
      },
    });
    const region = await chain();
    expect(region).toHaveTextContent('Broken at event 48,100');
    expect(within(region).getByRole('alert')).toHaveTextContent(
      'It was changed after it was written.',
    );
    await user.click(
      within(region).getByRole('button', { name: /Show where it is/ }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/audit?before=48101',
    );
  });

  it('verifies part by part until the end, and shows how far it is', async () => {
    const user = userEvent.setup();
    let answer: (
      value: ReturnType<typeof exampleVerification>,
    ) => void = () => {};
    const { api } = open({
      api: {
        audit: {
          verify: () =>
            new Promise(resolve => {
              answer = resolve;
            }),
        },
      },
    });
    await chain();
    await user.click(screen.getByRole('button', { name: 'Verify now' }));
    expect(await screen.findByRole('progressbar')).toHaveAttribute(
      'aria-valuetext',
      '0 of 48,211 events checked',
    );
    expect(api.audit.verify.mock.calls[0][0]).toEqual({ limit: PART_SIZE });

    answer(exampleVerification({ verified: 20_000, next_cursor: 20_000 }));
    expect(
      await screen.findByText('20,000 of 48,211 events checked'),
    ).toBeInTheDocument();
    expect(api.audit.verify.mock.calls[1][0]).toEqual({
      limit: PART_SIZE,
      cursor: 20_000,
    });

    answer(
      exampleVerification({
        verified: 28_211,
        verified_at: hoursFromNow(0),
      }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('progressbar')).not.toBeInTheDocument(),
    );
    expect(await chain()).toHaveTextContent(/Intact .* checked just now/);
    expect(api.audit.verify).toHaveBeenCalledTimes(2);
    await waitFor(() => expect(api.audit.getChain).toHaveBeenCalledTimes(2));
  });

  it('stops at the first broken event', async () => {
    const user = userEvent.setup();
    const { api } = open({
      api: {
        audit: {
          verify: async () =>
            exampleVerification({
              status: 'broken',
              broken_id: 17,
              message: 'Event 17 was changed.',
              next_cursor: 17,
              verified_at: hoursFromNow(0),
            }),
        },
      },
    });
    await chain();
    await user.click(screen.getByRole('button', { name: 'Verify now' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Event 17 was changed.',
    );
    expect(api.audit.verify).toHaveBeenCalledTimes(1);
  });

  it('can be stopped, and says what that means', async () => {
    const user = userEvent.setup();
    let signal: AbortSignal | undefined;
    open({
      api: {
        audit: {
          verify: (_query, options) => {
            signal = options?.signal;
            return new Promise(() => {});
          },
        },
      },
    });
    await chain();
    await user.click(screen.getByRole('button', { name: 'Verify now' }));
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    expect(signal?.aborted).toBe(true);
    expect(
      await screen.findByText(/Stopped after 0 events/),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Verify now' })).toBeEnabled();
  });

  it('says why a verification failed', async () => {
    const user = userEvent.setup();
    open({
      api: {
        audit: {
          verify: async () => {
            throw exampleError('unavailable', 'No database');
          },
        },
      },
    });
    await chain();
    await user.click(screen.getByRole('button', { name: 'Verify now' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The chain was not verified',
    );
  });

  it('leaves the chain out for those who may not know', async () => {
    open({
      api: {
        audit: {
          getChain: async () => {
            throw exampleError('forbidden', 'No');
          },
        },
      },
    });
    await screen.findByRole('row', { name: /renamed the tenant/ });
    await waitFor(() =>
      expect(
        screen.queryByText('Loading the state of the chain'),
      ).not.toBeInTheDocument(),
    );
    expect(
      screen.queryByRole('button', { name: 'Verify now' }),
    ).not.toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
