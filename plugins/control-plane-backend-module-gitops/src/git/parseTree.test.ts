import fc from 'fast-check';
import { kindOf, legibleName, parseTree } from './parseTree';

const hash = 'ce013625030ba8dba906f756967f9e9ca394464a';

describe('parseTree', () => {
  it('reads modes, sizes and names, whatever is in the names', () => {
    const entries = parseTree(
      Buffer.from(
        [
          `100644 blob ${hash}       6\tplain.yaml`,
          `120000 blob ${hash}       6\ta\nb\t"c"`,
          `160000 commit ${hash}       -\tmodule`,
          '',
        ].join('\u0000'),
      ),
    );
    expect(
      entries.map(entry => [entry.name, kindOf(entry), entry.size]),
    ).toEqual([
      ['plain.yaml', 'file', 6],
      ['a\\nb\\t\\"c\\"', 'symbolic link', 6],
      ['module', 'submodule', undefined],
    ]);
  });

  it('reads nothing out of nothing', () => {
    expect(parseTree(Buffer.alloc(0))).toEqual([]);
  });
});

describe('legibleName', () => {
  it('leaves ordinary names alone', () => {
    expect(legibleName(Buffer.from('sub/größe v1.yaml'))).toBe(
      'sub/größe v1.yaml',
    );
  });

  it('has no control character, and never the same for two names', () => {
    const name = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
      fc
        .string({ unit: 'binary', minLength: 1 })
        .map(text => Buffer.from(text, 'utf8')),
      fc.constantFrom('a\\nb', 'a\nb', '\\xff', '"', '\\"').map(Buffer.from),
    );
    fc.assert(
      fc.property(name, name, (one, other) => {
        const first = Buffer.from(one);
        const second = Buffer.from(other);
        expect(legibleName(first)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        expect(legibleName(first) === legibleName(second)).toBe(
          first.equals(second),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
