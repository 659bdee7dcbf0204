import { toYaml } from './toYaml';

describe('toYaml', () => {
  it('writes what people would write', () => {
    expect(
      toYaml({
        apiVersion: 'groundwork.dev/v1',
        metadata: { name: 'payments-api', id: undefined },
        spec: {
          ttl_hours: 24,
          owner: 'group:default/team-payments',
          repository: 'https://github.com/example/app',
          empty: {},
          none: [],
          backup: true,
          ports: [80, { name: 'admin', port: 8080 }],
        },
      }),
    ).toBe(
      [
        'apiVersion: groundwork.dev/v1',
        'metadata:',
        '  name: payments-api',
        'spec:',
        '  ttl_hours: 24',
        '  owner: group:default/team-payments',
        '  repository: https://github.com/example/app',
        '  empty: {}',
        '  none: []',
        '  backup: true',
        '  ports:',
        '    - 80',
        '    - name: admin',
        '      port: 8080',
        '',
      ].join('\n'),
    );
  });

  it.each([
    'true',
    'NO',
    '~',
    '',
    '1.5',
    '2026-01-01',
    '-x',
    'a: b',
    '# c',
    '"q"',
    "it's",
    ' lead',
    'trail ',
    '{a}',
    '*ref',
    'tab\there',
    'trailing\nspace \nhere',
    'a:',
  ])('quotes %j, which would be read as something else', text => {
    expect(toYaml({ key: text })).toBe(`key: ${JSON.stringify(text)}\n`);
  });

  it('keeps the lines of a text', () => {
    expect(toYaml({ note: 'First: one\n\nSecond' })).toBe(
      'note: |-\n  First: one\n\n  Second\n',
    );
    expect(toYaml({ deep: { note: 'a\nb' } })).toBe(
      'deep:\n  note: |-\n    a\n    b\n',
    );
  });
});
