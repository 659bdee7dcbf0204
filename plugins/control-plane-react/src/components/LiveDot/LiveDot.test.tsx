import { act, screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { POLL_INTERVAL_MS, useLiveQuery } from '../../hooks';
import { exampleError } from '../../testUtils/exampleError';
import { LiveDot } from './LiveDot';

const dot = () => screen.getByRole('status');

async function pass(milliseconds: number) {
  await act(async () => {
    await jest.advanceTimersByTimeAsync(milliseconds);
  });
}

describe('LiveDot', () => {
  it('says that it is live', async () => {
    renderInTestApp(<LiveDot connection="live" />);
    expect(await screen.findByRole('status')).toHaveTextContent('Live');
  });

  it('says that what somebody waits for is on its way', async () => {
    renderInTestApp(<LiveDot connection="live" isUpdating />);
    expect(await screen.findByRole('status')).toHaveTextContent('Updating');
  });

  it('says since when the connection is lost, and does not count aloud', async () => {
    renderInTestApp(
      <LiveDot connection="reconnecting" updatedAt={Date.now() - 12_000} />,
    );
    expect(await screen.findByRole('status')).toHaveTextContent(
      /^Reconnecting, last update 1[23] s ago$/,
    );
    expect(screen.getByText(/last update/)).toHaveAttribute(
      'aria-hidden',
      'true',
    );
  });
});

describe('LiveDot of a live query', () => {
  const load = jest.fn(async () => 'value');
  function Page() {
    const query = useLiveQuery({ key: 'page', load });
    return <LiveDot {...query} />;
  }

  beforeEach(async () => {
    jest.useFakeTimers();
    load.mockResolvedValue('value');
    renderInTestApp(<Page />);
    await pass(1_000);
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('tells at once when the browser is offline, and comes back by itself', async () => {
    expect(dot()).toHaveTextContent(/^Live$/);
    load.mockRejectedValue(new TypeError('Failed to fetch'));
    act(() => {
      window.dispatchEvent(new Event('offline'));
    });
    await pass(12_000);
    expect(dot()).toHaveTextContent(/^Reconnecting, last update 1\d s ago$/);

    load.mockResolvedValue('newer');
    act(() => {
      window.dispatchEvent(new Event('online'));
    });
    await pass(0);
    expect(dot()).toHaveTextContent(/^Live$/);
  });

  it('tells when the control plane does not answer any more, and comes back by itself', async () => {
    load.mockRejectedValue(exampleError('unavailable', 'It restarts'));
    await pass(POLL_INTERVAL_MS);
    expect(dot()).toHaveTextContent(/^Reconnecting, last update 1\d s ago$/);

    load.mockResolvedValue('newer');
    await pass(5_000);
    expect(dot()).toHaveTextContent(/^Live$/);
  });

  it('stays live by asking when no signals come', async () => {
    const asked = load.mock.calls.length;
    await pass(3 * POLL_INTERVAL_MS);
    expect(load.mock.calls.length).toBeGreaterThan(asked);
    expect(dot()).toHaveTextContent(/^Live$/);
  });
});
