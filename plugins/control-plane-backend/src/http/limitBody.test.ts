import type { Request, Response } from 'express';
import { limitBody } from './limitBody';

function problemOf(body: unknown) {
  const next = jest.fn();
  limitBody({ body } as Request, {} as Response, next);
  expect(next).toHaveBeenCalledTimes(1);
  return next.mock.calls[0][0]?.details;
}

function nested(depth: number, wrap: (value: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let index = 0; index < depth; index += 1) {
    value = wrap(value);
  }
  return value;
}

describe('limitBody', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'text'],
    ['objects in objects', nested(32, value => ({ value }))],
    ['lists in lists', nested(32, value => [value])],
    ['many fields', Object.fromEntries(Array(10_000).entries())],
  ])('lets %s pass', (_what, body) => {
    expect(problemOf(body)).toBeUndefined();
  });

  const tooDeep = 'must not be nested deeper than 32';
  const tooMany = 'must not have more than 10000 fields and items';
  it.each<[string, unknown, string, string]>([
    ['an object', { a: { config: nested(31, b => ({ b })) } }, 'a', tooDeep],
    ['a list', { a: 1, b: nested(10_000, value => [value]) }, 'b', tooDeep],
    [
      'a field',
      { __proto__x: nested(40, v => ({ v })) },
      '__proto__x',
      tooDeep,
    ],
    ['items', { list: Array(10_000).fill(0) }, 'body', tooMany],
    ['lists', { list: Array(200).fill(Array(60).fill(0)) }, 'body', tooMany],
  ])('refuses too much of %s', (_what, body, field, message) => {
    expect(problemOf(body)).toEqual([{ field, message }]);
  });
});
