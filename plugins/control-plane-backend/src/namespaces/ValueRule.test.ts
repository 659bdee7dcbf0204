import fc from 'fast-check';
import { matchesPattern, problemOfPattern, problemOfValue } from './ValueRule';

/** Patterns that take other engines ages, and what they take ages for. */
const corpus: Array<[pattern: string, text: string]> = [
  ['(a+)+', `${'a'.repeat(999)}!`],
  ['(a|aa)+', `${'a'.repeat(999)}!`],
  ['(a|a)*', `${'a'.repeat(999)}!`],
  ['(.*a){20}', `${'a'.repeat(999)}!`],
  ['(a?){50}a{50}', `${'a'.repeat(999)}b`],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(1_000)],
  ['([a-zA-Z0-9]+)*@', 'a'.repeat(1_000)],
  ['(x+x+)+y', 'x'.repeat(1_000)],
  ['(.*)*,(.*)*,(.*)*', 'a,'.repeat(500)],
  ['((a*)*)*b', 'a'.repeat(1_000)],
  ['[a-z]{0,100}[a-z]{0,100}[0-9]', 'a'.repeat(1_000)],
  ['\\s+$', ' '.repeat(999).concat('x')],
  ['(\\p{L}{1,60})+1', 'é'.repeat(1_000)],
];

describe('patterns', () => {
  it.each(corpus)('takes no more than 50 ms for %s', (pattern, text) => {
    expect(problemOfPattern(pattern)).toBeUndefined();
    // At best, as neither warming up nor what else the machine does is what a text can make longer.
    const times = Array.from({ length: 5 }, () => {
      const startedAt = performance.now();
      matchesPattern(pattern, text);
      return performance.now() - startedAt;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });

  it.each([
    ['(', 'RE2'],
    ['(a)\\1', 'RE2'],
    ['(?=a)', 'RE2'],
    ['(?<!a)b', 'RE2'],
    ['[z-a]', 'RE2'],
    ['*', 'RE2'],
    ['(a{1000}){1000}', 'RE2'],
    ['((a?){31}){31}', 'repeats too much'],
    ['.{0,1000}', 'repeats too much'],
    ['a'.repeat(201), 'longer than 200'],
  ])('refuses %s', (pattern, problem) => {
    expect(problemOfPattern(pattern)).toContain(problem);
  });

  it.each([
    ['a', 'ab'],
    ['a', 'ba'],
    ['a|b', 'xb'],
    ['a|b', 'ax'],
    ['^a$|b', 'xb'],
    ['a', 'a\nb'],
    ['(?m)^a$', 'a\nb'],
  ])('has %s match the whole of a text, which %j is not', (pattern, text) => {
    expect(matchesPattern(pattern, text)).toBe(false);
  });

  it('answers as anchored regular expressions do', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '[ab]',
      '[^a]',
      'a+',
      'b*',
      '(ab)?',
      'a|b',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 5 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 }),
        (pieces, text) => {
          const pattern = pieces.join('');
          expect(matchesPattern(pattern, text)).toBe(
            new RegExp(`^(?:${pattern})$`).test(text),
          );
        },
      ),
    );
  });

  it('match nothing that is longer than texts may be', () => {
    expect(matchesPattern('.*', 'a'.repeat(1_001))).toBe(false);
  });
});

describe('problemOfValue', () => {
  it.each([
    [{ required: true }, '', 'is needed'],
    [{ required: true }, 'x', undefined],
    [{ required: false, pattern: 'a+' }, '', undefined],
    [{ required: false, pattern: 'a+' }, 'aa', undefined],
    [{ required: false, pattern: 'a+' }, 'ab', 'must match a+'],
    [{ required: false, values: ['dev', 'prod'] }, 'prod', undefined],
    [
      { required: false, values: ['dev', 'prod'] },
      'test',
      'must be one of dev, prod',
    ],
    [
      { required: true, description: 'Where it is billed' },
      '',
      'is needed (Where it is billed)',
    ],
  ])('of %j and %j is %j', (rule, value, problem) => {
    expect(problemOfValue(rule, value)).toBe(problem);
  });
});
