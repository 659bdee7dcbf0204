import { ValidationError } from './errors';
import { idCursor } from './page';

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
