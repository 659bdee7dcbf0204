import { LRUCache } from 'lru-cache';
import { RE2JS } from 're2js';
import type { NamespaceRules } from '@groundwork/plugin-control-plane-common';

/** What a text has to be. */
export type ValueRule = NamespaceRules['segments'][string];

const patternLengthMax = 200;
const valueLengthMax = 1_000;
/**
 * The time that a match takes is at most the size of the compiled pattern times the length of the text, so that limits on
 * both are one on the time, for every pattern.
 */
const programSizeMax = 500;

const compiled = new LRUCache<string, RE2JS>({ max: 500 });

/** Says what is wrong with a pattern; `undefined` when it can be used. */
export function problemOfPattern(pattern: string): string | undefined {
  if (pattern.length > patternLengthMax) {
    return `must not be longer than ${patternLengthMax}`;
  }
  try {
    return compile(pattern).programSize() > programSizeMax
      ? 'repeats too much: counted repetitions multiply'
      : undefined;
  } catch {
    return 'is no pattern in the syntax of RE2, which has neither references back nor looking around';
  }
}

/** Whether a pattern matches the whole of a text. */
export function matchesPattern(pattern: string, text: string): boolean {
  return text.length <= valueLengthMax && compile(pattern).testExact(text);
}

/** Says why a text does not meet a rule; an empty one counts as absent. `undefined` when it does. */
export function problemOfValue(
  rule: ValueRule,
  value: string,
): string | undefined {
  if (value === '') {
    return rule.required ? withDescription('is needed', rule) : undefined;
  }
  if (rule.values && !rule.values.includes(value)) {
    return withDescription(`must be ${inWords(rule.values)}`, rule);
  }
  return rule.pattern !== undefined && !matchesPattern(rule.pattern, value)
    ? withDescription(`must match ${rule.pattern}`, rule)
    : undefined;
}

function withDescription(problem: string, { description }: ValueRule): string {
  return description ? `${problem} (${description})` : problem;
}

function inWords(values: readonly string[]): string {
  const shown = values.slice(0, 20).join(', ');
  return values.length > 20 ? `one of ${shown}, …` : `one of ${shown}`;
}

function compile(pattern: string): RE2JS {
  const known = compiled.get(pattern);
  if (known) {
    return known;
  }
  const regularExpression = RE2JS.compile(pattern);
  compiled.set(pattern, regularExpression);
  return regularExpression;
}
