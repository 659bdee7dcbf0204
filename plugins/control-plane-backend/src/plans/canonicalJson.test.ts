import fc from 'fast-check';
import { canonicalJson, digestOf } from './canonicalJson';

/** The same content with the keys of every object in another order. */
function reorder(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(reorder);
  }
  return value && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, reorder(item)]),
      )
    : value;
}

/** Objects that inherit nothing: `__proto__` is a key like any other, as in parsed JSON. */
const anyJson = fc.jsonValue({ maxDepth: 4 });

describe('digestOf', () => {
  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(anyJson, value => {
        expect(digestOf(reorder(value))).toBe(digestOf(value));
      }),
    );
  });

  it('is of the form that the contract promises', () => {
    expect(digestOf({})).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('changes with every change of content', () => {
    fc.assert(
      fc.property(anyJson, anyJson, (a, b) => {
        const same = canonicalJson(a) === canonicalJson(b);
        expect(digestOf(a) === digestOf(b)).toBe(same);
        expect(digestOf({ a, b: 1 })).not.toBe(digestOf({ a, b: 2 }));
        expect(digestOf([a])).not.toBe(digestOf(a));
      }),
    );
    expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]));
    expect(digestOf({ a: '1' })).not.toBe(digestOf({ a: 1 }));
    expect(digestOf({ a: null })).not.toBe(digestOf({}));
  });

  it('does not tell what is undefined from what is absent', () => {
    expect(digestOf({ a: 1, b: undefined })).toBe(digestOf({ a: 1 }));
  });
});

describe('canonicalJson', () => {
  it('is JSON of the same content', () => {
    fc.assert(
      fc.property(anyJson, value => {
        expect(JSON.parse(canonicalJson(value))).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      }),
    );
  });

  it('keeps a key that is called __proto__', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"x":1}}'))).toBe(
      '{"__proto__":{"x":1},"b":1}',
    );
  });
});
