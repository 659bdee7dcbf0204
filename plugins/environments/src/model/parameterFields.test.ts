import {
  defaultParameters,
  parameterProblem,
  readParameterFields,
  toParameters,
  toParameterValues,
  type ParameterValue,
} from './parameterFields';

const schema = {
  type: 'object',
  required: ['tier', 'public'],
  properties: {
    tier: { type: 'string', title: 'Tier', enum: ['low', 'high'] },
    public: { type: 'boolean' },
    replicas: { type: 'integer', minimum: 1, maximum: 5, default: 2 },
    ratio: { type: 'number' },
    contact: { type: 'string', minLength: 3, maxLength: 5 },
    ports: { type: 'array', items: { type: 'integer' }, default: [80] },
    odd: { enum: ['a', 1] },
  },
};
const fields = readParameterFields(schema);

function fieldOf(name: string) {
  const field = fields.find(candidate => candidate.name === name);
  if (!field) {
    throw new Error(`There is no ${name}`);
  }
  return field;
}

describe('readParameterFields', () => {
  it('gives flat types a field of their own, and everything else one for JSON', () => {
    expect(fields.map(({ name, kind }) => [name, kind])).toEqual([
      ['tier', 'choice'],
      ['public', 'boolean'],
      ['replicas', 'integer'],
      ['ratio', 'number'],
      ['contact', 'text'],
      ['ports', 'json'],
      ['odd', 'json'],
    ]);
    expect(fieldOf('tier')).toMatchObject({ title: 'Tier', isRequired: true });
    expect(fieldOf('replicas')).toMatchObject({
      title: 'replicas',
      isRequired: false,
    });
  });

  it.each([[undefined], [{}], [{ properties: 'none' }]])(
    'has no fields for %j',
    none => {
      expect(readParameterFields(none)).toEqual([]);
    },
  );
});

it('begins with the defaults, and with no where yes or no has to be said', () => {
  expect(defaultParameters(fields)).toEqual({
    public: false,
    replicas: 2,
    ports: '[\n  80\n]',
  });
});

it('sends what was given as what it is, and reads it back', () => {
  const values = { tier: 'low', public: false, ports: '[1, 2]', contact: '' };
  const sent = { tier: 'low', public: false, ports: [1, 2] };
  expect(toParameters(fields, values)).toEqual(sent);
  expect(toParameters(fields, {})).toBeUndefined();
  expect(
    toParameterValues(fields, { ...sent, unknown: 1, ratio: 'x' }),
  ).toEqual({ tier: 'low', public: false, ports: '[\n  1,\n  2\n]' });
});

it.each<[string, ParameterValue | undefined, string | undefined]>([
  ['tier', undefined, 'choose'],
  ['tier', 'middle', 'choose'],
  ['tier', 'low', undefined],
  ['public', undefined, 'required'],
  ['public', false, undefined],
  ['replicas', undefined, undefined],
  ['replicas', 0, 'min'],
  ['replicas', 6, 'max'],
  ['replicas', 1.5, 'notInteger'],
  ['ratio', 1.5, undefined],
  ['ratio', 'many', 'notNumber'],
  ['contact', 'ab', 'minLength'],
  ['contact', 'abcdef', 'maxLength'],
  ['contact', '😀😀😀😀😀', undefined],
  ['ports', '[80', 'notJson'],
  ['ports', '[80]', undefined],
])('says of %s with %j: %s', (name, value, problem) => {
  expect(parameterProblem(fieldOf(name), value)?.key).toBe(problem);
});
