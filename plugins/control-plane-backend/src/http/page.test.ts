import { ValidationError } from './errors';
import { idCursor, pageById } from './page';

describe('a cursor that is an id', () => {
  it('is any number that an id can be, or is left out', () => {
    expect(['1', '1000000000', '2147483647', undefined].map(idCursor)).toEqual([
      1,
      1_000_000_000,
      2_147_483_647,
      undefined,
    ]);
  });

  it.each(['', '0', '-1', '1.5', '1e3', ' 1', '01', '2147483648', 'x'])(
    'is not %p',
    text => {
      expect(() => idCursor(text)).toThrow(ValidationError);
    },
  );
});

describe('a page by ids', () => {
  const page = (cursor: string | undefined, limit: number) =>
    pageById({ cursor, limit }, async rows =>
      [3, 2, 1]
        .filter(id => id < (rows.beforeId ?? Infinity))
        .slice(0, rows.limit)
        .map(id => ({ id })),
    );

  it('goes on behind its last item, as long as there are more', async () => {
    expect(await page(undefined, 2)).toEqual({
      items: [{ id: 3 }, { id: 2 }],
      next_cursor: '2',
    });
    expect(await page('2', 2)).toEqual({ items: [{ id: 1 }] });
    expect(await page(undefined, 3)).not.toHaveProperty('next_cursor');
  });

  it('is none behind what is no cursor', async () => {
    await expect(page('x', 2)).rejects.toThrow(ValidationError);
  });
});
