import { mockServices } from '@backstage/backend-test-utils';
import { aPlacement, createGate, waitFor, type Gate } from '../__testUtils__';
import type { Claim } from './Placement';
import { startReconcilePipeline } from './startReconcilePipeline';

/** A queue in memory. */
class Queue {
  readonly due: Claim[] = [];
  looks = 0;

  add(runtime: string, count: number): void {
    for (let index = 0; index < count; index += 1) {
      this.due.push({
        ...aPlacement({ id: `${runtime}-${this.due.length}`, runtime }),
        ticket: 'ticket',
      });
    }
  }

  async claim(options: {
    limit: number;
    limits?: ReadonlyMap<string, number>;
  }): Promise<Claim[]> {
    this.looks += 1;
    const taken = new Map<string, number>();
    return this.due.splice(0).filter(claim => {
      const { runtime } = claim;
      const count = taken.get(runtime) ?? 0;
      if (count === (options.limits?.get(runtime) ?? options.limit)) {
        this.due.push(claim);
        return false;
      }
      taken.set(runtime, count + 1);
      return true;
    });
  }
}

describe('startReconcilePipeline', () => {
  const concurrency = 3;
  const logger = mockServices.logger.mock();
  let queue: Queue;
  let running: Map<string, number>;
  let most: Map<string, number>;
  let worked: string[];
  let work: (claim: Claim, signal: AbortSignal) => Promise<void>;

  beforeEach(() => {
    queue = new Queue();
    running = new Map();
    most = new Map();
    worked = [];
    work = async () => {};
  });

  function start(onRecorded = () => {}) {
    return startReconcilePipeline({
      queue,
      reconciler: {
        async reconcile(claim, signal) {
          const { runtime } = claim;
          const now = (running.get(runtime) ?? 0) + 1;
          running.set(runtime, now);
          most.set(runtime, Math.max(now, most.get(runtime) ?? 0));
          try {
            await work(claim, signal);
            worked.push(claim.id);
          } finally {
            running.set(runtime, (running.get(runtime) ?? 1) - 1);
          }
        },
      },
      config: { concurrency, leaseMs: 1_000 },
      logger,
      onRecorded,
    });
  }

  const waitForWorked = (count: number) =>
    waitFor(
      async () => worked.length,
      length => length === count,
    );

  it('works on everything that is due after one wake-up', async () => {
    queue.add('a', 10);
    queue.add('b', 4);
    const pipeline = start();
    pipeline.wake();
    await waitForWorked(14);
    expect(new Set(worked).size).toBe(14);
    await pipeline.stop();
  });

  it('works on as many at a time as each runtime environment has hands for, and no more', async () => {
    queue.add('a', 10);
    queue.add('b', 1);
    queue.add('c', 5);
    work = () =>
      new Promise(resolve => {
        setImmediate(resolve);
      });
    const pipeline = start();
    pipeline.wake();
    await waitForWorked(16);
    expect(Object.fromEntries(most)).toEqual({ a: 3, b: 1, c: 3 });
    await pipeline.stop();
  });

  it('is held up by no runtime environment that hangs', async () => {
    const gate: Gate = createGate();
    queue.add('hanging', 10);
    queue.add('fine', 5);
    work = claim =>
      claim.runtime === 'hanging' ? gate.pass() : Promise.resolve();
    const pipeline = start();
    pipeline.wake();
    await waitForWorked(5);
    expect(gate.waiting).toBe(concurrency);
    gate.open();
    await waitForWorked(15);
    await pipeline.stop();
  });

  it('hears a wake-up that comes while it is looking', async () => {
    const pipeline = start();
    pipeline.wake();
    queue.add('a', 1);
    pipeline.wake();
    await waitForWorked(1);
    expect(queue.due).toEqual([]);
    await pipeline.stop();
  });

  it('goes on after a pass that broke off, and after a look that failed', async () => {
    queue.add('a', 5);
    work = async claim => {
      if (claim.id === 'a-1') {
        throw new Error('The database is away');
      }
    };
    const claim = jest
      .spyOn(queue, 'claim')
      .mockRejectedValueOnce(new Error('The database is away'));
    const pipeline = start();
    pipeline.wake();
    await waitFor(
      async () => claim.mock.calls.length,
      calls => calls === 1,
    );
    pipeline.wake();
    await waitForWorked(4);
    expect(logger.error).toHaveBeenCalledTimes(2);
    await pipeline.stop();
  });

  it('ends what is under way, waits for it, and then rests', async () => {
    queue.add('a', 5);
    const aborted: string[] = [];
    work = (claim, signal) =>
      new Promise(resolve => {
        signal.addEventListener('abort', () => {
          aborted.push(claim.id);
          setImmediate(resolve);
        });
      });
    const pipeline = start();
    pipeline.wake();
    await waitFor(
      async () => running.get('a'),
      count => count === 3,
    );
    const { looks } = queue;
    await pipeline.stop();
    expect(aborted).toHaveLength(3);
    expect(running.get('a')).toBe(0);
    pipeline.wake();
    await new Promise(setImmediate);
    expect(queue.looks).toBe(looks);
    expect(queue.due).toHaveLength(2);
  });
});
