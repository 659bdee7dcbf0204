import fc from 'fast-check';
import type { FieldProblem } from '../http/errors';
import { ParameterSchema, ParameterSchemaError } from './ParameterSchema';

type JsonObject = Record<string, unknown>;

function problemsOfSchema(schema: JsonObject): FieldProblem[] {
  try {
    ParameterSchema.compile(schema);
    return [];
  } catch (error) {
    if (error instanceof ParameterSchemaError) {
      return error.problems;
    }
    throw error;
  }
}

const withProperty = (property: JsonObject): JsonObject => ({
  type: 'object',
  properties: { x: property },
});

describe('ParameterSchema', () => {
  const size = ParameterSchema.compile({
    type: 'object',
    required: ['team'],
    properties: {
      team: { type: 'string', pattern: '^[a-z]+$', maxLength: 10 },
      size: { type: 'string', enum: ['small', 'large'], default: 'small' },
      nodes: { type: 'integer', minimum: 1, maximum: 9 },
      hosts: {
        type: 'array',
        items: {
          type: 'object',
          required: ['name'],
          properties: { name: { type: 'string' } },
        },
      },
    },
  });

  it('takes what the schema takes, with its defaults', () => {
    expect(size.check({ team: 'payments', nodes: 3 })).toEqual({
      parameters: { team: 'payments', nodes: 3, size: 'small' },
      problems: [],
    });
  });

  it('leaves what it was given as it was', () => {
    const given = { team: 'payments' };
    size.check(given);
    expect(given).toEqual({ team: 'payments' });
  });

  it.each<[JsonObject, FieldProblem[]]>([
    [{}, [{ field: 'parameters.team', message: 'is needed' }]],
    [
      { team: 'payments', nodes: 0, size: 'huge' },
      [
        {
          field: 'parameters.size',
          message: 'must be one of small, large',
        },
        { field: 'parameters.nodes', message: 'must be >= 1' },
      ],
    ],
    [
      { team: 'payments', hosts: [{ name: 'a' }, {}] },
      [{ field: 'parameters.hosts.1.name', message: 'is needed' }],
    ],
    [
      { team: 'payments', colour: 'red' },
      [
        {
          field: 'parameters.colour',
          message: 'is not a parameter that is known',
        },
      ],
    ],
    [
      { team: 'Payments' },
      [
        {
          field: 'parameters.team',
          message: 'must match pattern "^[a-z]+$"',
        },
      ],
    ],
  ])('says what is wrong with %j, and where', (parameters, problems) => {
    expect(size.check(parameters).problems).toEqual(problems);
  });

  it('takes what is not named where the schema says so', () => {
    const open = ParameterSchema.compile({
      type: 'object',
      additionalProperties: { type: 'integer' },
    });
    expect(open.check({ x: 1 }).problems).toEqual([]);
    expect(open.check({ x: 'a' }).problems).toEqual([
      { field: 'parameters.x', message: 'must be integer' },
    ]);
  });

  it('follows references within the schema, and conditions', () => {
    const schema = ParameterSchema.compile({
      type: 'object',
      properties: {
        kind: { type: 'string', enum: ['queue', 'topic'] },
        port: { $ref: '#/$defs/port' },
      },
      if: {
        type: 'object',
        required: ['kind'],
        properties: { kind: { type: 'string', const: 'queue' } },
      },
      then: {
        type: 'object',
        required: ['depth'],
        properties: { depth: { type: 'integer' } },
      },
      $defs: { port: { type: 'integer', maximum: 65_535 } },
    });
    expect(schema.check({ kind: 'queue', depth: 1, port: 1 }).problems).toEqual(
      [],
    );
    expect(schema.check({ kind: 'topic', port: 70_000 }).problems).toEqual([
      { field: 'parameters.port', message: 'must be <= 65535' },
    ]);
    expect(
      schema.check({ kind: 'queue' }).problems.map(({ field }) => field),
    ).toContain('parameters.depth');
  });

  it.each<[string, JsonObject]>([
    ['parameters_schema.type', {}],
    ['parameters_schema.type', { type: 'array' }],
    ['parameters_schema.properties.x.type', withProperty({ type: 'text' })],
    [
      'parameters_schema.properties.x',
      { type: 'object', properties: { x: 1 } },
    ],
    ['parameters_schema.properties', { type: 'object', properties: ['a'] }],
    [
      'parameters_schema.properties.x.pattern',
      withProperty({ type: 'string', pattern: '(' }),
    ],
    [
      'parameters_schema.properties.x.pattern',
      withProperty({ type: 'string', pattern: '(a)\\1' }),
    ],
    [
      'parameters_schema.properties.x.pattern',
      withProperty({ type: 'string', pattern: '(?=a)' }),
    ],
    [
      'parameters_schema.properties.x.pattern',
      withProperty({ type: 'string', pattern: '((a{30}){30}){30}' }),
    ],
    [
      'parameters_schema.patternProperties.(',
      { type: 'object', patternProperties: { '(': { type: 'string' } } },
    ],
    [
      'parameters_schema.properties.x.$ref',
      withProperty({ $ref: 'https://example.com/schema.json' }),
    ],
    [
      'parameters_schema.properties.x.$ref',
      withProperty({ $ref: '#/$defs/absent' }),
    ],
    ['parameters_schema.properties.x.$ref', withProperty({ $ref: '#' })],
    [
      'parameters_schema.properties.x.$dynamicRef',
      withProperty({ $dynamicRef: '#x' }),
    ],
    ['parameters_schema.$id', { type: 'object', $id: 'https://example.com/' }],
    [
      'parameters_schema.$schema',
      { type: 'object', $schema: 'http://json-schema.org/draft-07/schema#' },
    ],
    [
      'parameters_schema.properties.x.maxlength',
      withProperty({ type: 'string', maxlength: 3 }),
    ],
    [
      'parameters_schema.properties.__proto__',
      JSON.parse(
        '{"type":"object","properties":{"__proto__":{"type":"string"}}}',
      ),
    ],
    [
      'parameters_schema.properties.constructor',
      { type: 'object', properties: { constructor: { type: 'string' } } },
    ],
    [
      'parameters_schema.properties.x.default',
      JSON.parse(
        '{"type":"object","properties":{"x":{"type":"object","default":{"__proto__":{}}}}}',
      ),
    ],
    [
      'parameters_schema.properties.x.default',
      withProperty({ type: 'integer', default: 'many' }),
    ],
    ['parameters_schema', withProperty({ type: 'string', format: 'regex' })],
    ['parameters_schema', withProperty({ type: 'integer', minLength: 3 })],
    [
      'parameters_schema',
      {
        type: 'object',
        properties: { x: { $ref: '#/$defs/x' } },
        $defs: { x: { type: 'array', items: { $ref: '#/$defs/x' } } },
      },
    ],
  ])('refuses a schema, naming %s', (field, schema) => {
    const problems = problemsOfSchema(schema);
    expect(problems).toContainEqual({
      field,
      message: expect.stringMatching(/./),
    });
  });

  it('refuses a schema that grows out of all bounds with its references', () => {
    const $defs: JsonObject = { l0: { type: 'string' } };
    for (let level = 1; level <= 9; level += 1) {
      const $ref = `#/$defs/l${level - 1}`;
      $defs[`l${level}`] = { allOf: Array(10).fill({ $ref }) };
    }
    expect(
      problemsOfSchema({
        type: 'object',
        properties: { x: { $ref: '#/$defs/l9' } },
        $defs,
      }),
    ).toEqual([
      {
        field: 'parameters_schema',
        message: 'is too large, with its references followed',
      },
    ]);
  });

  it('refuses a schema that is nested very deeply, or very large', () => {
    let deep: JsonObject = { type: 'string' };
    for (let level = 0; level < 5_000; level += 1) {
      deep = { not: deep };
    }
    expect(problemsOfSchema(withProperty(deep))).toHaveLength(1);
    expect(
      problemsOfSchema({ type: 'object', description: 'x'.repeat(40_000) }),
    ).toHaveLength(1);
  });

  it('refuses parameters that are too many, too deep or too long before it looks at them', () => {
    const any = ParameterSchema.compile({
      type: 'object',
      additionalProperties: true,
    });
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) {
      deep = [deep];
    }
    for (const x of [deep, Array(501).fill(1), 'x'.repeat(17_000)]) {
      expect(any.check({ x }).problems).toEqual([
        { field: 'parameters', message: expect.stringContaining('at most') },
      ]);
    }
  });

  it('refuses keys that change prototypes, wherever they are', () => {
    const any = ParameterSchema.compile({
      type: 'object',
      additionalProperties: true,
    });
    for (const text of [
      '{"__proto__":{"admin":true}}',
      '{"x":[{"constructor":{"prototype":{}}}]}',
      '{"x":{"prototype":1}}',
    ]) {
      expect(any.check(JSON.parse(text)).problems).toEqual([
        {
          field: expect.stringMatching(/^parameters/),
          message: expect.stringContaining('must not hold'),
        },
      ]);
    }
    expect({}).not.toHaveProperty('admin');
  });

  it('either takes a schema or says what is wrong with it, and then answers soon', () => {
    const keyword = fc.constantFrom(
      ...['type', 'properties', 'items', 'allOf', 'anyOf', 'not', 'if', 'then'],
      ...['required', 'enum', 'const', 'default', 'pattern', 'format', '$ref'],
      ...['$defs', 'minimum', 'multipleOf', 'uniqueItems', 'prefixItems'],
      ...['additionalProperties', 'patternProperties', 'dependentRequired'],
    );
    const { schema: anySchema } = fc.letrec(tie => ({
      schema: fc.dictionary(keyword, tie('value'), { maxKeys: 4 }),
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(
          ...['object', 'string', 'array', 'integer', '^a+$', '(', 'uri'],
          ...['#/$defs/a', '#', '__proto__', 'a`;${1}', '"]);throw 1;//'],
        ),
        fc.boolean(),
        fc.integer(),
        fc.array(tie('value'), { maxLength: 3 }),
        tie('schema'),
        fc.dictionary(
          fc.constantFrom('a', 'b', '"]);throw 1;//', '${a}', '\u2028'),
          tie('schema'),
          { maxKeys: 3 },
        ),
      ),
    }));
    fc.assert(
      fc.property(anySchema, fc.jsonValue(), (schema, x) => {
        const whole = { ...(schema as JsonObject), type: 'object' };
        const isTaken = problemsOfSchema(whole).length === 0;
        const problems = isTaken
          ? ParameterSchema.compile(whole).check({ x }).problems
          : [];
        expect(problems.every(({ field }) => /^parameters/.test(field))).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('answers for any JSON, and never takes what is not as the schema says', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue(), {
          maxKeys: 5,
        }),
        parameters => {
          const { problems, parameters: found } = size.check(parameters);
          expect(problems.length === 0).toBe(
            typeof found.team === 'string' && /^[a-z]{1,10}$/.test(found.team),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
