import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ConfigReader, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import { parse } from 'yaml';
import { leavesOf } from './leavesOf';

/** Answers with the values of all keys that are declared `@visibility secret`. */
export type SecretEnumerator = (config: Config) => Iterable<string>;

/**
 * Secrets that are written into configuration files, by file and key. What comes from the environment (`${…}`, `$env`) or
 * from a file of its own (`$file`, `$include`) is not.
 *
 * @remarks
 * Which keys are secret, their packages declare. To find out where they are, every text of the file is replaced by its own
 * key first: then what is enumerated are keys, and no secret goes any further.
 */
export async function findPlainSecrets(
  files: readonly string[],
  enumerate: SecretEnumerator,
): Promise<string[]> {
  const found: string[] = [];
  for (const file of files) {
    const literals = keepLiterals(await readYaml(file));
    const keys = new Map(
      leavesOf(literals).map(({ key }, index) => [`key-${index}`, key]),
    );
    const marks = [...keys.keys()].values();
    const marked = mapLeaves(literals, () => marks.next().value);
    for (const mark of enumerate(new ConfigReader(marked as JsonObject))) {
      const key = keys.get(mark);
      if (key !== undefined) {
        found.push(`${key} in ${path.basename(file)}`);
      }
    }
  }
  return found;
}

async function readYaml(file: string): Promise<JsonValue> {
  try {
    return parse(await readFile(file, 'utf8')) ?? {};
  } catch (error) {
    // Not why: a parser quotes what it does not understand.
    throw new InputError(`The configuration file ${file} cannot be read`);
  }
}

/** Leaves out what is taken from elsewhere. */
function keepLiterals(value: JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) {
    return value.map(keepLiterals);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.keys(value).some(key => /^\$(file|env|include)$/.test(key))
      ? null
      : Object.fromEntries(
          Object.entries(value).map(([key, item]) => [key, keepLiterals(item)]),
        );
  }
  return typeof value === 'string' && /(?<!\$)\$\{/.test(value)
    ? null
    : (value ?? null);
}

/** Replaces every text and number, in the order of {@link leavesOf}. */
function mapLeaves(
  value: JsonValue,
  map: () => string | undefined,
): JsonValue | undefined {
  if (Array.isArray(value)) {
    return value.map(item => mapLeaves(item, map) ?? null);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        mapLeaves(item ?? null, map),
      ]),
    );
  }
  return typeof value === 'string' || typeof value === 'number' ? map() : value;
}
