import Ajv2020, {
  type ErrorObject,
  type ValidateFunction,
} from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { LRUCache } from 'lru-cache';
import { RE2JS } from 're2js';
import type { FieldProblem } from '../http/errors';
import { canonicalJson } from '../plans/canonicalJson';
import {
  checkSchemaShape,
  exceeds,
  isObject,
  problemOfSize,
  prototypeKeys,
} from './checkSchemaShape';

type JsonObject = Record<string, unknown>;

const field = 'parameters';
const schemaField = 'parameters_schema';
const problemsMax = 20;
const bytesMax = 16_384;
const depthMax = 8;
const valuesMax = 500;
/** A pattern takes time by the length of the text; what is longer does not match. */
const matchedLengthMax = 1_000;

/** As Ajv wants it: patterns that are matched in linear time. It keeps patterns apart by their `toString`. */
const linearRegExp = Object.assign(
  (pattern: string) => {
    const compiled = RE2JS.compile(pattern);
    return {
      test: (text: string) =>
        text.length <= matchedLengthMax && compiled.matcher(text).find(),
      toString: () => pattern,
    };
  },
  { code: 'linearRegExp' },
);

const ajv = new Ajv2020({
  strict: true,
  strictTypes: true,
  strictTuples: false,
  allowUnionTypes: true,
  allErrors: true,
  useDefaults: true,
  logger: false,
  // What is unknown to a schema is looked up nowhere.
  loadSchema: undefined,
  code: { regExp: linearRegExp },
});
addFormats(ajv, [
  'date',
  'time',
  'date-time',
  'duration',
  'uri',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uuid',
]);

const known = new LRUCache<string, ParameterSchema>({ max: 200 });

/** What parameters were found to be. */
export type CheckedParameters = {
  /** With the defaults of the schema. */
  parameters: JsonObject;
  problems: FieldProblem[];
};

/** A schema that cannot be used, with everything that is wrong with it. */
export class ParameterSchemaError extends Error {
  name = 'ParameterSchemaError';

  constructor(readonly problems: FieldProblem[]) {
    super(
      problems.map(problem => `${problem.field} ${problem.message}`).join('; '),
    );
  }
}

/** The JSON Schema (2020-12) of the parameters of a class, compiled. */
export class ParameterSchema {
  readonly #validate: ValidateFunction;

  private constructor(validate: ValidateFunction) {
    this.#validate = validate;
  }

  /**
   * Compiles a schema. What it does not name is refused in parameters, unless it says otherwise by `additionalProperties`
   * or `unevaluatedProperties`.
   *
   * @throws `ParameterSchemaError` that says what is wrong, and where.
   */
  static compile(schema: JsonObject): ParameterSchema {
    const message = problemOfSize(schema);
    if (message) {
      throw new ParameterSchemaError([{ field: schemaField, message }]);
    }
    const key = canonicalJson(schema);
    const before = known.get(key);
    if (before) {
      return before;
    }
    const compiled = new ParameterSchema(compile(schema));
    compiled.#checkDefaults(schema);
    known.set(key, compiled);
    return compiled;
  }

  /**
   * What is wrong with parameters, each problem with its field such as `parameters.size`; and the parameters as they count:
   * those that are left out have their defaults.
   */
  check(parameters: JsonObject): CheckedParameters {
    const problems = checkSize(parameters) ?? checkKeys(parameters, field);
    if (problems.length > 0) {
      return { parameters: {}, problems };
    }
    const filled = structuredClone(parameters);
    return this.#validate(filled)
      ? { parameters: filled, problems: [] }
      : { parameters: {}, problems: problemsOf(this.#validate.errors) };
  }

  /** A default that is refused would refuse everybody who relies on it. */
  #checkDefaults({ properties }: JsonObject): void {
    this.#validate({});
    const refused = problemsOf(this.#validate.errors).filter(problem => {
      const [, name] = problem.field.split('.');
      const property = isObject(properties) ? properties[name] : undefined;
      return isObject(property) && Object.hasOwn(property, 'default');
    });
    if (refused.length > 0) {
      throw new ParameterSchemaError(
        refused.map(problem => ({
          field: `${schemaField}.properties.${problem.field.split('.')[1]}.default`,
          message: problem.message,
        })),
      );
    }
  }
}

function compile(schema: JsonObject): ValidateFunction {
  const found = checkSchemaShape(schema);
  if (found.length > 0) {
    throw new ParameterSchemaError(
      found.slice(0, problemsMax).map(problem => ({
        field: [schemaField, problem.field].filter(Boolean).join('.'),
        message: problem.message,
      })),
    );
  }
  if (!ajv.validateSchema(schema)) {
    throw new ParameterSchemaError(problemsOf(ajv.errors, schemaField));
  }
  const closed = {
    ...('additionalProperties' in schema
      ? {}
      : { unevaluatedProperties: false }),
    ...structuredClone(schema),
  };
  try {
    return ajv.compile(closed);
  } catch (error) {
    throw new ParameterSchemaError([
      {
        field: schemaField,
        message: error instanceof Error ? error.message : String(error),
      },
    ]);
  } finally {
    // Ajv would keep it for good.
    ajv.removeSchema(closed);
  }
}

function checkSize(parameters: JsonObject): FieldProblem[] | undefined {
  if (exceeds(parameters, { depth: depthMax, values: valuesMax })) {
    return [
      {
        field,
        message: `must have ${valuesMax} values at most, nested ${depthMax} times at most`,
      },
    ];
  }
  return Buffer.byteLength(JSON.stringify(parameters)) > bytesMax
    ? [{ field, message: `must have ${bytesMax} bytes at most` }]
    : undefined;
}

function checkKeys(value: unknown, path: string): FieldProblem[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inside]) =>
        !Array.isArray(value) && prototypeKeys.has(key)
          ? [{ field: path, message: `must not hold ${key}` }]
          : checkKeys(inside, `${path}.${key}`),
      )
    : [];
}

/** One for each field: what follows from it is told by Ajv as well, and helps nobody. */
function problemsOf(
  errors: readonly ErrorObject[] | null | undefined,
  root = field,
): FieldProblem[] {
  const problems = new Map<string, FieldProblem>();
  for (const error of errors ?? []) {
    const name = [root, ...stepsOf(error)].join('.');
    if (error.keyword !== 'if' && !problems.has(name)) {
      problems.set(name, { field: name, message: messageOf(error) });
    }
  }
  return [...problems.values()].slice(0, problemsMax);
}

function stepsOf({ instancePath, keyword, params }: ErrorObject): string[] {
  const steps = instancePath
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const own: Record<string, unknown> = {
    required: params.missingProperty,
    dependentRequired: params.missingProperty,
    additionalProperties: params.additionalProperty,
    unevaluatedProperties: params.unevaluatedProperty,
  };
  const last = own[keyword];
  return typeof last === 'string' ? [...steps, last] : steps;
}

function messageOf({ keyword, params, message = '' }: ErrorObject): string {
  if (keyword === 'required' || keyword === 'dependentRequired') {
    return 'is needed';
  }
  if (
    keyword === 'additionalProperties' ||
    keyword === 'unevaluatedProperties'
  ) {
    return 'is not a parameter that is known';
  }
  if (keyword === 'enum' && Array.isArray(params.allowedValues)) {
    const values = params.allowedValues
      .slice(0, problemsMax)
      .map(value =>
        typeof value === 'string' ? value : JSON.stringify(value),
      );
    return `must be one of ${values.join(', ')}`;
  }
  return message;
}
