import { mockServices } from '@backstage/backend-test-utils';
import { keepTrying } from './keepTrying';

describe('keepTrying', () => {
  const logger = mockServices.logger.mock();
  const stopping = new AbortController();
  const options = {
    failure: 'It could not start',
    logger,
    signal: stopping.signal,
  };

  beforeEach(() => {
    jest.useFakeTimers();
    logger.error.mockClear();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('does what works once', async () => {
    const work = jest.fn(async () => {});
    await keepTrying(work, options);
    await jest.advanceTimersByTimeAsync(600_000);
    expect(work).toHaveBeenCalledTimes(1);
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('tries again what fails, less and less often, and tells of each failure', async () => {
    const work = jest.fn(async () => {});
    for (let failures = 0; failures < 7; failures += 1) {
      work.mockRejectedValueOnce(new Error('no connection'));
    }
    await keepTrying(work, options);
    expect(work).toHaveBeenCalledTimes(1);
    const counts: number[] = [];
    for (const waitMs of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      await jest.advanceTimersByTimeAsync(waitMs - 1);
      const before = work.mock.calls.length;
      await jest.advanceTimersByTimeAsync(1);
      counts.push(work.mock.calls.length - before);
    }
    expect(counts).toEqual([1, 1, 1, 1, 1, 1, 1]);
    await jest.advanceTimersByTimeAsync(600_000);
    expect(work).toHaveBeenCalledTimes(8);
    expect(logger.error.mock.calls).toEqual(
      Array.from({ length: 7 }, () => [
        'It could not start',
        { error: 'Error: no connection' },
      ]),
    );
  });

  it('ends when it is told to', async () => {
    const work = jest.fn(async () => {
      throw new Error('no connection');
    });
    await keepTrying(work, options);
    stopping.abort();
    await jest.advanceTimersByTimeAsync(600_000);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
