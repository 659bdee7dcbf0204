import { setImmediate } from 'node:timers/promises';
import { ConcurrencyLimit } from './ConcurrencyLimit';

const patience = new AbortController().signal;

describe('ConcurrencyLimit', () => {
  it('lets so many go at once, and all in the end', async () => {
    const limit = ConcurrencyLimit.create(3);
    let running = 0;
    let most = 0;
    const results = await Promise.all(
      Array.from({ length: 20 }, (_none, index) =>
        limit.run(patience, async () => {
          running += 1;
          most = Math.max(most, running);
          await setImmediate();
          running -= 1;
          return index;
        }),
      ),
    );
    expect(most).toBe(3);
    expect(results).toEqual([...results].sort((one, other) => one - other));
  });

  it('gives the place of who has enough to the next', async () => {
    const limit = ConcurrencyLimit.create(1);
    let end = () => {};
    const first = limit.run(
      patience,
      () =>
        new Promise<void>(resolve => {
          end = resolve;
        }),
    );
    const controller = new AbortController();
    const second = limit.run(controller.signal, async () => 'second');
    const third = limit.run(patience, async () => 'third');
    controller.abort(new Error('Enough'));
    await expect(second).rejects.toThrow('Enough');
    end();
    await first;
    expect(await third).toBe('third');
    expect(await limit.run(patience, async () => 'fourth')).toBe('fourth');
  });

  it('goes on after a failure', async () => {
    const limit = ConcurrencyLimit.create(1);
    await expect(
      limit.run(patience, async () => {
        throw new Error('No');
      }),
    ).rejects.toThrow('No');
    expect(await limit.run(patience, async () => 'yes')).toBe('yes');
  });
});
