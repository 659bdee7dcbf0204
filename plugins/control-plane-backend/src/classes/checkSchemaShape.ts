import type { FieldProblem } from '../http/errors';
import { problemOfPattern } from '../namespaces/ValueRule';

type JsonObject = Record<string, unknown>;

const dialect = 'https://json-schema.org/draft/2020-12/schema';
const depthMax = 10;
/** Sub-schemas with all references followed, which is what a check of parameters may go through for each value. */
const weightMax = 1_000;
const bytesMax = 32_768;

const single = new Set([
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'items',
  'unevaluatedItems',
  'contains',
  'not',
  'if',
  'then',
  'else',
]);
const listed = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const named = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
]);
const plain = new Set([
  '$schema',
  '$ref',
  '$comment',
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'type',
  'enum',
  'const',
  'multipleOf',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'format',
  'maxItems',
  'minItems',
  'uniqueItems',
  'maxContains',
  'minContains',
  'maxProperties',
  'minProperties',
  'required',
  'dependentRequired',
]);

/** Names that change the prototype of whoever merges them into something. */
export const prototypeKeys: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
]);

/** How deeply a value is nested, and how many values are in it; stops as soon as either is too much. */
export function exceeds(
  value: unknown,
  limits: { depth: number; values: number },
): boolean {
  let waiting = [value];
  let values = 0;
  for (let depth = 0; waiting.length > 0; depth += 1) {
    values += waiting.length;
    if (depth > limits.depth || values > limits.values) {
      return true;
    }
    waiting = waiting.flatMap(each =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
  }
  return false;
}

/** Says why a schema is too large to be looked at; `undefined` when it is not. */
export function problemOfSize(schema: JsonObject): string | undefined {
  return exceeds(schema, { depth: 4 * depthMax, values: bytesMax }) ||
    Buffer.byteLength(JSON.stringify(schema)) > bytesMax
    ? `must have ${bytesMax} bytes at most, and not be nested deeply`
    : undefined;
}

class Walk {
  readonly #root: JsonObject;
  readonly #problems: FieldProblem[];

  constructor(root: JsonObject, problems: FieldProblem[]) {
    this.#root = root;
    this.#problems = problems;
  }

  /** Looks at a schema and all that are written in it. */
  visit(schema: unknown, path: readonly string[]): void {
    if (typeof schema === 'boolean') {
      return;
    }
    if (!isObject(schema)) {
      this.#report(path, 'must be a schema');
      return;
    }
    if (path.length > 2 * depthMax) {
      this.#report(path, 'is nested too deeply');
      return;
    }
    for (const [keyword, value] of Object.entries(schema)) {
      this.#visitKeyword(keyword, value, [...path, keyword]);
    }
  }

  /** Follows references, which a schema could use to grow out of all bounds, or without an end. */
  checkWeight(): FieldProblem[] {
    let weight = 0;
    const follow = (schema: unknown, refs: readonly string[]): string => {
      weight += 1;
      if (weight > weightMax || refs.length > depthMax) {
        return 'is too large, with its references followed';
      }
      if (!isObject(schema)) {
        return '';
      }
      const { $ref } = schema;
      if (typeof $ref === 'string') {
        if (refs.includes($ref)) {
          return `must not refer to itself, as ${$ref} does`;
        }
        const problem = follow(this.#find($ref), [...refs, $ref]);
        if (problem) {
          return problem;
        }
      }
      for (const inside of schemasIn(schema)) {
        const problem = follow(inside, refs);
        if (problem) {
          return problem;
        }
      }
      return '';
    };
    const message = follow(this.#root, []);
    return message ? [{ field: '', message }] : [];
  }

  #visitKeyword(
    keyword: string,
    value: unknown,
    path: readonly string[],
  ): void {
    if (single.has(keyword)) {
      this.visit(value, path);
    } else if (listed.has(keyword)) {
      if (!Array.isArray(value)) {
        this.#report(path, 'must be a list of schemas');
        return;
      }
      value.forEach((each, index) => this.visit(each, [...path, `${index}`]));
    } else if (named.has(keyword)) {
      this.#visitNamed(keyword, value, path);
    } else if (!plain.has(keyword)) {
      this.#report(path, 'is not a keyword that is supported');
    } else if (keyword === '$ref') {
      this.#checkReference(value, path);
    } else if (keyword === '$schema' && value !== dialect) {
      this.#report(path, `must be ${dialect}`);
    } else if (keyword === 'pattern') {
      this.#checkPattern(value, path);
    } else if (holdsPrototypeKey(value)) {
      this.#report(path, `must not hold ${[...prototypeKeys].join(', ')}`);
    }
  }

  #visitNamed(keyword: string, value: unknown, path: readonly string[]): void {
    if (!isObject(value)) {
      this.#report(path, 'must be schemas by name');
      return;
    }
    for (const [name, schema] of Object.entries(value)) {
      if (prototypeKeys.has(name)) {
        this.#report([...path, name], 'must have another name');
      } else if (keyword === 'patternProperties') {
        this.#checkPattern(name, [...path, name]);
      }
      this.visit(schema, [...path, name]);
    }
  }

  #checkReference(value: unknown, path: readonly string[]): void {
    if (typeof value !== 'string' || this.#find(value) === undefined) {
      this.#report(path, 'must be #/$defs/ and a name that is there');
    }
  }

  #checkPattern(value: unknown, path: readonly string[]): void {
    const problem =
      typeof value === 'string'
        ? problemOfPattern(value)
        : 'must be a pattern in the syntax of RE2';
    if (problem) {
      this.#report(path, problem);
    }
  }

  #find(reference: string): unknown {
    const { $defs } = this.#root;
    const [, name = ''] =
      /^#\/\$defs\/([A-Za-z0-9._-]+)$/.exec(reference) ?? [];
    return isObject($defs) && Object.hasOwn($defs, name)
      ? $defs[name]
      : undefined;
  }

  #report(path: readonly string[], message: string): void {
    this.#problems.push({ field: path.join('.'), message });
  }
}

/**
 * Finds what a schema of parameters must not have: what is not known, what refers outside or to itself, what could take
 * long. What is left always ends, soon.
 */
export function checkSchemaShape(schema: JsonObject): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (schema.type !== 'object') {
    problems.push({ field: 'type', message: 'must be object' });
  }
  const walk = new Walk(schema, problems);
  walk.visit(schema, []);
  return problems.length > 0 ? problems : walk.checkWeight();
}

function schemasIn(schema: JsonObject): unknown[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (single.has(keyword)) {
      return [value];
    }
    const holdsMany =
      listed.has(keyword) || (named.has(keyword) && keyword !== '$defs');
    return holdsMany && typeof value === 'object' && value !== null
      ? Object.values(value)
      : [];
  });
}

function holdsPrototypeKey(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).some(
      ([key, inside]) =>
        (!Array.isArray(value) && prototypeKeys.has(key)) ||
        holdsPrototypeKey(inside),
    )
  );
}

/** Whether a value is an object, but no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
