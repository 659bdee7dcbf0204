import type { FieldProblem } from '../http/errors';
import type { NamespaceRuleSet } from './NamespaceRuleSet';
import { composeName, namespaceNameLengthMax } from './nameTemplate';
import { problemOfValue } from './ValueRule';

const components = 'name_components';

/** What a namespace would be called, and everything that is wrong with the segments. */
export type CheckedName = {
  /** Segments that are not known stay in braces. */
  composite_name: string;
  problems: FieldProblem[];
};

/** Puts a name together and holds it and its segments to the rules. A name without problems is a DNS label. */
export function checkName(
  { template, segments }: NamespaceRuleSet,
  given: Readonly<Record<string, string>>,
): CheckedName {
  const values = new Map(Object.entries(given));
  const problems: FieldProblem[] = [];
  for (const name of values.keys()) {
    if (!template.segments.includes(name)) {
      problems.push({
        field: `${components}.${name}`,
        message: `is no segment of ${template.text}`,
      });
    }
  }
  for (const name of template.segments) {
    const value = values.get(name) ?? '';
    const rule = segments.get(name);
    const message =
      value === ''
        ? problemOfValue(rule ?? { required: true }, value)
        : (problemOfCharacters(value) ??
          (rule ? problemOfValue(rule, value) : problemOfLabel(value)));
    if (message !== undefined) {
      problems.push({ field: `${components}.${name}`, message });
    }
  }
  const composite_name = composeName(template, name => {
    const value = values.get(name) ?? '';
    const isOptional = segments.has(name) && !segments.get(name)?.required;
    return value === '' && !isOptional ? `{${name}}` : value;
  });
  if (problems.length === 0) {
    const message = problemOfName(
      composite_name,
      template.segments,
      name => values.get(name) ?? '',
    );
    if (message !== undefined) {
      problems.push({ field: components, message });
    }
  }
  return { composite_name, problems };
}

/** Everything that is wrong with metadata; keys without a rule are free. */
export function checkMetadata(
  { metadata: rules }: NamespaceRuleSet,
  given: Readonly<Record<string, string>>,
): FieldProblem[] {
  const values = new Map(Object.entries(given));
  return [...rules].flatMap(([key, rule]) => {
    const message = problemOfValue(rule, (values.get(key) ?? '').trim());
    return message === undefined ? [] : [{ field: `metadata.${key}`, message }];
  });
}

/** Nothing is made lower case silently: what people wrote is what they look for. */
function problemOfCharacters(value: string): string | undefined {
  if (/\p{Lu}/u.test(value)) {
    return 'has upper-case letters; names are lower case';
  }
  return /^[a-z0-9-]+$/.test(value)
    ? undefined
    : 'may only have lower-case letters, digits and hyphens';
}

function problemOfLabel(value: string): string | undefined {
  return value.startsWith('-') || value.endsWith('-')
    ? 'must neither begin nor end with a hyphen'
    : undefined;
}

function problemOfName(
  name: string,
  segments: readonly string[],
  valueOf: (segment: string) => string,
): string | undefined {
  if (name === '') {
    return 'make no name: at least one segment is needed';
  }
  if (name.length > namespaceNameLengthMax) {
    return `make a name of ${name.length} characters, ${
      name.length - namespaceNameLengthMax
    } more than the ${namespaceNameLengthMax} that a name may have: ${inLength(
      segments,
      valueOf,
    )}`;
  }
  const label = problemOfLabel(name);
  return label && `make the name '${name}', which ${label}`;
}

/** The longest first, as those are the ones to shorten. */
function inLength(
  segments: readonly string[],
  valueOf: (segment: string) => string,
): string {
  return [...segments]
    .sort((one, other) => valueOf(other).length - valueOf(one).length)
    .slice(0, 5)
    .map(name => `${name} has ${valueOf(name).length}`)
    .join(', ');
}
