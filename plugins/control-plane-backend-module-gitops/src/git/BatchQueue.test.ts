import { BatchQueue, type BatchItem } from './BatchQueue';

type Batch = {
  items: ReadonlyArray<BatchItem<string, string>>;
  signal: AbortSignal;
  end: () => void;
};

function queue(sizeMax = 10) {
  const batches: Batch[] = [];
  const started = BatchQueue.create<string, string>({
    sizeMax,
    run: (items, signal) =>
      new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        batches.push({ items, signal, end: resolve });
      }),
  });
  return { queue: started, batches };
}

async function settle() {
  await new Promise(resolve => {
    setImmediate(resolve);
  });
}

const { signal } = new AbortController();

describe('BatchQueue', () => {
  it('does together what came while another batch was under way', async () => {
    const { queue: started, batches } = queue();
    const first = started.add('a', 'first', signal);
    await settle();
    const second = started.add('b', 'second', signal);
    const third = started.add('c', 'third', signal);
    await settle();
    expect(batches).toHaveLength(1);

    batches[0].items[0].resolve('done');
    batches[0].end();
    expect(await first).toBe('done');
    await settle();
    expect(batches[1].items.map(({ task }) => task)).toEqual([
      'second',
      'third',
    ]);
    for (const item of batches[1].items) {
      item.resolve(item.task);
    }
    batches[1].end();
    expect(await Promise.all([second, third])).toEqual(['second', 'third']);
  });

  it('keeps the same key apart and the order of what is the same', async () => {
    const { queue: started, batches } = queue(2);
    const log: string[] = [];
    const all = ['a1', 'a2', 'b1', 'c1', 'a3'].map(task =>
      started.add(task[0], task, signal),
    );
    for (let index = 0; index < 3; index++) {
      await settle();
      log.push(batches[index].items.map(({ task }) => task).join());
      for (const item of batches[index].items) {
        item.resolve(item.task);
      }
      batches[index].end();
    }
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1', 'c1', 'a3']);
    expect(log).toEqual(['a1,b1', 'a2,c1', 'a3']);
  });

  it('goes on after a batch that failed or was left undone', async () => {
    let calls = 0;
    const failing = BatchQueue.create<string, string>({
      sizeMax: 10,
      async run([item]) {
        calls += 1;
        if (calls === 1) {
          throw new Error('Broken');
        }
        if (calls === 3) {
          item.resolve('done');
        }
      },
    });
    await expect(failing.add('a', 'x', signal)).rejects.toThrow('Broken');
    await expect(failing.add('a', 'x', signal)).rejects.toThrow('undone');
    expect(await failing.add('a', 'x', signal)).toBe('done');
  });

  it('lets one go without the others, and ends what nobody waits for', async () => {
    const { queue: started, batches } = queue();
    const controllers = [new AbortController(), new AbortController()];
    const both = controllers.map((controller, index) =>
      started.add(String(index), 'x', controller.signal),
    );
    await settle();
    controllers[0].abort(new Error('Enough'));
    await expect(both[0]).rejects.toThrow('Enough');
    expect(batches[0].signal.aborted).toBe(false);
    controllers[1].abort(new Error('Enough'));
    await expect(both[1]).rejects.toThrow('Enough');
    expect(batches[0].signal.aborted).toBe(true);
  });

  it('does not begin what was given up while it waited', async () => {
    const { queue: started, batches } = queue();
    const controller = new AbortController();
    const first = started.add('a', 'first', signal);
    await settle();
    const second = started.add('b', 'second', controller.signal);
    controller.abort(new Error('Enough'));
    await expect(second).rejects.toThrow('Enough');
    batches[0].items[0].resolve('done');
    batches[0].end();
    await first;
    await settle();
    expect(batches).toHaveLength(1);
    await expect(started.add('c', 'third', controller.signal)).rejects.toThrow(
      'Enough',
    );
  });
});
