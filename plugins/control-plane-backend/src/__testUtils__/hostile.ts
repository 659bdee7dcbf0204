import fc from 'fast-check';

/** Mostly the first, now and then one of the others. */
export function mostly<T>(usual: fc.Arbitrary<T>, ...junk: fc.Arbitrary<T>[]) {
  return fc.oneof(
    { weight: 3 * junk.length + 1, arbitrary: usual },
    ...junk.map(arbitrary => ({ weight: 1, arbitrary })),
  );
}

const nasty = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '%',
  '%00',
  '..',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  "' or 1=1 --",
  '"; drop table votes; --',
  '\\',
  '\ud800',
  '\u202e',
  '{{7*7}}',
  '${{ x }}',
  '\n---\n',
  '-1',
  '0',
  '1e309',
  '9999999999999999999',
  'null',
  'undefined',
  'NaN',
  'true',
  '[]',
  '{}',
  'x'.repeat(1_000),
);
/** Text of any kind. */
export const junkText = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 50 }),
);
/** What a header may hold on the wire. */
export const headerText = fc.stringMatching(/^[\x21-\x7e\xa0-\xff]{0,60}$/);
/** What a path may consist of on the wire, sensible or not. */
export const rawPath = fc.oneof(
  fc
    .stringMatching(/^[\x21-\x7e]{1,40}$/)
    .map(text => text.replace(/[?#]/g, '')),
  junkText.map(encode),
  fc.constantFrom(
    '%',
    '%E0%A4%A',
    '%00',
    '..',
    '.',
    '',
    '/',
    '%2e%2e%2f',
    'a/b',
  ),
);

/** For an address. */
export function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

/** Anything that JSON can say. */
export const junkValue: fc.Arbitrary<unknown> = fc.oneof(
  junkText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, [], {}, 0, -1, 1.5, 1e300, true),
);

/** What may stand for a body. */
export const junkBody: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.uint8Array({ maxLength: 100 }).map(bytes => Buffer.from(bytes)),
  fc.constantFrom(
    '',
    'null',
    '"text"',
    '[]',
    '{',
    '{"__proto__": {"admin": true}}',
    '{"constructor": {"prototype": {"admin": true}}}',
    `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
    '['.repeat(50_000),
    JSON.stringify({ app: 'x'.repeat(200_000) }),
  ),
);

/** Content types, mostly of JSON. */
export const contentType = mostly(
  fc.constant('application/json'),
  fc.constantFrom(
    'application/json; charset=utf-8',
    'application/json; charset=latin1',
    'application/json; charset="',
    'text/plain',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/vnd.api+json',
    '',
    ';',
    'a/b/c',
  ),
  headerText,
);
