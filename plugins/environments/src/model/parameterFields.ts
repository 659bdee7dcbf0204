/** A value of a parameter as a form has it; what a form has no field for is JSON as text. */
export type ParameterValue = string | number | boolean;
/** Values of parameters by name; what was not given is left out. */
export type ParameterValues = Record<string, ParameterValue>;

/** A parameter of a class as a form asks for it. */
export type ParameterField = {
  name: string;
  title: string;
  description?: string;
  isRequired: boolean;
  kind: 'text' | 'number' | 'integer' | 'boolean' | 'choice' | 'json';
  /** Of a choice. */
  choices: string[];
  min?: number;
  max?: number;
  minLength?: number;
  maxLength?: number;
  default?: ParameterValue;
};

/** What is wrong with a value: the words are in the translations under `parameters`. */
export type ParameterProblem = {
  key:
    | 'required'
    | 'choose'
    | 'notJson'
    | 'notNumber'
    | 'notInteger'
    | 'min'
    | 'max'
    | 'minLength'
    | 'maxLength';
  values?: { min?: string; max?: string };
};

type Schema = Record<string, unknown>;

/**
 * The fields of a form for a JSON Schema. Flat types get a field of their own, everything else one for JSON; the control
 * plane has the last word on all of it.
 */
export function readParameterFields(
  schema: Schema | undefined,
): ParameterField[] {
  if (!isSchema(schema?.properties)) {
    return [];
  }
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(schema.properties).map(([name, property]) =>
    readField(
      name,
      isSchema(property) ? property : {},
      required.includes(name),
    ),
  );
}

/** What a form begins with: the defaults of the schema. */
export function defaultParameters(fields: ParameterField[]): ParameterValues {
  const values: ParameterValues = {};
  for (const field of fields) {
    if (field.default !== undefined) {
      values[field.name] = field.default;
    } else if (field.kind === 'boolean' && field.isRequired) {
      values[field.name] = false;
    }
  }
  return values;
}

/** Parameters as a form has them. What the schema has no field for is left out. */
export function toParameterValues(
  fields: ParameterField[],
  parameters: Record<string, unknown>,
): ParameterValues {
  const values: ParameterValues = {};
  for (const field of fields) {
    const value = toValue(field, parameters[field.name]);
    if (value !== undefined) {
      values[field.name] = value;
    }
  }
  return values;
}

/** Parameters as they are sent; absent where there are none. What is not JSON stays text, and is refused. */
export function toParameters(
  fields: ParameterField[],
  values: ParameterValues,
): Record<string, unknown> | undefined {
  const given = fields.filter(({ name }) => isGiven(values[name]));
  return given.length === 0
    ? undefined
    : Object.fromEntries(
        given.map(({ name, kind }) => [
          name,
          kind === 'json' ? parse(values[name]) : values[name],
        ]),
      );
}

/** What is wrong with a value, as far as a form can tell. */
export function parameterProblem(
  field: ParameterField,
  value: ParameterValue | undefined,
): ParameterProblem | undefined {
  if (!isGiven(value)) {
    return field.isRequired
      ? { key: field.kind === 'choice' ? 'choose' : 'required' }
      : undefined;
  }
  switch (field.kind) {
    case 'number':
    case 'integer':
      return numberProblem(field, value);
    case 'choice':
      return field.choices.includes(String(value))
        ? undefined
        : { key: 'choose' };
    case 'text':
      return textProblem(field, String(value));
    case 'json':
      return parse(value) === undefined ? { key: 'notJson' } : undefined;
    default:
      return undefined;
  }
}

function readField(
  name: string,
  property: Schema,
  isRequired: boolean,
): ParameterField {
  const kind = kindOf(property);
  const field: ParameterField = {
    name,
    title: text(property.title) ?? name,
    description: text(property.description),
    isRequired,
    kind,
    choices: kind === 'choice' ? (property.enum as string[]) : [],
    min: number(property.minimum),
    max: number(property.maximum),
    minLength: number(property.minLength),
    maxLength: number(property.maxLength),
  };
  return { ...field, default: toValue(field, property.default) };
}

function kindOf({ type, enum: choices }: Schema): ParameterField['kind'] {
  if (choices !== undefined) {
    return Array.isArray(choices) &&
      choices.every(choice => typeof choice === 'string')
      ? 'choice'
      : 'json';
  }
  switch (type) {
    case 'string':
      return 'text';
    case 'number':
    case 'integer':
    case 'boolean':
      return type;
    default:
      return 'json';
  }
}

function toValue(
  { kind }: ParameterField,
  value: unknown,
): ParameterValue | undefined {
  if (value === undefined) {
    return undefined;
  }
  switch (kind) {
    case 'json':
      return JSON.stringify(value, null, 2);
    case 'number':
    case 'integer':
      return number(value);
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    default:
      return text(value);
  }
}

function numberProblem(
  { kind, min, max }: ParameterField,
  value: ParameterValue | undefined,
): ParameterProblem | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return { key: 'notNumber' };
  }
  if (kind === 'integer' && !Number.isInteger(value)) {
    return { key: 'notInteger' };
  }
  if (min !== undefined && value < min) {
    return { key: 'min', values: { min: String(min) } };
  }
  return max !== undefined && value > max
    ? { key: 'max', values: { max: String(max) } }
    : undefined;
}

/** Patterns are left to the control plane, which matches them in linear time: one from a schema could stop the page. */
function textProblem(
  { minLength, maxLength }: ParameterField,
  value: string,
): ParameterProblem | undefined {
  const { length } = [...value];
  if (minLength !== undefined && length < minLength) {
    return { key: 'minLength', values: { min: String(minLength) } };
  }
  return maxLength !== undefined && length > maxLength
    ? { key: 'maxLength', values: { max: String(maxLength) } }
    : undefined;
}

function isGiven(value: ParameterValue | undefined): boolean {
  return value !== undefined && value !== '';
}

function parse(value: ParameterValue | undefined): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return undefined;
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
