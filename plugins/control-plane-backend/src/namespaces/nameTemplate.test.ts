import fc from 'fast-check';
import { composeName, parseNameTemplate } from './nameTemplate';

function template(text: string) {
  const parsed = parseNameTemplate(text);
  if ('problem' in parsed) {
    throw new Error(parsed.problem);
  }
  return parsed;
}

describe('parseNameTemplate', () => {
  it('knows the segments and what stands between them', () => {
    expect(template('ns-{team}-{env}1')).toEqual({
      text: 'ns-{team}-{env}1',
      parts: [
        { literal: 'ns-' },
        { segment: 'team' },
        { literal: '-' },
        { segment: 'env' },
        { literal: '1' },
      ],
      segments: ['team', 'env'],
    });
  });

  it.each([
    ['', 'no segment'],
    ['fixed', 'no segment'],
    ['{team', "'{' that belongs to no segment"],
    ['team}', "'}' that belongs to no segment"],
    ['{{team}}', "'{' that belongs to no segment"],
    ['{team-{env}}', "'{' that belongs to no segment"],
    ['{}', "segment '{}'"],
    ['{Team}', "segment '{Team}'"],
    ['{te am}', "segment '{te am}'"],
    ['{__proto__}', "segment '{__proto__}'"],
    [`{${'a'.repeat(32)}}`, 'up to 31'],
    ['{team}-{team}', 'twice'],
    ['{team}_{env}', "'_'"],
    ['{team}.{env}', "'.'"],
    ['{team} {env}', "' '"],
    ['Ns-{team}', "'N'"],
    ['{team}-ü-{env}', "'ü'"],
    ['-{team}', 'hyphen'],
    ['{team}-', 'hyphen'],
    [`{team}${'x'.repeat(63)}`, 'leaves no room'],
    [`{team}${'x'.repeat(200)}`, 'longer than 200'],
    [
      Array.from({ length: 21 }, (_, index) => `{s${index}}`).join(''),
      'more than 20',
    ],
  ])('refuses %j, and says why', (text, problem) => {
    expect(parseNameTemplate(text)).toEqual({
      problem: expect.stringContaining(problem),
    });
  });

  it('either refuses a text or can put it together again', () => {
    const text = fc.array(
      fc.constantFrom('{', '}', '{a}', '{b}', '{a_1}', '-', 'x', 'X', ' ', '.'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(text, tokens => {
        const whole = tokens.join('');
        const parsed = parseNameTemplate(whole);
        expect(
          'problem' in parsed || composeName(parsed, name => `{${name}}`),
        ).toBe('problem' in parsed || whole);
      }),
    );
  });
});

describe('composeName', () => {
  const three = template('{team}-{project}-{env}');

  it.each([
    ['a', 'b', 'c', 'a-b-c'],
    ['', 'b', 'c', 'b-c'],
    ['a', '', 'c', 'a-c'],
    ['a', 'b', '', 'a-b'],
    ['', '', 'c', 'c'],
    ['', '', '', ''],
  ])(
    'leaves out the separator of what is left out: %j %j %j',
    (team, project, env, name) => {
      const values = new Map(Object.entries({ team, project, env }));
      expect(composeName(three, each => values.get(each) ?? '')).toBe(name);
    },
  );

  it('keeps what stands before all segments and behind them', () => {
    const values = new Map([['b', 'two']]);
    expect(
      composeName(template('ns-{a}-{b}-{c}-x'), each => values.get(each) ?? ''),
    ).toBe('ns-two-x');
  });
});
