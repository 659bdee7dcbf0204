import { act, renderHook } from '@testing-library/react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import {
  ControlPlaneError,
  type EnvironmentRequestChanged,
} from '@groundwork/plugin-control-plane-common';
import { POLL_INTERVAL_MS, useLiveQuery } from './useLiveQuery';

type Listener = (change: EnvironmentRequestChanged) => void;

class FakeSignals implements SignalApi {
  listeners = new Set<Listener>();
  subscribe: SignalApi['subscribe'] = (_channel, onMessage) => {
    const listener = onMessage as unknown as Listener;
    this.listeners.add(listener);
    return { unsubscribe: () => this.listeners.delete(listener) };
  };

  tell(requestId: string) {
    for (const listener of this.listeners) {
      listener({
        type: 'environment-request.changed',
        message_id: 'm',
        request_id: requestId,
      });
    }
  }
}

function setUp(initial: { key: string; subject?: string } = { key: 'one' }) {
  const signals = new FakeSignals();
  const load = jest.fn((_signal: AbortSignal) => Promise.resolve('first'));
  const rendered = renderHook(
    ({ key, subject }: { key: string; subject?: string }) =>
      useLiveQuery<string>({
        key,
        subject,
        load,
        isAffected: change => change.request_id === 'mine',
      }),
    {
      initialProps: initial,
      wrapper: ({ children }) => (
        <TestApiProvider apis={[[signalApiRef, signals]]}>
          {children}
        </TestApiProvider>
      ),
    },
  );
  return { signals, load, ...rendered };
}

async function pass(milliseconds: number) {
  await act(async () => {
    await jest.advanceTimersByTimeAsync(milliseconds);
  });
}

const unavailable = () =>
  ControlPlaneError.fromResponse(new Response(undefined, { status: 503 }));
const notFound = () =>
  ControlPlaneError.fromResponse(new Response(undefined, { status: 404 }), {
    error: 'not_found',
    message: 'No such request',
  });

describe('useLiveQuery', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks again by itself where nothing tells of changes', async () => {
    const { load, result } = setUp();
    expect(result.current).toMatchObject({
      isLoading: true,
      value: undefined,
    });
    await pass(0);
    expect(result.current).toMatchObject({ isLoading: false, value: 'first' });

    load.mockResolvedValue('second');
    await pass(POLL_INTERVAL_MS);
    expect(result.current).toMatchObject({
      value: 'second',
      isUpdating: false,
      connection: 'live',
    });
  });

  it('asks once for a burst of signals about it, and not for those about others', async () => {
    const { load, result, signals } = setUp();
    await pass(2_000);
    load.mockClear();

    signals.tell('other');
    await pass(1_000);
    expect(load).not.toHaveBeenCalled();

    load.mockResolvedValue('second');
    signals.tell('mine');
    signals.tell('mine');
    signals.tell('mine');
    await pass(1_000);
    expect(load).toHaveBeenCalledTimes(1);
    expect(result.current.value).toBe('second');
  });

  it('does not lose a signal that comes while it reads', async () => {
    const { load, result, signals } = setUp();
    await pass(2_000);

    let answer: (value: string) => void = () => {};
    load.mockReturnValueOnce(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    act(() => result.current.refresh());
    expect(result.current.isUpdating).toBe(true);
    load.mockResolvedValue('after the change');
    signals.tell('mine');
    await act(async () => answer('before the change'));
    await pass(1_000);
    expect(result.current.value).toBe('after the change');
  });

  it('keeps what it shows while the connection is lost, and recovers', async () => {
    const { load, result } = setUp();
    await pass(2_000);

    load.mockRejectedValue(unavailable());
    await pass(POLL_INTERVAL_MS);
    expect(result.current).toMatchObject({
      value: 'first',
      error: undefined,
      connection: 'reconnecting',
    });

    load.mockResolvedValue('second');
    await pass(5_000);
    expect(result.current).toMatchObject({
      value: 'second',
      connection: 'live',
    });
  });

  it('shows nothing any more when access is lost, and stops asking', async () => {
    const { load, result } = setUp();
    await pass(2_000);

    load.mockRejectedValue(notFound());
    await pass(POLL_INTERVAL_MS);
    expect(result.current.value).toBeUndefined();
    expect(result.current.error).toMatchObject({ code: 'not_found' });

    load.mockClear();
    await pass(10 * POLL_INTERVAL_MS);
    expect(load).not.toHaveBeenCalled();
  });

  it('keeps the old value for another key of the same subject only', async () => {
    const { load, result, rerender } = setUp({ key: 'a', subject: 'list' });
    await pass(2_000);

    load.mockReturnValue(new Promise(() => {}));
    rerender({ key: 'b', subject: 'list' });
    expect(result.current).toMatchObject({ value: 'first', isUpdating: true });

    rerender({ key: 'c', subject: 'another' });
    expect(result.current).toMatchObject({ value: undefined, isLoading: true });
  });

  it('shows what an action answered at once, and not a read that began before it', async () => {
    const { load, result } = setUp();
    await pass(2_000);

    let answer: (value: string) => void = () => {};
    load.mockReturnValueOnce(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    act(() => result.current.refresh());
    act(() => result.current.replace('answer of the action'));
    expect(result.current.value).toBe('answer of the action');
    load.mockResolvedValue('later read');
    await act(async () => answer('stale read'));
    expect(result.current.value).toBe('answer of the action');
    await pass(1_000);
    expect(result.current.value).toBe('later read');
  });

  it('aborts what it reads when nobody looks any more', async () => {
    const { load, unmount, signals, result } = setUp();
    await pass(0);
    load.mockReturnValue(new Promise(() => {}));
    act(() => result.current.refresh());
    const signal = load.mock.calls.at(-1)?.[0];
    expect(signal?.aborted).toBe(false);
    unmount();
    expect(signal?.aborted).toBe(true);
    expect(signals.listeners.size).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });
});
