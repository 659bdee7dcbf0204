import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { serialiseManifest, skipRenderingMarker } from './serialiseManifest';

function read(text: string, version: '1.1' | '1.2'): unknown {
  const documents = parseAllDocuments(text, { version });
  expect(documents).toHaveLength(1);
  const [document] = documents as Exclude<typeof documents, { empty: true }>;
  expect(document.errors).toEqual([]);
  return document.toJS();
}

const looksLikeSomethingElse = fc.constantFrom(
  'yes',
  'no',
  'on',
  'off',
  'y',
  'n',
  'true',
  'null',
  '~',
  '1e3',
  '0x1f',
  '0o17',
  '017',
  '1_000',
  '12:30:45',
  '2026-01-31',
  '.inf',
  '<<',
  '=',
  '',
  ' padded ',
  '# comment',
  '- item',
  'key: value',
  '&anchor',
  '*alias',
  '!!binary x',
  '%YAML 1.1',
  '...',
  '---',
  'a\n---\nkind: Secret',
  'a\r\n...\r\n---\r\n',
  '\u0085---\u2028---\u2029',
  '\ufeff',
  '\u0000\u0007\u001b',
  '😀',
  skipRenderingMarker,
  `# ${skipRenderingMarker}`,
);
const text = fc.oneof(
  looksLikeSomethingElse,
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }).map(value => value.replace(/\p{Cs}/gu, '')),
);
const value = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(looksLikeSomethingElse, fc.string({ maxLength: 20 })),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

describe('serialiseManifest', () => {
  it('writes one document that reads back as the same, in YAML 1.1 and 1.2', () => {
    fc.assert(
      fc.property(fc.record({ annotations: value }), manifest => {
        const written = serialiseManifest(manifest, 'A comment');
        expect(read(written, '1.2')).toEqual(manifest);
        expect(read(written, '1.1')).toEqual(manifest);
      }),
      { numRuns: 500 },
    );
  });

  it('lets no value start a line, or pass for a marker of Argo CD', () => {
    fc.assert(
      fc.property(text, hostile => {
        const written = serialiseManifest({ metadata: { name: hostile } });
        expect(written.split(/[\n\r\u0085\u2028\u2029]/)).toHaveLength(3);
        expect(written).not.toContain(skipRenderingMarker);
      }),
      { numRuns: 500 },
    );
  });

  it('replaces text that has no UTF-8 form', () => {
    expect(read(serialiseManifest({ name: 'a\ud800b' }), '1.2')).toEqual({
      name: 'a\ufffdb',
    });
  });

  it('is the same for the same manifest', () => {
    const manifest = { b: [1, 'x'], a: { c: 'yes' } };
    expect(serialiseManifest(manifest)).toBe(
      serialiseManifest(structuredClone(manifest)),
    );
  });
});
