import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { containsPattern, databaseTime } from './dialect';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('the dialect of %p', id => {
  it('tells the time as text that sorts, to the millisecond, whatever the offset', async () => {
    const knex = await databases.init(id);
    for (const offsetMs of [0, 1, 999, -1, -86_400_000, 86_400_000, 1_234.5]) {
      const [{ base, moved }] = await knex.select({
        base: databaseTime(knex),
        moved: databaseTime(knex, offsetMs),
      });
      expect(base).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(moved).toHaveLength(24);
      const difference = Date.parse(moved) - Date.parse(base);
      expect(Math.abs(difference - offsetMs)).toBeLessThan(100);
    }
  });

  it('finds with a pattern exactly what contains the text', async () => {
    const knex = await databases.init(id);
    const alphabet = fc.constantFrom('a', 'B', '%', '_', '\\', '-', "'", '"');
    const text = fc
      .array(alphabet, { minLength: 1, maxLength: 5 })
      .map(characters => characters.join(''));
    await fc.assert(
      fc.asyncProperty(text, text, async (haystack, needle) => {
        const [{ found }] = await knex.select({
          found: knex.raw(
            `case when lower(cast(? as text)) like ? escape '\\' then 1 else 0 end`,
            [haystack, containsPattern(needle)],
          ),
        });
        expect(found === 1).toBe(
          haystack.toLowerCase().includes(needle.toLowerCase()),
        );
      }),
      { numRuns: 300 },
    );
  });
});
