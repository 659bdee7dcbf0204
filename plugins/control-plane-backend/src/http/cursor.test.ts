import fc from 'fast-check';
import { ValidationError } from '../http/errors';
import { decodeCursor, encodeCursor } from './cursor';

const id = '11111111-1111-4111-8111-111111111111';
const cursor = {
  order: 'created_at.desc',
  value: '2026-01-31T12:00:00.000Z',
  id,
};
const encode = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

describe('decodeCursor', () => {
  it('reads what encodeCursor wrote', () => {
    expect(decodeCursor(encodeCursor(cursor), cursor.order)).toEqual(cursor);
    const byName = { order: 'name.asc', value: 'payments-api-0a1b2c3d', id };
    expect(decodeCursor(encodeCursor(byName), 'name.asc')).toEqual(byName);
  });

  it.each([
    [
      'a cursor of a list in another order',
      encodeCursor({ ...cursor, order: 'name.asc' }),
    ],
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['another shape', encode({ ...cursor })],
    ['too little', encode([cursor.order, cursor.value])],
    ['too much', encode([cursor.order, cursor.value, id, id])],
    ['a value that a database refuses', encode([cursor.order, '\u0000', id])],
    ['a value that is none', encode([cursor.order, null, id])],
    ['a value that is an object', encode([cursor.order, { a: 1 }, id])],
    ['an id that is none', encode([cursor.order, cursor.value, "' or 1=1"])],
  ])('refuses %s as input', (_what, text) => {
    expect(() => decodeCursor(text, cursor.order)).toThrow(ValidationError);
  });

  it('refuses everything else as input, and never breaks', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.base64String(),
          fc.jsonValue().map(encode),
          fc
            .tuple(fc.constant(cursor.order), fc.jsonValue(), fc.jsonValue())
            .map(encode),
        ),
        text => {
          expect(() => decodeCursor(text, cursor.order)).toThrow(
            ValidationError,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
