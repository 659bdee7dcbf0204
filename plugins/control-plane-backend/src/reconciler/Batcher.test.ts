import fc from 'fast-check';
import { Batcher } from './Batcher';

describe('Batcher', () => {
  it('answers for each item once and with its own result, however many fail, whenever they come and go', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 8 }),
        async (scheduler, fails, sizeMax) => {
          const begun: number[][] = [];
          const work = scheduler.scheduleFunction(
            async (items: readonly number[]) => {
              begun.push([...items]);
              const broken = items.find(item => fails[item]);
              if (broken !== undefined) {
                throw new Error(`${broken} is broken`);
              }
              return items.map(item => `${item} is done`);
            },
          );
          const batcher = Batcher.create({ work, sizeMax });
          const add = scheduler.scheduleFunction(async (item: number) => {
            const result = batcher.add(item);
            // What is not waited for at once must not end the process.
            result.catch(() => {});
            return { result };
          });
          const results = await scheduler.waitFor(
            Promise.all(
              fails.map(async (_, item) =>
                (await add(item)).result.catch(String),
              ),
            ),
          );
          expect(results).toEqual(
            fails.map((isBroken, item) =>
              isBroken ? `Error: ${item} is broken` : `${item} is done`,
            ),
          );
          expect(
            Math.max(...begun.map(items => items.length)),
          ).toBeLessThanOrEqual(sizeMax);
          // Whatever succeeded was worked on once: nothing that was done is done again.
          const done = begun
            .filter(items => !items.some(item => fails[item]))
            .flat();
          expect(new Set(done).size).toBe(done.length);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('works on what gathers while it works, and on no more than fits at a time', async () => {
    const sizes: number[] = [];
    const batcher = Batcher.create<number, number>({
      work: async items => {
        sizes.push(items.length);
        await new Promise(setImmediate);
        return items;
      },
      sizeMax: 10,
    });
    const added = Array.from({ length: 25 }, (_, item) => batcher.add(item));
    expect(await Promise.all(added)).toEqual(added.map((_, item) => item));
    expect(sizes).toEqual([10, 10, 5]);
  });
});
