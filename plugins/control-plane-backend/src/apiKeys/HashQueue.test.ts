import { createGate, type Gate } from '../__testUtils__';
import { HashQueue, type HashPlace } from './HashQueue';

/** Takes places until there is none. */
function fill(queue: HashQueue, groupOf: (index: number) => string) {
  const places: HashPlace[] = [];
  for (let index = 0; ; index++) {
    const place = queue.enter(groupOf(index));
    if (!place) {
      return places;
    }
    places.push(place);
  }
}

describe('HashQueue', () => {
  it('does as much at the same time as it may, and the rest in order', async () => {
    const queue = HashQueue.create({ concurrency: 2, limit: 10 });
    const gates: Gate[] = [];
    const started: number[] = [];
    const done = Array.from({ length: 6 }, (_, index) => {
      gates.push(createGate());
      return queue.enter(`key-${index}`)!.run(async () => {
        started.push(index);
        await gates[index].pass();
      });
    });
    await new Promise(setImmediate);
    expect(started).toEqual([0, 1]);
    gates[1].open();
    await done[1];
    await new Promise(setImmediate);
    expect(started).toEqual([0, 1, 2]);
    gates.forEach(gate => gate.open());
    await Promise.all(done);
    expect(started).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('has so many places and gives one back when it is left, once', () => {
    const queue = HashQueue.create({ concurrency: 2, limit: 100 });
    const places = fill(queue, index => `key-${index}`);
    expect(places).toHaveLength(102);
    places[0].leave();
    places[0].leave();
    expect(fill(queue, index => `other-${index}`)).toHaveLength(1);
  });

  it('keeps nine of ten places from whoever floods one prefix', () => {
    const queue = HashQueue.create({ concurrency: 2, limit: 100 });
    const flood = fill(queue, () => 'bp_aaaaaaaa');
    expect(flood).toHaveLength(10);
    expect(queue.enter('bp_bbbbbbbb')).toBeDefined();
    flood[0].leave();
    expect(queue.enter('bp_aaaaaaaa')).toBeDefined();
  });

  it('goes on after work that failed', async () => {
    const queue = HashQueue.create({ concurrency: 1, limit: 2 });
    const failing = queue.enter('a')!.run(async () => {
      throw new Error('No memory');
    });
    const next = queue.enter('b')!.run(async () => 'done');
    await expect(failing).rejects.toThrow('No memory');
    expect(await next).toBe('done');
  });

  it('says to come back when those who are there will have been served', async () => {
    let now = 0;
    const queue = HashQueue.create({
      concurrency: 2,
      limit: 98,
      clock: () => now,
    });
    expect(queue.retryAfterSeconds).toBe(1);
    const work = async () => {
      now += 100;
    };
    for (let round = 0; round < 200; round++) {
      const place = queue.enter('a')!;
      await place.run(work);
      place.leave();
    }
    fill(queue, index => `key-${index}`);
    expect(queue.retryAfterSeconds).toBe(5);
  });
});
