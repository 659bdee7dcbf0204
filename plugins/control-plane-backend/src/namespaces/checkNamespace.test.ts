import fc from 'fast-check';
import { junkText } from '../__testUtils__';
import { checkMetadata, checkName } from './checkNamespace';
import { defaultRules, readRules, type WrittenRules } from './NamespaceRuleSet';

function rulesOf(rules: Partial<WrittenRules> = {}) {
  const read = readRules({ ...defaultRules, ...rules });
  if ('problems' in read) {
    throw new Error(JSON.stringify(read.problems));
  }
  return read.rules;
}

const good = { team: 'payments', project: 'api', env: 'dev' };
const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

describe('checkName', () => {
  it('puts a name together', () => {
    expect(checkName(rulesOf(), good)).toEqual({
      composite_name: 'payments-api-dev',
      problems: [],
    });
  });

  it('names every segment that is wrong in one answer', () => {
    const { problems, composite_name } = checkName(
      rulesOf({
        template: '{team}-{project}-{env}-{region}',
        segments: {
          env: { required: true, values: ['dev', 'prod'] },
          region: { required: true, pattern: '[a-z]{2}' },
        },
      }),
      { team: 'Payments', env: 'test', region: 'euw', color: 'red' },
    );
    expect(problems).toEqual([
      {
        field: 'name_components.color',
        message: 'is no segment of {team}-{project}-{env}-{region}',
      },
      {
        field: 'name_components.team',
        message: 'has upper-case letters; names are lower case',
      },
      { field: 'name_components.project', message: 'is needed' },
      {
        field: 'name_components.env',
        message: 'must be one of dev, prod',
      },
      {
        field: 'name_components.region',
        message: 'must match [a-z]{2}',
      },
    ]);
    expect(composite_name).toBe('Payments-{project}-test-euw');
  });

  it('says how long a name is that is too long, and which segments are', () => {
    const { problems } = checkName(rulesOf(), {
      team: 'a'.repeat(40),
      project: 'b'.repeat(25),
      env: 'dev',
    });
    expect(problems).toEqual([
      {
        field: 'name_components',
        message:
          'make a name of 70 characters, 7 more than the 63 that a name may have: team has 40, project has 25, env has 3',
      },
    ]);
  });

  it('lets a segment be left out that a rule does not demand', () => {
    const rules = rulesOf({ segments: { project: { required: false } } });
    expect(checkName(rules, { team: 'payments', env: 'dev' })).toEqual({
      composite_name: 'payments-dev',
      problems: [],
    });
  });

  it('needs something to make a name of', () => {
    const rules = rulesOf({
      template: '{team}',
      segments: { team: { required: false } },
    });
    expect(checkName(rules, {}).problems).toEqual([
      expect.objectContaining({ field: 'name_components' }),
    ]);
  });

  it('holds what a pattern lets through to what names may be', () => {
    const rules = rulesOf({
      template: '{team}',
      segments: { team: { required: true, pattern: '.*' } },
    });
    for (const team of ['a_b', 'a.b', 'a b', 'ä', 'a\n', '-a', 'a-', 'A']) {
      expect([team, checkName(rules, { team }).problems.length]).toEqual([
        team,
        1,
      ]);
    }
  });

  it('takes no segments from prototypes', () => {
    const { problems } = checkName(
      rulesOf({ template: '{constructor}-{team}' }),
      { team: 'payments' },
    );
    expect(problems).toEqual([
      { field: 'name_components.constructor', message: 'is needed' },
    ]);
  });

  it('answers, whatever it is given, with a name that is legal or with a field', () => {
    const value = fc.oneof(
      junkText,
      fc.string({ maxLength: 80 }),
      fc.string({ unit: fc.constantFrom('a', 'Z', '-', '9'), maxLength: 40 }),
      fc.stringMatching(/^[a-z0-9][-a-z0-9]{0,30}$/),
    );
    const rule = fc.record(
      {
        required: fc.boolean(),
        pattern: fc.constantFrom<string[]>(
          '.*',
          '[a-z]+',
          'a|b',
          '[a-z0-9-]{0,20}',
        ),
        values: fc.constant<string[]>(['dev', 'prod']),
      },
      { requiredKeys: ['required'] },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(
          '{team}-{project}-{env}',
          '{team}{env}',
          'x-{env}',
          '{project}-1',
        ),
        fc.dictionary(fc.constantFrom('team', 'project', 'env'), rule),
        fc.dictionary(
          fc.constantFrom('team', 'project', 'env', '__proto__', 'color'),
          value,
        ),
        (template, segments, components) => {
          const known = Object.fromEntries(
            Object.entries(segments).filter(([name]) =>
              template.includes(`{${name}}`),
            ),
          );
          const { composite_name, problems } = checkName(
            rulesOf({ template, segments: known }),
            components,
          );
          expect(problems.length > 0 || label.test(composite_name)).toBe(true);
          for (const { field, message } of problems) {
            expect(field).toMatch(/^name_components(\..+)?$/s);
            expect(message).not.toBe('');
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('checkMetadata', () => {
  const rules = rulesOf({
    metadata: {
      'cost-center': { required: true, pattern: '[0-9]{4}' },
      tier: { required: false, values: ['gold', 'silver'] },
    },
  });

  it('names every key that is wrong, and leaves the others free', () => {
    expect(checkMetadata(rules, { tier: 'tin', note: 'anything' })).toEqual([
      { field: 'metadata.cost-center', message: 'is needed' },
      { field: 'metadata.tier', message: 'must be one of gold, silver' },
    ]);
    expect(checkMetadata(rules, { 'cost-center': '12345' })).toEqual([
      { field: 'metadata.cost-center', message: 'must match [0-9]{4}' },
    ]);
    expect(
      checkMetadata(rules, { 'cost-center': '1234', tier: 'gold' }),
    ).toEqual([]);
  });

  it('takes blanks for nothing', () => {
    expect(checkMetadata(rules, { 'cost-center': '  ' })).toEqual([
      { field: 'metadata.cost-center', message: 'is needed' },
    ]);
  });
});

describe('readRules', () => {
  it('names everything that is wrong with rules', () => {
    expect(
      readRules({
        template: '{team}-{env}',
        segments: {
          project: { required: true },
          team: { required: true, pattern: '(' },
          env: { required: true, values: ['dev', 'Prod'] },
        },
        metadata: { owner: { required: true, pattern: '(?=a)' } },
      }),
    ).toEqual({
      problems: [
        expect.objectContaining({ field: 'segments.project' }),
        expect.objectContaining({ field: 'segments.team.pattern' }),
        expect.objectContaining({ field: 'segments.env.values.1' }),
        expect.objectContaining({ field: 'metadata.owner.pattern' }),
      ],
    });
    expect(readRules({ ...defaultRules, template: '{}' })).toEqual({
      problems: [expect.objectContaining({ field: 'template' })],
    });
  });
});
