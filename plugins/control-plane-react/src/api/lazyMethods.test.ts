import { lazyMethods } from './lazyMethods';

class Counter {
  #count = 0;

  async add(more: number) {
    this.#count += more;
    return this.#count;
  }
}

describe('lazyMethods', () => {
  it('loads nothing before a method is called, and calls each on what was loaded', async () => {
    const counter = new Counter();
    const load = jest.fn(async () => counter);
    const lazy = lazyMethods(load);
    const { add } = lazy;
    expect(load).not.toHaveBeenCalled();

    await expect(add(2)).resolves.toBe(2);
    await expect(lazy.add(3)).resolves.toBe(5);
    // Hooks run again when what they depend on is another function
    expect(lazy.add).toBe(add);
  });

  it('can be waited for like any object that is no promise', async () => {
    const load = jest.fn(async () => new Counter());
    const lazy = lazyMethods(load);

    await expect(Promise.resolve(lazy)).resolves.toBe(lazy);
    expect(load).not.toHaveBeenCalled();
  });

  it('rejects when it cannot be loaded, and tries again', async () => {
    const load = jest
      .fn(async () => new Counter())
      .mockRejectedValueOnce(new Error('Offline'));
    const lazy = lazyMethods(load);

    await expect(lazy.add(1)).rejects.toThrow('Offline');
    await expect(lazy.add(1)).resolves.toBe(1);
  });
});
