import { TransientRuntimeError } from '@groundwork/plugin-control-plane-node';
import { callRuntime } from './callRuntime';

const never = () => new Promise<never>(() => {});

describe('callRuntime', () => {
  let controller: AbortController;

  beforeEach(() => {
    controller = new AbortController();
  });

  const call = <T>(work: (signal: AbortSignal) => Promise<T>, timeoutMs = 20) =>
    callRuntime(
      { signal: controller.signal, timeoutMs, description: 'Memory' },
      work,
    );

  it('answers with what the adapter answers', async () => {
    await expect(call(async () => 'done')).resolves.toBe('done');
  });

  it('does not wait for an adapter that ignores the deadline', async () => {
    await expect(call(never)).rejects.toThrow(TransientRuntimeError);
    await expect(call(never)).rejects.toThrow('Memory did not answer within');
  });

  it('tells the adapter that its time is over, and why', async () => {
    let told: AbortSignal | undefined;
    await expect(
      call(signal => {
        told = signal;
        return never();
      }),
    ).rejects.toThrow();
    expect(told?.aborted).toBe(true);
    expect(told?.reason).toBeInstanceOf(TransientRuntimeError);
  });

  it('says that it took too long also when the adapter says it in its own words', async () => {
    await expect(
      call(
        signal =>
          new Promise((_, reject) => {
            signal.addEventListener('abort', () =>
              reject(new Error('socket hang up')),
            );
          }),
      ),
    ).rejects.toThrow('Memory did not answer within');
  });

  it('ends with the reason of the caller when the caller ends it', async () => {
    const reason = new Error('Enough');
    const pending = call(never, 60_000);
    controller.abort(reason);
    await expect(pending).rejects.toBe(reason);
  });

  it('does not call at all when the caller has ended it before', async () => {
    const work = jest.fn(async () => 'done');
    controller.abort(new Error('Enough'));
    await expect(call(work)).rejects.toThrow('Enough');
    expect(work).not.toHaveBeenCalled();
  });

  it('passes on what the adapter throws, at once or later', async () => {
    const error = new Error('No');
    await expect(call(() => Promise.reject(error))).rejects.toBe(error);
    await expect(
      call(() => {
        throw error;
      }),
    ).rejects.toBe(error);
  });

  it('is not disturbed by what comes of a call after it was given up', async () => {
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    try {
      let fail: (error: Error) => void = () => {};
      await expect(
        call(
          () =>
            new Promise((_, reject) => {
              fail = reject;
            }),
        ),
      ).rejects.toThrow(TransientRuntimeError);
      fail(new Error('too late'));
      await new Promise(resolve => {
        setImmediate(resolve);
      });
      expect(unhandled).not.toHaveBeenCalled();
    } finally {
      process.off('unhandledRejection', unhandled);
    }
  });
});
