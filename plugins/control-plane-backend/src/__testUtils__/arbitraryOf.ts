import fc from 'fast-check';

/** The parts of a JSON schema that the contract uses. */
export type ContractSchema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  items?: ContractSchema;
  properties?: Record<string, ContractSchema>;
  required?: string[];
};

/** The schema that a reference names, or the schema itself. */
export function resolveSchema<T extends { $ref?: string }>(
  document: object,
  schema: T,
): T {
  if (!schema.$ref) {
    return schema;
  }
  const found = schema.$ref
    .replace('#/', '')
    .split('/')
    .reduce<unknown>(
      (parent, key) => (parent as Record<string, unknown>)[key],
      document,
    );
  return resolveSchema(document, found as T);
}

/** Values that meet a schema of the contract. */
export function arbitraryOf(
  document: object,
  reference: ContractSchema,
): fc.Arbitrary<unknown> {
  const schema = resolveSchema(document, reference);
  if (schema.enum) {
    return fc.constantFrom(...schema.enum);
  }
  if (Array.isArray(schema.type)) {
    return fc.oneof(
      ...schema.type.map(type => arbitraryOf(document, { ...schema, type })),
    );
  }
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'string':
      return stringOf(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum, max: schema.maximum });
    case 'number':
      return fc.double({
        min: schema.minimum,
        max: schema.maximum,
        noNaN: true,
        noDefaultInfinity: true,
      });
    case 'boolean':
      return fc.boolean();
    case 'array': {
      const items = arbitraryOf(document, schema.items ?? {});
      const maxLength = Math.min(schema.maxItems ?? 5, 5);
      return schema.uniqueItems
        ? fc.uniqueArray(items, { maxLength })
        : fc.array(items, { maxLength });
    }
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, property]) => [
            name,
            arbitraryOf(document, property),
          ]),
        ),
        { requiredKeys: schema.required ?? [] },
      );
    default:
      throw new Error(`No arbitrary for ${JSON.stringify(schema)}`);
  }
}

function stringOf(schema: ContractSchema): fc.Arbitrary<string> {
  if (schema.format === 'uuid') {
    return fc.uuid();
  }
  if (schema.format === 'date') {
    return stringOf({ format: 'date-time' }).map(time => time.slice(0, 10));
  }
  if (schema.format === 'date-time') {
    return fc
      .date({
        min: new Date('0001-01-01'),
        max: new Date('9999-12-31'),
        noInvalidDate: true,
      })
      .map(date => date.toISOString());
  }
  const { minLength = 0, maxLength = 300 } = schema;
  return schema.pattern
    ? fc
        .stringMatching(new RegExp(schema.pattern, 'u'))
        .filter(text => text.length >= minLength && text.length <= maxLength)
    : fc.string({ unit: 'binary', minLength, maxLength });
}
